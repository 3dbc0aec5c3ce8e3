// One member of a body: added, corrected, and written down as having left.
import { isUuid, type Result } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import { parseForm, readForm, type Typed } from '../../../../platform/http/form.ts';
import { type Answer, type Ask, type Route, route } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { parseDay } from '../../territories/rules/index.ts';
import { addMembers } from '../actions/add-members.ts';
import { editMember } from '../actions/edit-member.ts';
import { recordDeparture } from '../actions/record-departure.ts';
import { type Member, type MemberId, type MemberWords, seats } from '../rules/body.ts';
import { isEmail, isName, isNotLater, nameLength, standsForLength } from '../rules/member-rows.ts';
import type { Refusal } from '../rules/refusal.ts';
import { findMember } from '../store/bodies.ts';
import { type BodyPlace, backToBody, editBodies, inBody } from './body-routes.tsx';
import { line, orNull } from './form.ts';
import type { Difference } from './form-parts.tsx';
import { byStaff } from './front-page-routes.tsx';
import {
  departurePage,
  type MemberRefused,
  memberFields,
  memberLabels,
  memberPage,
  typedOf,
} from './member-forms.tsx';
import { departurePath, memberPath, newMemberPath, takeBackPath } from './paths.ts';
import { refusalSentence, refusalStatus } from './refusal-words.ts';
import { notHerePage } from './staff-parts.tsx';

const REASON_LENGTH = 300;

export function memberRoutes(house: House): Route[] {
  const audience = editBodies;
  const within = (answer: MemberAnswer) => inBody(house, withMember(house, answer));
  return [
    route({
      audience,
      method: 'get',
      path: newMemberPath,
      answer: inBody(house, async ({ institution, kind }) =>
        memberPage({ institution, kind, member: undefined, typed: {} }),
      ),
    }),
    route({
      audience,
      method: 'post',
      path: newMemberPath,
      answer: inBody(house, (place, ask) => answerNew(house, place, ask)),
    }),
    route({
      audience,
      method: 'get',
      path: memberPath,
      answer: within(async (place, member) =>
        memberPage({ ...place, member, typed: typedOf(member) }),
      ),
    }),
    route({ audience, method: 'post', path: memberPath, answer: within(answerEdit) }),
    route({
      audience,
      method: 'get',
      path: departurePath,
      answer: within(async (place, member) => departurePage({ ...place, member, typed: {} })),
    }),
    route({ audience, method: 'post', path: departurePath, answer: within(answerDeparture) }),
    route({ audience, method: 'post', path: takeBackPath, answer: within(answerTakeBack) }),
  ];
}

type MemberAnswer = (place: BodyPlace, member: Member, ask: Ask, house: House) => Promise<Answer>;

/** A member of that body of that institution: somebody else's is not there at all. */
function withMember(house: House, answer: MemberAnswer) {
  return async (place: BodyPlace, ask: Ask): Promise<Answer> => {
    const { institution, kind } = place;
    const id = parseMemberId(ask.params.member);
    const member = id && (await findMember(house.db, institution.id, kind, id));
    return member ? answer(place, member, ask, house) : notHerePage(institution);
  };
}

function parseMemberId(text: string | undefined): MemberId | undefined {
  return isUuid(text) ? (text as MemberId) : undefined;
}

export function memberSchema() {
  return v.pipe(
    v.object({
      name: v.pipe(
        line(nameLength),
        v.check(isName, () => m.institutions_member_name_missing()),
      ),
      seat: v.pipe(
        v.optional(v.string(), ''),
        v.picklist(seats, () => m.institutions_member_seat_missing()),
      ),
      standsFor: line(standsForLength),
      from: v.pipe(
        line(10),
        v.check(
          (text) => parseDay(text) !== undefined,
          () => m.institutions_member_from_wrong(),
        ),
      ),
      until: v.pipe(
        line(10),
        v.check(
          (text) => text === '' || parseDay(text) !== undefined,
          () => m.institutions_member_until_wrong(),
        ),
      ),
      email: v.pipe(
        line(254),
        v.check(
          (text) => text === '' || isEmail(text),
          () => m.institutions_contact_email_wrong(),
        ),
      ),
    }),
    v.forward(
      v.check(
        ({ from, until }) => !isNotLater(parseDay(from), parseDay(until)),
        () => m.institutions_member_until_not_later(),
      ),
      ['until'],
    ),
    v.transform(
      ({ name, seat, standsFor, from, until, email }): MemberWords => ({
        name,
        seat,
        standsFor: orNull(standsFor),
        mandateFrom: parseDay(from) ?? '',
        mandateUntil: parseDay(until) ?? null,
        email: orNull(email),
      }),
    ),
  );
}

async function answerNew(house: House, place: BodyPlace, ask: Ask): Promise<Answer> {
  const typed = await readForm(ask.request);
  const parsed = parseForm(memberSchema(), typed);
  const again = (refused: MemberRefused) =>
    memberPage({ ...place, member: undefined, typed, refused });
  if (!parsed.isSound) return again({ status: 422, problems: parsed.problems });
  const added = await addMembers(house.db, byStaff(ask), place.kind, [parsed.values]);
  if (added.ok) return backToBody(place, 'agregado');
  return again(refusedFor(added.error.map(({ refusal }) => refusal)));
}

/** Which field a refusal is about. */
const fieldOf: Readonly<Partial<Record<Refusal['code'], string>>> = {
  'institutions/two-at-once': 'seat',
  'institutions/sits-already': 'name',
  'institutions/more-than-seats': 'from',
  'institutions/left-before-beginning': 'from',
};

function refusedFor(refusals: readonly Refusal[]): MemberRefused {
  const problems = refusals.map((refusal) => ({
    field: fieldOf[refusal.code] ?? 'name',
    message: refusalSentence(refusal),
  }));
  return { status: 422, problems };
}

async function answerEdit(
  place: BodyPlace,
  member: Member,
  ask: Ask,
  house: House,
): Promise<Answer> {
  const typed = await readForm(ask.request);
  const parsed = parseForm(memberSchema(), typed);
  if (!parsed.isSound) {
    const refused = { status: 422, problems: parsed.problems } as const;
    return memberPage({ ...place, member, typed, refused });
  }
  const edit = { kind: place.kind, id: member.id, words: parsed.values, seen: typed.version ?? '' };
  const saved = await editMember(house.db, byStaff(ask), edit);
  if (saved.ok) return backToBody(place, 'integrante');
  return afterRefusal(house, place, member, saved, (now, refused) =>
    memberPage({
      ...place,
      member: now,
      typed,
      refused: refused ?? { status: 409, problems: [], differences: differencesOf(now, typed) },
    }),
  );
}

/** Read again: what is saved now, and not what was there when this request began. */
async function afterRefusal(
  { db }: House,
  { institution, kind }: BodyPlace,
  member: Member,
  { error }: Extract<Result<void, Refusal>, { ok: false }>,
  show: (now: Member, refused: MemberRefused | undefined) => Answer,
): Promise<Answer> {
  const now = (await findMember(db, institution.id, kind, member.id)) ?? member;
  if (error.code === 'institutions/changed-meanwhile') return show(now, undefined);
  return show(now, { ...refusedFor([error]), status: refusalStatus[error.code] });
}

function differencesOf(saved: Member, typed: Typed): readonly Difference[] {
  const now = typedOf(saved);
  return memberFields.map((field) => ({
    label: memberLabels[field](),
    typed: (typed[field] ?? '').trim(),
    saved: now[field],
  }));
}

function departureSchema() {
  return v.object({
    on: v.pipe(
      line(10),
      v.check(
        (text) => parseDay(text) !== undefined,
        () => m.institutions_departure_on_wrong(),
      ),
      v.transform((text) => parseDay(text) ?? ''),
    ),
    reason: v.pipe(
      line(REASON_LENGTH),
      v.minLength(3, () => m.institutions_departure_reason_missing()),
    ),
  });
}

async function answerDeparture(
  place: BodyPlace,
  member: Member,
  ask: Ask,
  house: House,
): Promise<Answer> {
  const typed = await readForm(ask.request);
  const parsed = parseForm(departureSchema(), typed);
  if (!parsed.isSound) {
    const refused = { status: 422, problems: parsed.problems } as const;
    return departurePage({ ...place, member, typed, refused });
  }
  const recorded = await recordDeparture(house.db, byStaff(ask), {
    kind: place.kind,
    id: member.id,
    departure: parsed.values,
    seen: typed.version ?? '',
  });
  if (recorded.ok) return backToBody(place, 'salida');
  return afterRefusal(house, place, member, recorded, (now, refused) =>
    departurePage({
      ...place,
      member: now,
      typed,
      refused: refused
        ? { ...refused, problems: refused.problems.map((one) => ({ ...one, field: 'on' })) }
        : { status: 409, problems: [], differences: departureDifferences(now, typed) },
    }),
  );
}

function departureDifferences(saved: Member, typed: Typed): readonly Difference[] {
  return [
    {
      label: m.institutions_departure_on(),
      typed: typed.on ?? '',
      saved: saved.leftOn ?? '',
    },
    {
      label: m.institutions_departure_reason(),
      typed: typed.reason ?? '',
      saved: saved.leftReason ?? '',
    },
  ];
}

async function answerTakeBack(
  place: BodyPlace,
  member: Member,
  ask: Ask,
  house: House,
): Promise<Answer> {
  const typed = await readForm(ask.request);
  const takenBack = await recordDeparture(house.db, byStaff(ask), {
    kind: place.kind,
    id: member.id,
    departure: undefined,
    seen: typed.version ?? '',
  });
  if (takenBack.ok) return backToBody(place, 'anulada');
  return afterRefusal(house, place, member, takenBack, (now, refused) =>
    memberPage({
      ...place,
      member: now,
      typed: typedOf(now),
      refused: refused ?? { status: 409, problems: [], differences: [] },
    }),
  );
}
