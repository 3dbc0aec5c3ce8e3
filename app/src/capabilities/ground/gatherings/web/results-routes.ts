// What came of a gathering, kept at the desk: minutes and their approval, presence of a body, priorities, delegates.
import { isUuid } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import {
  type FieldProblem,
  lineUpTo,
  type Parsed,
  paragraphsUpTo,
  parseForm,
  readForm,
  type Typed,
} from '../../../../platform/http/form.ts';
import type { Answer, Route } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { publicNames } from '../../people/index.ts';
import { dayIn, parseDay } from '../../territories/rules/index.ts';
import { askDelegate } from '../actions/elect-delegates.ts';
import { addDelegate, addPriority, keepPresence, removeResult } from '../actions/keep-results.ts';
import { approveMinutes, correctMinutes, writeMinutes } from '../actions/write-minutes.ts';
import { type Agreement, type MinutesWritten, MOST_AGREEMENTS } from '../rules/minutes.ts';
import { themes, waysOfMarking } from '../rules/priorities.ts';
import { quorumOf } from '../rules/sitting.ts';
import { listDelegates } from '../store/delegates.ts';
import { listLaterInSeries } from '../store/gatherings.ts';
import { listMinutes, type Minutes } from '../store/minutes.ts';
import { listTerritoriesOf } from '../store/places.ts';
import { listRegistrations } from '../store/registrations.ts';
import { listSittingMembers, readQuorum } from '../store/sittings.ts';
import { listPriorities } from '../store/what-came-of-it.ts';
import {
  type AtDesk,
  atBoth,
  ended,
  onGathering,
  refusedAt,
  type Shown,
  toCall,
} from './at-desk.ts';
import { doneWords } from './done-words.ts';
import { reasonSchema, wholeNumber } from './gathering-form.ts';
import { minutesPage, rowsCount } from './minutes-page.tsx';
import { desk } from './paths.ts';
import { delegatesPage, presencePage, prioritiesPage } from './results-pages.tsx';

const TEXT = 20_000;
const NOBODY = '00000000-0000-4000-8000-000000000000';
/** The text of minutes and sixty agreements, each letter of which may be sent as nine. */
const MINUTES_BODY_BYTES = 800_000;

export function resultsRoutes(house: House): readonly Route[] {
  const on = (
    method: Route['method'],
    place: Parameters<typeof atBoth>[2],
    answer: (given: AtDesk) => Promise<Answer>,
  ) => atBoth(toCall, method, place, onGathering(house, answer));
  return [
    ...on('get', desk.minutes, (given) => shownMinutes(given)),
    ...on('post', desk.minutes, answerMinutes).map((route) => ({
      ...route,
      maxBodyBytes: MINUTES_BODY_BYTES,
    })),
    ...on('post', desk.approve, answerApprove),
    ...on('post', desk.correct, answerCorrect),
    ...on('get', desk.presence, (given) => shownPresence(given)),
    ...on('post', desk.presence, answerPresence),
    ...on('get', desk.priorities, (given) => shownPriorities(given)),
    ...on('post', desk.priorities, answerPriority),
    ...on('get', desk.delegates, (given) => shownDelegates(given)),
    ...on('post', desk.delegates, answerDelegate),
  ];
}

/** How a page is shown again: what was typed, what is wrong, its status. */
function againOf({ ask }: AtDesk, { typed = {}, problems = [], status }: Shown) {
  const done = doneWords(ask.query);
  return { typed, problems, done, ...(status === undefined ? {} : { status }) };
}

async function shownMinutes(given: AtDesk, again: Shown = {}): Promise<Answer> {
  const { house, by, gathering } = given;
  const [[latest], later] = await Promise.all([
    listMinutes(house.db, gathering.id),
    listLaterInSeries(house.db, gathering),
  ]);
  const isDraft = latest !== undefined && latest.approvedAt === null;
  return minutesPage({
    ...againOf(given, again),
    gathering,
    latest,
    later,
    isOwnDraft: latest?.draftedBy === by.actor.personId,
    today: dayIn(gathering.timeZone, by.now),
    typed: { ...(isDraft ? typedMinutes(latest) : {}), ...again.typed },
  });
}

function typedMinutes({ text, agreements }: Minutes): Typed {
  const rows = agreements.flatMap((one, index) => [
    [`acuerdo-${index + 1}`, one.text],
    [`responsable-${index + 1}`, one.responsible ?? ''],
    [`plazo-${index + 1}`, one.dueOn ?? ''],
  ]);
  return { texto: text, ...Object.fromEntries(rows) };
}

const textSchema = v.object({
  texto: v.pipe(
    paragraphsUpTo(TEXT, () => m.gatherings_too_long({ limit: TEXT })),
    v.nonEmpty(() => m.gatherings_minutes_text_missing()),
  ),
});

/** A row that is left empty is no agreement; the others keep their order. */
function parseMinutes(typed: Typed): Parsed<MinutesWritten> {
  const parsed = parseForm(textSchema, typed);
  const problems: FieldProblem[] = parsed.isSound ? [] : [...parsed.problems];
  const agreements: Agreement[] = [];
  for (let row = 1; row <= Math.min(rowsCount(typed), MOST_AGREEMENTS); row += 1) {
    const text = (typed[`acuerdo-${row}`] ?? '').trim();
    const responsible = (typed[`responsable-${row}`] ?? '').trim();
    const day = typed[`plazo-${row}`] ?? '';
    const dueOn = parseDay(day);
    if (text === '') continue;
    const wrong = (field: string, message: string) => problems.push({ field, message });
    if (text.length > 1000) wrong(`acuerdo-${row}`, m.gatherings_too_long({ limit: 1000 }));
    if (responsible.length > 200)
      wrong(`responsable-${row}`, m.gatherings_too_long({ limit: 200 }));
    if (day !== '' && dueOn === undefined) wrong(`plazo-${row}`, m.gatherings_day_wrong());
    agreements.push({ text, responsible: responsible === '' ? undefined : responsible, dueOn });
  }
  if (!parsed.isSound || problems.length > 0) return { isSound: false, problems };
  return { isSound: true, values: { text: parsed.values.texto, agreements } };
}

async function answerMinutes(given: AtDesk): Promise<Answer> {
  const { house, ask, by, gathering } = given;
  const typed = await readForm(ask.request);
  const parsed = parseMinutes(typed);
  if (!parsed.isSound)
    return shownMinutes(given, { typed, problems: parsed.problems, status: 422 });
  const written = await writeMinutes(house.db, by, gathering.id, parsed.values);
  return ended(given, written, 'acta-guardada', desk.minutes);
}

async function answerApprove(given: AtDesk): Promise<Answer> {
  const { house, ask, by, gathering } = given;
  const { en } = await readForm(ask.request);
  const site = { publicUrl: house.publicUrl, isDemonstration: !house.isProduction };
  const approval = { id: gathering.id, inLater: en };
  const approved = await approveMinutes(house.db, site, by, approval);
  return ended(given, approved, 'acta-aprobada');
}

async function answerCorrect(given: AtDesk): Promise<Answer> {
  const { house, ask, by, gathering } = given;
  const typed = await readForm(ask.request);
  const parsed = parseForm(reasonSchema, typed);
  if (!parsed.isSound)
    return shownMinutes(given, { typed, problems: parsed.problems, status: 422 });
  const begun = await correctMinutes(house.db, by, gathering.id, parsed.values.motivo);
  return ended(given, begun, 'correccion-abierta', desk.minutes);
}

const territoriesOf = ({ house, gathering: { cut } }: AtDesk) =>
  cut === undefined ? Promise.resolve([]) : listTerritoriesOf(house.db, cut);

async function shownPresence(given: AtDesk, again: Shown = {}): Promise<Answer> {
  const { house, gathering } = given;
  const { id, bodyId } = gathering;
  if (bodyId === undefined) return refusedAt(given, { code: 'gatherings/unknown' });
  const [members, needed] = await Promise.all([
    listSittingMembers(house.db, id),
    readQuorum(house.db, bodyId),
  ]);
  const quorum = quorumOf(members, needed);
  return presencePage({ ...againOf(given, again), gathering, territories: [], members, quorum });
}

async function answerPresence(given: AtDesk): Promise<Answer> {
  const { house, ask, by, gathering } = given;
  const typed = await readForm(ask.request);
  const members = await listSittingMembers(house.db, gathering.id);
  const presence = members.map(({ memberId }) => {
    const recusal = (typed[`inhabilidad-${memberId}`] ?? '').trim();
    const isPresent = Boolean(typed[`presente-${memberId}`]);
    return { memberId, isPresent, recusal: recusal === '' ? undefined : recusal };
  });
  const problems = presence.flatMap(({ memberId, isPresent, recusal = '' }) => {
    const field = `inhabilidad-${memberId}`;
    if (recusal.length > 300) return [{ field, message: m.gatherings_too_long({ limit: 300 }) }];
    return recusal !== '' && !isPresent ? [{ field, message: m.gatherings_recusal_absent() }] : [];
  });
  if (problems.length > 0) return shownPresence(given, { typed, problems, status: 422 });
  const kept = await keepPresence(house.db, by, gathering.id, presence);
  return ended(given, kept, 'presencia', desk.presence);
}

async function shownPriorities(given: AtDesk, again: Shown = {}): Promise<Answer> {
  const { house, gathering } = given;
  const [priorities, territories] = await Promise.all([
    listPriorities(house.db, gathering.id),
    territoriesOf(given),
  ]);
  return prioritiesPage({ ...againOf(given, again), gathering, territories, priorities });
}

const sector = v.optional(v.string(), '');
const line = (limit: number, missing: () => string) =>
  v.pipe(
    lineUpTo(limit, () => m.gatherings_too_long({ limit })),
    v.nonEmpty(missing),
  );

const prioritySchema = v.object({
  texto: line(300, () => m.gatherings_priority_missing()),
  tema: v.pipe(
    v.optional(v.string(), ''),
    v.picklist(themes, () => m.gatherings_theme_missing()),
  ),
  sector,
  marcas: wholeNumber(0, 100_000, () => m.gatherings_number_wrong()),
  como: v.pipe(
    v.optional(v.string(), ''),
    v.picklist(waysOfMarking, () => m.gatherings_way_missing()),
  ),
});

async function answerPriority(given: AtDesk): Promise<Answer> {
  const { house, ask, by, gathering } = given;
  const typed = await readForm(ask.request);
  if (typed.quitar !== undefined) return answerRemove(given, 'priority', typed.quitar);
  const parsed = parseForm(prioritySchema, typed);
  if (!parsed.isSound) {
    return shownPriorities(given, { typed, problems: parsed.problems, status: 422 });
  }
  const { texto: text, tema: theme, marcas: marksCount = 0, como: way } = parsed.values;
  const territoryId = isUuid(parsed.values.sector) ? parsed.values.sector : undefined;
  const priority = { text, theme, territoryId, way, marksCount };
  const added = await addPriority(house.db, by, gathering.id, priority);
  return ended(given, added, 'agregada', desk.priorities);
}

async function answerRemove(
  given: AtDesk,
  what: 'priority' | 'delegate',
  typedId: string,
): Promise<Answer> {
  const { house, by, gathering } = given;
  const id = isUuid(typedId) ? typedId : NOBODY;
  const place = what === 'priority' ? desk.priorities : desk.delegates;
  return ended(given, await removeResult(house.db, by, gathering.id, what, id), 'quitada', place);
}

async function shownDelegates(given: AtDesk, again: Shown = {}): Promise<Answer> {
  const { house, gathering } = given;
  const [delegates, registrations, territories] = await Promise.all([
    listDelegates(house.db, gathering.id),
    listRegistrations(house.db, gathering.id),
    territoriesOf(given),
  ]);
  const listed = new Set(delegates.map(({ id }) => id));
  const free = registrations.filter(({ id, state }) => state !== 'withdrawn' && !listed.has(id));
  const names = await publicNames(
    house.db,
    free.flatMap(({ personId }) => personId ?? []),
  );
  const candidates = free.flatMap(({ id, personId }) => {
    const name = names.get(personId ?? '');
    return name === undefined ? [] : [{ id, name }];
  });
  const shown = { ...againOf(given, again), gathering, territories };
  return delegatesPage({ ...shown, delegates, candidates });
}

const askedSchema = v.object({
  inscripcion: v.pipe(
    v.optional(v.string(), ''),
    v.check(
      (text) => isUuid(text),
      () => m.gatherings_delegate_who_missing(),
    ),
  ),
  'votos-cuenta': wholeNumber(0, 100_000, () => m.gatherings_number_wrong()),
  'suplente-cuenta': v.optional(v.string(), ''),
});

async function answerAskDelegate(given: AtDesk, typed: Typed): Promise<Answer> {
  const { house, by, gathering } = given;
  const parsed = parseForm(askedSchema, typed);
  if (!parsed.isSound) {
    return shownDelegates(given, { typed, problems: parsed.problems, status: 422 });
  }
  const { values } = parsed;
  const asked = await askDelegate(house.db, by, gathering.id, {
    registrationId: values.inscripcion,
    isSubstitute: values['suplente-cuenta'] !== '',
    votesCount: values['votos-cuenta'],
  });
  return ended(given, asked, 'pedida-delegada', desk.delegates);
}

const delegateSchema = v.object({
  nombre: line(120, () => m.gatherings_name_missing()),
  sector,
  votos: wholeNumber(0, 100_000, () => m.gatherings_number_wrong()),
  acepta: v.pipe(
    v.optional(v.string(), ''),
    v.nonEmpty(() => m.gatherings_delegate_must_accept()),
  ),
  publica: v.optional(v.string(), ''),
  suplente: v.optional(v.string(), ''),
});

async function answerDelegate(given: AtDesk): Promise<Answer> {
  const { house, ask, by, gathering } = given;
  const typed = await readForm(ask.request);
  if (typed.quitar !== undefined) return answerRemove(given, 'delegate', typed.quitar);
  if (typed.paso === 'pedir') return answerAskDelegate(given, typed);
  const parsed = parseForm(delegateSchema, typed);
  if (!parsed.isSound) {
    return shownDelegates(given, { typed, problems: parsed.problems, status: 422 });
  }
  const { values } = parsed;
  const added = await addDelegate(house.db, by, gathering.id, {
    name: values.nombre,
    isSubstitute: values.suplente !== '',
    territoryId: isUuid(values.sector) ? values.sector : undefined,
    votesCount: values.votos,
    publishesName: values.publica !== '',
  });
  return ended(given, added, 'agregada', desk.delegates);
}
