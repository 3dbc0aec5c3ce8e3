// The two own sides of a place at the Mesa are one: of an organisation, and of a public body.

import { isUuid, type Result } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import { parseForm, readForm, type Typed } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Route,
  route,
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { deskPath, readInstitution } from '../../../ground/institutions/index.ts';
import { ownPath, readOrganizationById } from '../../../ground/organizations/index.ts';
import { publicNames, standingGrantsIn } from '../../../ground/people/index.ts';
import { answerInvitation } from '../actions/invite-institution.ts';
import {
  askRepresentative,
  endRepresentative,
  keepSilence,
  leaveRoundtable,
  type OfMember,
} from '../actions/keep-place.ts';
import { SIT } from '../actions/tell.ts';
import type { Refusal } from '../rules/refusal.ts';
import { ranks } from '../rules/seat.ts';
import { listOfOrganization } from '../store/applications.ts';
import { listCalls } from '../store/calls.ts';
import { findLatestInvitation } from '../store/invitations.ts';
import { findStanding, listMembers } from '../store/members.ts';
import { listStanding } from '../store/representatives.ts';
import { doneWords } from './done-words.ts';
import { line, lines, lineThere, oneOf, parseReason, type Shown } from './form-parts.ts';
import { unknownPage } from './parts.tsx';
import { memberPath, own, ownHref, pathIn } from './paths.ts';
import { type Place, placePage } from './place-page.tsx';
import { problemsOf, statusOf } from './refusal-words.ts';

interface AtPlace {
  readonly house: House;
  readonly ask: Ask;
  readonly place: Place;
  readonly by: OfMember;
}

type AnswerAtPlace = (given: AtPlace) => Promise<Answer>;

const kinds = ['organization', 'institution'] as const;

export function placeRoutes(house: House): readonly Route[] {
  const at = (kind: Place['kind'], method: Route['method'], path: Route['path']) => ({
    ...{ audience: { act: SIT[kind] }, method, path },
  });
  const both = (
    method: Route['method'],
    place: keyof (typeof own)['organization'],
    answer: AnswerAtPlace,
  ) =>
    kinds.map((kind) =>
      route({
        ...at(kind, method, own[kind][place]),
        answer: (ask) => answerAt(house, ask, answer),
      }),
    );
  return [
    ...both('get', 'front', (given) => shown(given)),
    ...both('post', 'representative', answerAsk),
    ...both('post', 'end', answerEnd),
    ...both('post', 'silence', answerSilence),
    ...both('post', 'leave', answerLeave),
    route({
      ...at('institution', 'post', own.institution.answer),
      answer: (ask) => answerAt(house, ask, answerInvited),
    }),
  ];
}

async function answerAt(house: House, ask: Ask, answer: AnswerAtPlace): Promise<Answer> {
  const scope = scopeOf(ask);
  const place = await placeOf(house, scope);
  if (place === undefined) return unknownPage();
  const by = { personId: actorOf(ask).personId, scope, now: house.clock.now(), pathIn };
  return answer({ house, ask, place, by });
}

async function placeOf({ db }: House, { kind, id }: OfMember['scope']): Promise<Place | undefined> {
  if (kind === 'institution') {
    const { slug, name } = await readInstitution(db, id);
    return { kind, slug, name, deskHref: deskPath.to({ institution: slug }) };
  }
  const organization = await readOrganizationById(db, id);
  if (organization === undefined) return undefined;
  const { slug, facts } = organization;
  return { kind, slug, name: facts.name, deskHref: ownPath.to({ organization: slug }) };
}

async function shown(
  { house, ask, place, by }: AtPlace,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const { db } = house;
  const { scope, now } = by;
  const isOrganization = scope.kind === 'organization';
  const [member, latest, applications, calls, members, held] = await Promise.all([
    findStanding(db, scope),
    isOrganization ? undefined : findLatestInvitation(db, scope.id),
    isOrganization ? listOfOrganization(db, scope.id) : [],
    isOrganization ? listCalls(db, now) : [],
    listMembers(db, { standing: true }),
    standingGrantsIn(db, scope),
  ]);
  const names = await publicNames(db, [...new Set(held.map(({ personId }) => personId))]);
  return placePage({
    ...{ place, member, applications, calls, typed, problems, status },
    invitation: latest?.answeredAt === undefined ? latest : undefined,
    takenBack: latest?.outcome === 'taken-back' ? latest : undefined,
    representatives: member === undefined ? [] : await listStanding(db, [member.id]),
    colleagues: [...names].map(([personId, name]) => ({ personId, name })),
    others: members.filter(({ id }) => id !== member?.id),
    done: doneWords(ask.query),
  });
}

function ended<T>(
  given: AtPlace,
  typed: Typed,
  done: Result<T, Refusal>,
  hecho: string,
): Answer | Promise<Answer> {
  if (done.ok) return seeOther(ownHref(given.place, 'front', { hecho }));
  const status = statusOf(done.error) === 422 ? 422 : 409;
  return shown(given, { typed, problems: problemsOf(done.error), status });
}

const asking = v.object({
  persona: lineThere(60, () => m.roundtable_person_missing()),
  calidad: oneOf(ranks, () => m.roundtable_rank_missing()),
});

async function answerAsk(given: AtPlace): Promise<Answer> {
  const typed = await readForm(given.ask.request);
  const parsed = parseForm(asking, typed);
  if (!parsed.isSound) return shown(given, { typed, problems: parsed.problems, status: 422 });
  const { persona: personId, calidad: rank } = parsed.values;
  const done = isUuid(personId)
    ? await askRepresentative(given.house.db, given.by, { personId, rank })
    : ({ ok: false, error: { code: 'roundtable/not-of-the-team' } } as const);
  return ended(given, typed, done, 'pedida');
}

async function answerEnd(given: AtPlace): Promise<Answer> {
  const typed = await readForm(given.ask.request);
  const id = typed.representante ?? '';
  return ended(given, typed, await endRepresentative(given.house.db, given.by, id), 'terminada');
}

async function answerSilence(given: AtPlace): Promise<Answer> {
  const typed = await readForm(given.ask.request);
  const isSilent = typed.silencio !== 'no';
  const done = await keepSilence(given.house.db, given.by, isSilent);
  return ended(given, typed, done, isSilent ? 'silencio' : 'voz');
}

async function answerLeave(given: AtPlace): Promise<Answer> {
  const typed = await readForm(given.ask.request);
  const reason = parseReason(typed);
  if (!reason.isSound) return shown(given, { typed, problems: reason.problems, status: 422 });
  const next = v.safeParse(line(80), typed.reemplazo);
  const replacedBy = next.success && next.output !== '' ? next.output : undefined;
  const leaving = { reason: reason.values, replacedBy };
  const left = await leaveRoundtable(given.house.db, given.by, leaving);
  if (left.ok || left.error.code !== 'roundtable/open-actions') {
    return ended(given, typed, left, 'dejada');
  }
  const standing = await findStanding(given.house.db, given.by.scope);
  const href = standing && memberPath.to({ member: standing.slug });
  const problems = problemsOf(left.error).map((problem) => ({
    ...problem,
    ...(href === undefined ? {} : { href }),
  }));
  return shown(given, { typed, problems, status: 409 });
}

const answering = v.pipe(
  v.object({
    respuesta: oneOf(['accepted', 'declined'], () => m.roundtable_answer_missing()),
    motivo: lines(500),
  }),
  v.forward(
    v.check(
      ({ respuesta, motivo }) => respuesta === 'accepted' || motivo !== '',
      () => m.roundtable_reason_missing(),
    ),
    ['motivo'],
  ),
);

async function answerInvited(given: AtPlace): Promise<Answer> {
  const typed = await readForm(given.ask.request);
  const parsed = parseForm(answering, typed);
  if (!parsed.isSound) return shown(given, { typed, problems: parsed.problems, status: 422 });
  const { respuesta: outcome, motivo } = parsed.values;
  const answer = { outcome, reason: motivo === '' ? undefined : motivo };
  const done = await answerInvitation(given.house.db, given.by, answer);
  return ended(given, typed, done, outcome === 'accepted' ? 'aceptada' : 'declinada');
}
