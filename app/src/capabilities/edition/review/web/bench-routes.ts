// The workbench: proposals taken in, filtered, marked and handed out; views kept.
import { isUuid } from '@minga/basics';
import { m } from '#words';
import { type FieldProblem, readForm, type Typed } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { askedPage, pagedOf } from '../../../../ui/pagination/paged.ts';
import { permissions } from '../../../ground/people/rules/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { assignChecks } from '../actions/assign-checks.ts';
import { forgetView, saveView } from '../actions/keep-views.ts';
import { takeIn } from '../actions/take-in.ts';
import { type BenchFilter, benchQuery, parseBenchFilter } from '../rules/bench-filter.ts';
import { checkKinds } from '../rules/checks.ts';
import { parseDays } from '../rules/terms.ts';
import { listBenchNumbers, listBenchRows, readBench } from '../store/bench.ts';
import {
  type AtDesk,
  byStaff,
  deskRoutesOf,
  mayHere,
  placeOf,
  refusedAt,
  type Shown,
  toBench,
} from './at-desk.ts';
import { benchPage } from './bench-page.tsx';
import { doneWords } from './done-words.ts';
import { refusedPage } from './parts.tsx';
import { desk } from './paths.ts';
import { problemOfRefusal, statusOf } from './refusal-words.ts';

const ROWS = 50;

export function benchRoutes(house: House): readonly Route[] {
  const finding = deskRoutesOf(house, 'review/find');
  const coordinating = deskRoutesOf(house, 'review/coordinate');
  return [
    route({
      audience: { act: 'review/find' },
      method: 'get',
      path: desk.bench,
      answer: (ask) => shown(house, ask),
    }),
    coordinating.post(desk.takeIn, answerTakeIn),
    coordinating.post(desk.assign, answerAssign),
    finding.post(desk.views, answerSaveView),
    finding.post(desk.forgetView, answerForgetView),
  ];
}

/** What stands around the bench, and its rows with how many there are: two queries. */
async function shown(
  house: House,
  ask: Ask,
  { typed = {}, problems = [], status }: Shown = {},
  query: URLSearchParams = ask.query,
): Promise<Answer> {
  const by = byStaff(house, ask);
  const { personId } = by.actor;
  const bench = await readBench(house.db, {
    ...{ institutionId: by.scope.id, slug: ask.params.edition ?? '', personId, now: by.now },
    roles: permissions['review/find'].roles,
  });
  if (bench === undefined) return refusedPage({ code: 'review/unknown' });
  const today = dayIn(bench.edition.timeZone, by.now);
  const filter = parseBenchFilter(query);
  const asked = { editionId: bench.edition.id, filter, personId, today };
  const page = askedPage(query);
  const stretch = { limit: ROWS, offset: (page - 1) * ROWS };
  const there = await listBenchRows(house.db, asked, stretch);
  // Beyond the last page there is nothing: whoever asks gets the first.
  const isBeyond = there.rows.length === 0 && page > 1;
  const found = isBeyond ? await listBenchRows(house.db, asked, { limit: ROWS, offset: 0 }) : there;
  const isAll = Object.keys(benchQuery(filter)).length === 0;
  const all = Object.values(bench.counts).reduce((sum, one) => sum + one, 0);
  const count = isAll ? all : found.count;
  return benchPage({
    bench,
    filter,
    rows: found.rows,
    count,
    paged: pagedOf(count, isBeyond ? 1 : page, ROWS),
    today,
    mayCoordinate: mayHere({ by }, 'review/coordinate'),
    ...{ typed, problems, status },
    done: doneWords(ask.query),
  });
}

async function answerTakeIn(given: AtDesk): Promise<Answer> {
  const { house, ask, by, edition } = given;
  const typed = await readForm(ask.request);
  const [admissibility, feasibility] = [
    parseDays(typed['dias-admissibility']),
    parseDays(typed['dias-feasibility']),
  ];
  if (admissibility === undefined || feasibility === undefined) {
    const problems: FieldProblem[] = [
      ...(admissibility === undefined ? ['dias-admissibility'] : []),
      ...(feasibility === undefined ? ['dias-feasibility'] : []),
    ].map((field) => ({ field, message: m.review_refused_days_wrong() }));
    return shown(house, ask, { typed, problems, status: 422 });
  }
  const days = { admissibility, feasibility };
  const taken = await takeIn(house.db, by, { editionId: edition.id, days });
  return taken.ok ? toBench(given, 'tomadas', taken.value) : refusedAt(given, taken.error);
}

/** `nobody` takes away, empty leaves as it is. */
function choice(typed: string | undefined): string | null | undefined {
  if (typed === 'nobody') return null;
  return typed === undefined || typed === '' ? undefined : typed;
}

async function answerAssign(given: AtDesk): Promise<Answer> {
  const { house, ask, by, edition } = given;
  const typed = await readForm(ask.request);
  const query = new URLSearchParams(typed.vuelta ?? '');
  const again = (problem: FieldProblem, status: Shown['status']) =>
    shown(house, ask, { typed, problems: [problem], status }, query);
  const days = typed.dias === undefined || typed.dias.trim() === '' ? null : parseDays(typed.dias);
  if (days === undefined) {
    return again({ field: 'dias', message: m.review_refused_days_wrong() }, 422);
  }
  const [unitId, reviewerId] = [choice(typed.unidad), choice(typed.revisa)];
  const filter = parseBenchFilter(query);
  const numbers = await markedIn(given, typed, filter);
  const kinds = checkKinds.filter((kind) => kind === typed.tipo);
  const assigned = await assignChecks(house.db, by, edition, {
    ...{ numbers, kinds },
    unitId: unitId == null || isUuid(unitId) ? unitId : '',
    reviewerId: reviewerId == null || isUuid(reviewerId) ? reviewerId : '',
    days: days ?? undefined,
    pathIn: (locale) => desk.bench.to(placeOf(edition), { locale, query: { mias: '1' } }),
  });
  if (!assigned.ok) return again(problemOfRefusal(assigned.error), statusOf(assigned.error));
  const said = { ...benchQuery(filter), hecho: 'asignadas', cuantas: String(assigned.value) };
  return seeOther(desk.bench.to(placeOf(edition), { query: said }));
}

/** Those that were marked, or all that the filter finds, on other pages too. */
async function markedIn(
  { house, by, edition, today }: AtDesk,
  typed: Typed,
  filter: BenchFilter,
): Promise<readonly number[]> {
  if (typed.todas === undefined) {
    return Object.keys(typed).flatMap((name) => {
      const digits = /^p-([1-9]\d{0,8})$/.exec(name)?.[1];
      return digits === undefined ? [] : [Number(digits)];
    });
  }
  const asked = { editionId: edition.id, filter, personId: by.actor.personId, today };
  return listBenchNumbers(house.db, asked);
}

async function answerSaveView(given: AtDesk): Promise<Answer> {
  const { house, ask, by, edition } = given;
  const typed = await readForm(ask.request);
  const filter = parseBenchFilter(new URLSearchParams(typed.consulta ?? ''));
  const query = new URLSearchParams(benchQuery(filter));
  const name = (typed.nombre ?? '').trim().slice(0, 60);
  const view = { name, query: query.toString(), isShared: typed.compartida !== undefined };
  const saved = await saveView(house.db, by, view);
  if (!saved.ok) {
    const problems = [problemOfRefusal(saved.error)];
    return shown(house, ask, { typed, problems, status: statusOf(saved.error) }, query);
  }
  const said = { ...benchQuery(filter), hecho: 'vista-guardada' };
  return seeOther(desk.bench.to(placeOf(edition), { query: said }));
}

async function answerForgetView(given: AtDesk): Promise<Answer> {
  const { house, ask, by } = given;
  const { vista = '' } = await readForm(ask.request);
  if (isUuid(vista)) await forgetView(house.db, by, vista);
  return toBench(given, 'vista-quitada');
}
