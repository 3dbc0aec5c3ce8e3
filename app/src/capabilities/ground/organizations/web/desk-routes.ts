// The staff's desk: the queue, a check and its answer, an organisation and who represents it.
import * as v from 'valibot';
import { m } from '#words';
import {
  type FieldProblem,
  parseForm,
  readForm,
  type Typed,
} from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  type Route,
  route,
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { readInstitution } from '../../institutions/index.ts';
import { publicNames } from '../../people/index.ts';
import { typedText } from '../../territories/rules/index.ts';
import { decideCheck } from '../actions/decide-check.ts';
import { listRepresentatives } from '../actions/list-representatives.ts';
import { resetRepresentatives } from '../actions/reset-representatives.ts';
import { decisions } from '../rules/legal-check.ts';
import { parseId } from '../rules/organization.ts';
import { readBoard } from '../store/boards.ts';
import { listOverseen, readOverseen } from '../store/directory.ts';
import { listChecks, listQueue, readCheckWithin } from '../store/legal-checks.ts';
import { readOrganizationById } from '../store/organizations.ts';
import { listPlaces } from '../store/places.ts';
import { listOpenRequests } from '../store/representation-requests.ts';
import { actingOf } from './acting.ts';
import { checkPage } from './check-page.tsx';
import { doneWords } from './done-words.ts';
import { optionalEmail, paragraphs } from './form.ts';
import { overseenPage } from './overseen-page.tsx';
import { refusedForm, refusedPage, unknownPage } from './parts.tsx';
import { checkPath, overseenPath, overseenRequestPath, queuePath, resetPath } from './paths.ts';
import { queuePage } from './queue-page.tsx';
import { sentenceOf } from './refusal-words.ts';
import { answerRequest, toldCode } from './representative-routes.ts';

const toCheck = { act: 'organizations/check' } as const;
const toReset = { act: 'organizations/reset-representatives' } as const;

export const deskRoutes = (house: House): readonly Route[] => [
  route({
    audience: toCheck,
    method: 'get',
    path: queuePath,
    answer: (ask) => answerQueue(house, ask),
  }),
  route({
    audience: toCheck,
    method: 'get',
    path: checkPath,
    answer: (ask) => answerCheckForm(house, ask, {}, []),
  }),
  route({
    audience: toCheck,
    method: 'post',
    path: checkPath,
    answer: (ask) => answerCheck(house, ask),
  }),
  route({
    audience: toCheck,
    method: 'get',
    path: overseenPath,
    answer: (ask) => answerOverseen(house, ask, {}, []),
  }),
  route({
    audience: toReset,
    method: 'post',
    path: resetPath,
    answer: (ask) => answerReset(house, ask),
  }),
  route({
    audience: toReset,
    method: 'post',
    path: overseenRequestPath,
    answer: (ask) => answerOverseenRequest(house, ask),
  }),
];

async function answerQueue({ db, clock }: House, ask: Ask): Promise<Answer> {
  const { id } = scopeOf(ask);
  const now = clock.now();
  const text = typedText(ask.query.get('q'));
  const [desk, queue, overseen] = await Promise.all([
    readInstitution(db, id),
    listQueue(db, id),
    listOverseen(db, id, text, now),
  ]);
  return queuePage({ desk, queue, overseen, text, done: doneWords(ask.query), now });
}

async function answerCheckForm(
  { db, clock }: House,
  ask: Ask,
  typed: Typed,
  problems: readonly FieldProblem[],
): Promise<Answer> {
  const { id: institutionId } = scopeOf(ask);
  const id = parseId(ask.params.check);
  const check = id === undefined ? undefined : await readCheckWithin(db, institutionId, id);
  const organization = check && (await readOrganizationById(db, check.organizationId));
  if (check === undefined || organization === undefined) return unknownPage();
  const [desk, places, history, board] = await Promise.all([
    readInstitution(db, institutionId),
    listPlaces(db),
    listChecks(db, organization.id),
    check.boardId === null ? undefined : readBoard(db, check.boardId),
  ]);
  const now = clock.now();
  return checkPage({ desk, check, organization, board, history, places, typed, problems, now });
}

const decisionSchema = v.object({
  respuesta: v.pipe(
    v.optional(v.string(), ''),
    v.picklist(decisions, () => m.organizations_form_decision_missing()),
  ),
  motivos: paragraphs(2000),
});

async function answerCheck(house: House, ask: Ask): Promise<Answer> {
  const typed = await readForm(ask.request);
  const checkId = parseId(ask.params.check);
  if (checkId === undefined) return unknownPage();
  const parsed = parseForm(decisionSchema, typed);
  if (!parsed.isSound) return answerCheckForm(house, ask, typed, parsed.problems);
  const { respuesta: decision, motivos: reasons } = parsed.values;
  const answer = { checkId, decision, reasons };
  const decided = await decideCheck(house.db, scopeOf(ask), answer, actingOf(house, ask));
  const institution = ask.params.institution ?? '';
  if (decided.ok) {
    return seeOther(queuePath.to({ institution }, { query: { hecho: 'respondida' } }));
  }
  const refusal = decided.error;
  if (refusal.code === 'organizations/unknown') return unknownPage();
  if (refusal.code === 'organizations/reasons-missing') {
    const problem = { field: 'motivos', message: sentenceOf(refusal) };
    return answerCheckForm(house, ask, typed, [problem]);
  }
  if (refusal.code === 'organizations/already-registered') {
    return refusedForm(refusal, (problems) => answerCheckForm(house, ask, typed, problems));
  }
  const back = { label: m.organizations_queue_title(), href: queuePath.to({ institution }) };
  return refusedPage(refusal, back);
}

async function answerOverseen(
  { db, clock }: House,
  ask: Ask,
  typed: Typed,
  problems: readonly FieldProblem[],
): Promise<Answer> {
  const { id: institutionId } = scopeOf(ask);
  const id = parseId(ask.params.id);
  const now = clock.now();
  const organization =
    id === undefined ? undefined : await readOverseen(db, institutionId, id, now);
  if (organization === undefined) return unknownPage();
  const [desk, checks, representatives, requests, places] = await Promise.all([
    readInstitution(db, institutionId),
    listChecks(db, organization.id),
    listRepresentatives(db, organization.id),
    listOpenRequests(db, organization.id),
    listPlaces(db),
  ]);
  const persons = [...representatives, ...requests].map(({ personId }) => personId);
  return overseenPage({
    desk,
    organization,
    checks,
    representatives,
    requests,
    names: await publicNames(db, persons),
    places,
    typed,
    problems,
    done: doneWords(ask.query),
    now,
  });
}

const resetSchema = v.object({
  motivo: v.pipe(
    paragraphs(600),
    v.nonEmpty(() => m.organizations_form_reset_reason_missing()),
  ),
  correo: optionalEmail(),
});

async function answerReset(house: House, ask: Ask): Promise<Answer> {
  const { db } = house;
  const typed = await readForm(ask.request);
  const organizationId = parseId(ask.params.id);
  if (organizationId === undefined) return unknownPage();
  const parsed = parseForm(resetSchema, typed);
  if (!parsed.isSound) return answerOverseen(house, ask, typed, parsed.problems);
  const { motivo: reason, correo: email } = parsed.values;
  const asked = { organizationId, reason, email };
  const reset = await resetRepresentatives(db, scopeOf(ask), asked, actingOf(house, ask));
  const organization = await readOverseen(db, scopeOf(ask).id, organizationId, house.clock.now());
  if (!reset.ok || organization === undefined) return unknownPage();
  const institution = ask.params.institution ?? '';
  const back = overseenPath.to({ institution, id: organizationId });
  return toldCode(house, ask, { organization, code: reset.value, email, back });
}

async function answerOverseenRequest(house: House, ask: Ask): Promise<Answer> {
  const organizationId = parseId(ask.params.id);
  const requestId = parseId(ask.params.request);
  if (organizationId === undefined || requestId === undefined) return unknownPage();
  const to = { institution: ask.params.institution ?? '', id: organizationId };
  const back = { label: m.organizations_see_organization(), href: overseenPath.to(to) };
  const form = (typed: Typed, problems: readonly FieldProblem[]) =>
    answerOverseen(house, ask, typed, problems);
  return answerRequest(house, ask, { organizationId, requestId }, { form, back });
}
