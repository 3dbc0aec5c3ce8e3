// The bodies of an institution as its keepers keep them: settings of each, members, departures.
import * as v from 'valibot';
import { m } from '#words';
import { paragraphsUpTo, parseForm, readForm, type Typed } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  type Route,
  route,
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { dayIn } from '../../territories/rules/index.ts';
import { setBody } from '../actions/set-body.ts';
import { type BodyKind, bodiesOf, bodyInAddress, parseBody } from '../rules/body.ts';
import type { Refusal } from '../rules/refusal.ts';
import { listMembers, readBody } from '../store/bodies.ts';
import { type InstitutionRow, readInstitution } from '../store/institutions.ts';
import {
  type BodyPageProps,
  bodiesPage,
  bodyPage,
  settingFields,
  settingLabels,
  settingsOf,
} from './body-forms.tsx';
import { byStaff } from './front-page-routes.tsx';
import { bodiesPath, bodyPath } from './paths.ts';
import { refusalSentence, refusalStatus } from './refusal-words.ts';
import { notHerePage } from './staff-parts.tsx';

export const editBodies = { act: 'institutions/edit-bodies' };

export interface BodyPlace {
  readonly institution: InstitutionRow;
  readonly kind: BodyKind;
  /** Today, where the institution is. */
  readonly today: string;
}

/** Answers within the body that the address names, if the institution has it. */
export function inBody(
  house: House,
  answer: (place: BodyPlace, ask: Ask) => Promise<Answer>,
): Route['answer'] {
  return async (ask) => {
    const institution = await readInstitution(house.db, scopeOf(ask).id);
    const kind = parseBody(ask.params.body, institution.kind);
    if (kind === undefined) return notHerePage(institution);
    const today = dayIn(institution.timeZone, house.clock.now());
    return answer({ institution, kind, today }, ask);
  };
}

export function bodyRoutes(house: House): Route[] {
  const audience = editBodies;
  return [
    route({ audience, method: 'get', path: bodiesPath, answer: (ask) => showAll(house, ask) }),
    route({
      audience,
      method: 'get',
      path: bodyPath,
      answer: inBody(house, (place, ask) => show(house, place, ask)),
    }),
    route({
      audience,
      method: 'post',
      path: bodyPath,
      answer: inBody(house, (place, ask) => answerSettings(house, place, ask)),
    }),
  ];
}

async function showAll({ db, clock }: House, ask: Ask): Promise<Answer> {
  const institution = await readInstitution(db, scopeOf(ask).id);
  const { id, kind, timeZone } = institution;
  const seatings = await Promise.all(
    bodiesOf(kind).map(async (one) => ({
      body: await readBody(db, id, one),
      members: await listMembers(db, id, one),
    })),
  );
  return bodiesPage({ institution, seatings, today: dayIn(timeZone, clock.now()) });
}

const done: Readonly<Record<string, () => string>> = {
  ajustes: m.institutions_done_settings,
  integrante: m.institutions_done_member,
  agregado: m.institutions_done_member_added,
  salida: m.institutions_done_departure,
  anulada: m.institutions_done_departure_taken_back,
  archivo: m.institutions_done_import,
};

async function show(house: House, place: BodyPlace, ask: Ask): Promise<Answer> {
  return bodyPage({
    ...(await bodyProps(house, place)),
    done: done[ask.query.get('hecho') ?? '']?.(),
  });
}

async function bodyProps({ db }: House, place: BodyPlace): Promise<BodyPageProps> {
  const { institution, kind, today } = place;
  const [body, members] = await Promise.all([
    readBody(db, institution.id, kind),
    listMembers(db, institution.id, kind),
  ]);
  return { institution, body, members, today };
}

/** To the page of the body, with the word of what was done. */
export function backToBody({ institution, kind }: BodyPlace, hecho: string): Response {
  const address = { institution: institution.slug, body: bodyInAddress(kind) };
  return seeOther(bodyPath.to(address, { query: { hecho } }));
}

function count(label: () => string) {
  return v.pipe(
    v.optional(v.string(), ''),
    v.trim(),
    v.check(
      (text) => text === '' || (/^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 100),
      () => m.institutions_body_number_wrong({ field: label() }),
    ),
    v.transform((text) => (text === '' ? null : Number(text))),
  );
}

const RULE_LENGTH = 2000;

function settingsSchema() {
  return v.pipe(
    v.object({
      seats: count(settingLabels.seats),
      quorum: count(settingLabels.quorum),
      rule: paragraphsUpTo(RULE_LENGTH, () => m.institutions_form_too_long({ limit: RULE_LENGTH })),
    }),
    v.forward(
      v.check(
        ({ seats, quorum }) => seats === null || quorum === null || quorum <= seats,
        () => m.institutions_body_quorum_over_seats(),
      ),
      ['quorum'],
    ),
  );
}

async function answerSettings(house: House, place: BodyPlace, ask: Ask): Promise<Answer> {
  const typed = await readForm(ask.request);
  const parsed = parseForm(settingsSchema(), typed);
  if (!parsed.isSound) {
    const refused = { status: 422, typed, problems: parsed.problems } as const;
    return bodyPage({ ...(await bodyProps(house, place)), refused });
  }
  const { seats, quorum, rule } = parsed.values;
  const saved = await setBody(house.db, byStaff(ask), {
    kind: place.kind,
    to: { seats, quorum, attendanceRule: rule || null },
    seen: typed.version ?? '',
  });
  if (saved.ok) return backToBody(place, 'ajustes');
  return settingsRefused(await bodyProps(house, place), typed, saved.error);
}

function settingsRefused(props: BodyPageProps, typed: Typed, refusal: Refusal): Answer {
  const status = refusalStatus[refusal.code];
  if (refusal.code !== 'institutions/changed-meanwhile') {
    const problems = [{ field: 'seats', message: refusalSentence(refusal) }];
    return bodyPage({ ...props, refused: { status, typed, problems } });
  }
  const saved = settingsOf(props.body);
  const differences = settingFields.map((field) => ({
    label: settingLabels[field](),
    typed: (typed[field] ?? '').trim(),
    saved: saved[field],
  }));
  return bodyPage({ ...props, refused: { status, typed, problems: [], differences } });
}
