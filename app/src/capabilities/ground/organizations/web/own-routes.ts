// The representatives' own place: desk, profile, legal facts, board, capacity.
import { assert } from '@minga/basics';
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
  actorOf,
  type Route,
  route,
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { dayIn } from '../../territories/rules/index.ts';
import { declareBoard } from '../actions/declare-board.ts';
import {
  addTraining,
  editProfile,
  recordMembers,
  removeTraining,
} from '../actions/edit-organization.ts';
import { mendRegistration } from '../actions/mend-registration.ts';
import { proposeChange } from '../actions/propose-change.ts';
import { parseId } from '../rules/organization.ts';
import { mayAct } from '../rules/standing.ts';
import { readBoard, readBoardInOffice } from '../store/boards.ts';
import { listChecks, readOpenCheck } from '../store/legal-checks.ts';
import type { Duplicate, Organization } from '../store/organizations.ts';
import { type OrganizationToday, readOrganizationToday } from '../store/organizations-today.ts';
import { listPlaces } from '../store/places.ts';
import { listOpenRequests } from '../store/representation-requests.ts';
import { listTrainings } from '../store/trainings.ts';
import { actingOf } from './acting.ts';
import { doneWords } from './done-words.ts';
import { requiredDay, requiredLine, wholeNumber } from './form.ts';
import {
  boardPage,
  capacityPage,
  legalPage,
  type OwnFormProps,
  profilePage,
} from './own-forms.tsx';
import { ownPage } from './own-page.tsx';
import { otherIn, refusedForm, refusedPage } from './parts.tsx';
import {
  boardPath,
  capacityPath,
  legalPath,
  ownPath,
  profilePath,
  removeTrainingPath,
  trainingPath,
} from './paths.ts';
import {
  parseBoard,
  parseFacts,
  parseProfile,
  parseRegistration,
  typedBoard,
  typedFacts,
  typedProfile,
} from './registration-form.ts';
import { registrationPage, reviewPage } from './registration-page.tsx';
import { organizationTools } from './slots.ts';
import { boardStateOf } from './words.ts';

const toSee = { act: 'organizations/see-own' } as const;
const toEdit = { act: 'organizations/edit-own' } as const;
const toChangeBoard = { act: 'organizations/change-board' } as const;

export const ownRoutes = (house: House): readonly Route[] => [
  route({ audience: toSee, method: 'get', path: ownPath, answer: (ask) => answerOwn(house, ask) }),
  route({
    audience: toEdit,
    method: 'get',
    path: profilePath,
    answer: async (ask) => {
      const organization = await ownOf(house, ask);
      const typed = typedProfile(organization.profile);
      return profilePage(shown(ask, organization, typed));
    },
  }),
  route({
    audience: toEdit,
    method: 'post',
    path: profilePath,
    answer: (ask) => answerProfile(house, ask),
  }),
  route({
    audience: toEdit,
    method: 'get',
    path: legalPath,
    answer: (ask) => answerLegalForm(house, ask),
  }),
  route({
    audience: toEdit,
    method: 'post',
    path: legalPath,
    answer: (ask) => answerLegal(house, ask),
  }),
  route({
    audience: toChangeBoard,
    method: 'get',
    path: boardPath,
    answer: async (ask) => answerBoardForm(house, ask, {}, []),
  }),
  route({
    audience: toChangeBoard,
    method: 'post',
    path: boardPath,
    answer: (ask) => answerBoard(house, ask),
  }),
  route({
    audience: toEdit,
    method: 'get',
    path: capacityPath,
    answer: (ask) => answerCapacityForm(house, ask, undefined, []),
  }),
  route({
    audience: toEdit,
    method: 'post',
    path: capacityPath,
    answer: (ask) => answerMembers(house, ask),
  }),
  route({
    audience: toEdit,
    method: 'post',
    path: trainingPath,
    answer: (ask) => answerTraining(house, ask),
  }),
  route({
    audience: toEdit,
    method: 'post',
    path: removeTrainingPath,
    answer: (ask) => answerRemoveTraining(house, ask),
  }),
];

/** The organisation that the address names and the gate found the actor to represent. */
export async function ownOf({ db, clock }: House, ask: Ask): Promise<OrganizationToday> {
  const organization = await readOrganizationToday(db, scopeOf(ask).id, clock.now());
  assert(organization !== undefined, 'the gate finds only organisations that there are');
  return organization;
}

function shown(
  ask: Ask,
  organization: Organization,
  typed: Typed,
  problems: readonly FieldProblem[] = [],
): OwnFormProps {
  return { organization, typed, problems, done: doneWords(ask.query) };
}

/** Where a refused or finished form leads back to. */
export function backTo({ slug, facts }: Organization) {
  return { label: facts.name, href: ownPath.to({ organization: slug }) };
}

async function answerOwn(house: House, ask: Ask): Promise<Answer> {
  const { db, clock, gather } = house;
  const organization = await ownOf(house, ask);
  const { id, legalState, isFrozen } = organization;
  const now = clock.now();
  const board = boardStateOf(organization, now);
  const [checks, requests, tools] = await Promise.all([
    listChecks(db, id),
    listOpenRequests(db, id),
    gather(organizationTools, {
      organizationId: id,
      locale: ask.locale,
      actor: actorOf(ask),
      mayAct: mayAct({ legalState, board, isFrozen }),
    }),
  ]);
  return ownPage({
    organization,
    checks,
    requestsCount: requests.length,
    tools: tools.flat(),
    done: doneWords(ask.query),
    now,
  });
}

async function answerProfile(house: House, ask: Ask): Promise<Answer> {
  const typed = await readForm(ask.request);
  const organization = await ownOf(house, ask);
  const parsed = parseProfile(typed);
  if (!parsed.isSound) return profilePage(shown(ask, organization, typed, parsed.problems));
  const edited = await editProfile(house.db, scopeOf(ask), parsed.values, actingOf(house, ask));
  if (!edited.ok) {
    return refusedForm(edited.error, (problems) =>
      profilePage(shown(ask, organization, typed, problems)),
    );
  }
  return seeOther(toOwn(organization, 'guardado'));
}

function toOwn({ slug }: Organization, done: string): string {
  return ownPath.to({ organization: slug }, { query: { hecho: done } });
}

/** What was sent back is mended whole; what was confirmed is changed through a check. */
async function answerLegalForm(house: House, ask: Ask): Promise<Answer> {
  const { db } = house;
  const organization = await ownOf(house, ask);
  const places = await listPlaces(db);
  if (organization.legalState === 'returned') {
    const mended = await mendedOf(house, organization);
    return registrationPage({ ...mended, places, problems: [] });
  }
  const open = await readOpenCheck(db, organization.id);
  return legalPage({
    ...shown(ask, organization, typedFacts(organization.facts)),
    places,
    isChecked: open !== undefined,
    other: undefined,
  });
}

/** What the form of a mend says before anything is typed. */
async function mendedOf({ db }: House, organization: Organization) {
  const { id, slug, facts, profile } = organization;
  const [last] = await listChecks(db, id);
  const board = last?.boardId ? await readBoard(db, last.boardId) : undefined;
  return {
    action: legalPath.to({ organization: slug }),
    typed: {
      ...typedFacts(facts),
      ...typedProfile(profile),
      ...(board === undefined ? {} : typedBoard(board)),
    },
    mended: { slug, name: facts.name, reasons: last?.reasons ?? '' },
  };
}

async function answerLegal(house: House, ask: Ask): Promise<Answer> {
  const { db, clock } = house;
  const organization = await ownOf(house, ask);
  if (organization.legalState === 'returned') return answerMend(house, ask, organization);
  const typed = await readForm(ask.request);
  const places = await listPlaces(db);
  const parsed = parseFacts(typed, places, dayIn(organization.timeZone, clock.now()));
  const again = (problems: readonly FieldProblem[], other?: Duplicate) =>
    legalPage({ ...shown(ask, organization, typed, problems), places, isChecked: false, other });
  if (!parsed.isSound) return again(parsed.problems);
  const by = actingOf(house, ask);
  const proposed = await proposeChange(db, scopeOf(ask), parsed.values, by);
  if (!proposed.ok) {
    const other = otherIn(proposed.error);
    return refusedForm(proposed.error, (problems) => again(problems, other));
  }
  return seeOther(toOwn(organization, 'cambio-pedido'));
}

async function answerMend(house: House, ask: Ask, organization: Organization): Promise<Answer> {
  const { db, clock } = house;
  const typed = await readForm(ask.request);
  const places = await listPlaces(db);
  const { action, mended } = await mendedOf(house, organization);
  const given = { action, mended, typed, places };
  if (typed.paso === 'corregir') return registrationPage({ ...given, problems: [] });
  const today = dayIn(organization.timeZone, clock.now());
  const parsed = parseRegistration(typed, places, today);
  if (!parsed.isSound) return registrationPage({ ...given, problems: parsed.problems });
  const registration = parsed.values;
  if (typed.paso !== 'enviar') return reviewPage({ ...given, registration });
  const sent = await mendRegistration(db, scopeOf(ask), registration, actingOf(house, ask));
  if (!sent.ok) {
    const other = otherIn(sent.error);
    return refusedForm(sent.error, (problems) => registrationPage({ ...given, problems, other }));
  }
  return seeOther(toOwn(organization, 'corregida'));
}

async function answerBoardForm(
  house: House,
  ask: Ask,
  typed: Typed,
  problems: readonly FieldProblem[],
): Promise<Answer> {
  const { db, clock } = house;
  const organization = await ownOf(house, ask);
  const [current, open] = await Promise.all([
    readBoardInOffice(db, organization.id, clock.now()),
    readOpenCheck(db, organization.id),
  ]);
  const isChecked = open !== undefined;
  return boardPage({ ...shown(ask, organization, typed, problems), current, isChecked });
}

async function answerBoard(house: House, ask: Ask): Promise<Answer> {
  const organization = await ownOf(house, ask);
  const typed = await readForm(ask.request);
  const parsed = parseBoard(typed, dayIn(organization.timeZone, house.clock.now()));
  if (!parsed.isSound) return answerBoardForm(house, ask, typed, parsed.problems);
  const by = actingOf(house, ask);
  const declared = await declareBoard(house.db, scopeOf(ask), parsed.values, by);
  if (!declared.ok) {
    return refusedForm(declared.error, (problems) => answerBoardForm(house, ask, typed, problems));
  }
  return seeOther(toOwn(organization, 'directiva-declarada'));
}

async function answerCapacityForm(
  house: House,
  ask: Ask,
  typed: Typed | undefined,
  problems: readonly FieldProblem[],
): Promise<Answer> {
  const organization = await ownOf(house, ask);
  const { id, membersCount, membersCountedOn } = organization;
  const trainings = await listTrainings(house.db, id);
  const kept = {
    socias: membersCount === null ? '' : String(membersCount),
    'socias-al': membersCountedOn ?? '',
  };
  return capacityPage({ ...shown(ask, organization, { ...kept, ...typed }, problems), trainings });
}

const membersSchema = v.object({
  socias: wholeNumber(0, 10_000_000, () => m.organizations_form_members_wrong()),
  'socias-al': requiredDay(() => m.organizations_form_members_day_missing()),
});

async function answerMembers(house: House, ask: Ask): Promise<Answer> {
  const typed = await readForm(ask.request);
  const organization = await ownOf(house, ask);
  const parsed = parseForm(membersSchema, typed);
  if (!parsed.isSound) return answerCapacityForm(house, ask, typed, parsed.problems);
  const { socias: count, 'socias-al': on } = parsed.values;
  if (on > dayIn(organization.timeZone, house.clock.now())) {
    const problem = { field: 'socias-al', message: m.organizations_form_day_future() };
    return answerCapacityForm(house, ask, typed, [problem]);
  }
  const saved = await recordMembers(house.db, scopeOf(ask), { count, on }, actorOf(ask));
  if (!saved.ok) {
    return refusedForm(saved.error, (problems) => answerCapacityForm(house, ask, typed, problems));
  }
  return seeOther(toCapacity(organization));
}

function toCapacity({ slug }: Organization): string {
  return capacityPath.to({ organization: slug }, { query: { hecho: 'guardado' } });
}

const trainingSchema = v.object({
  curso: requiredLine(120, () => m.organizations_form_training_missing()),
  imparte: requiredLine(120, () => m.organizations_form_given_by_missing()),
  termino: requiredDay(() => m.organizations_form_finished_missing()),
  personas: wholeNumber(1, 100_000, () => m.organizations_form_people_wrong()),
});

async function answerTraining(house: House, ask: Ask): Promise<Answer> {
  const typed = await readForm(ask.request);
  const organization = await ownOf(house, ask);
  const parsed = parseForm(trainingSchema, typed);
  if (!parsed.isSound) return answerCapacityForm(house, ask, typed, parsed.problems);
  const { curso, imparte, termino, personas } = parsed.values;
  if (termino > dayIn(organization.timeZone, house.clock.now())) {
    const problem = { field: 'termino', message: m.organizations_form_day_future() };
    return answerCapacityForm(house, ask, typed, [problem]);
  }
  const training = { name: curso, givenBy: imparte, finishedOn: termino, peopleCount: personas };
  const added = await addTraining(house.db, scopeOf(ask), training, actorOf(ask));
  if (!added.ok) {
    return refusedForm(added.error, (problems) => answerCapacityForm(house, ask, typed, problems));
  }
  return seeOther(toCapacity(organization));
}

async function answerRemoveTraining(house: House, ask: Ask): Promise<Answer> {
  const organization = await ownOf(house, ask);
  const id = parseId(ask.params.id);
  const removed =
    id === undefined
      ? ({ ok: false, error: { code: 'organizations/unknown' } } as const)
      : await removeTraining(house.db, scopeOf(ask), id, actorOf(ask));
  if (!removed.ok) return refusedPage(removed.error, backTo(organization));
  return seeOther(toCapacity(organization));
}
