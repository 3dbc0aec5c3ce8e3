// Visits between municipalities: what everybody reads, and the desk of each institution that takes part or helps.
import * as v from 'valibot';
import { m } from '#words';
import {
  type FieldProblem,
  lineUpTo,
  paragraphsUpTo,
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
import { askedPage, pagedOf } from '../../../../ui/pagination/paged.ts';
import { findInstitution, readInstitution } from '../../institutions/index.ts';
import { parseDay } from '../../territories/rules/index.ts';
import type { Acting } from '../actions/acting.ts';
import {
  askForVisit,
  EXCHANGE,
  sideOf,
  takeVisitStep,
  type VisitStep,
} from '../actions/exchange-visits.ts';
import { nextOfVisit, stepsOfVisit, type VisitEvent } from '../rules/visit.ts';
import {
  countVisits,
  findVisit,
  listMunicipalities,
  listVisits,
  type Visit,
} from '../store/visits.ts';
import type { Shown } from './at-desk.ts';
import { visitCalendarAnswer } from './calendar.ts';
import { doneWords } from './done-words.ts';
import { reasonSchema } from './gathering-form.ts';
import { refusedPage, unknownPage } from './parts.tsx';
import { sentenceOf, statusOf } from './refusal-words.ts';
import { visitInterests } from './slots.ts';
import { deskVisitPage, deskVisitsPage, newVisitPage } from './visit-desk-pages.tsx';
import { visitTitle } from './visit-parts.tsx';
import {
  deskVisitPath,
  deskVisitsPath,
  newVisitPath,
  visitCalendarPath,
  visitPath,
  visitPathIn,
  visitsPath,
} from './visit-paths.ts';
import { visitPage, visitsPage } from './visits-pages.tsx';

/** Those of one institution, or those that a public body may help. */
const LISTED = { limit: 500, offset: 0 };

export function visitRoutes(house: House): readonly Route[] {
  const on = (
    audience: Route['audience'],
    method: Route['method'],
    path: Route['path'],
    answer: (house: House, ask: Ask) => Promise<Answer>,
  ) => route({ audience, method, path, answer: (ask) => answer(house, ask) });
  const toExchange = { act: EXCHANGE } as const;
  return [
    on('public', 'get', visitsPath, answerVisits),
    on('public', 'get', visitPath, answerVisit),
    on('public', 'get', visitCalendarPath, answerCalendar),
    on(toExchange, 'get', deskVisitsPath, answerDesk),
    on(toExchange, 'get', newVisitPath, (at, ask) => shownNew(at, ask)),
    on(toExchange, 'post', newVisitPath, answerNew),
    on(toExchange, 'get', deskVisitPath, (at, ask) => shownVisit(at, ask)),
    on(toExchange, 'post', deskVisitPath, answerStep),
  ];
}

async function answerVisits({ db }: House, ask: Ask): Promise<Answer> {
  const paged = pagedOf(await countVisits(db), askedPage(ask.query));
  return visitsPage({ visits: await listVisits(db, paged), paged });
}

/** Of a number; an address that is none names nothing. */
async function named({ db }: House, ask: Ask): Promise<Visit | undefined> {
  const typed = ask.params.visit ?? '';
  return /^[1-9]\d{0,8}$/.test(typed) ? findVisit(db, Number(typed)) : undefined;
}

const unknown = () => unknownPage({ label: m.gatherings_visits_title(), href: visitsPath.to({}) });

async function answerVisit(house: House, ask: Ask): Promise<Answer> {
  const visit = await named(house, ask);
  return visit === undefined ? unknown() : visitPage(visit);
}

async function answerCalendar(house: House, ask: Ask): Promise<Answer> {
  const visit = await named(house, ask);
  if (visit?.visitOn === undefined) return unknown();
  return visitCalendarAnswer(visit, house.publicUrl);
}

function actingOf(house: House, ask: Ask): Acting {
  return {
    actor: actorOf(ask),
    scope: scopeOf(ask),
    now: house.clock.now(),
    pathIn: visitPathIn,
  };
}

async function answerDesk(house: House, ask: Ask): Promise<Answer> {
  const institution = await readInstitution(house.db, scopeOf(ask).id);
  const isMunicipality = institution.kind === 'municipality';
  const visits = await listVisits(house.db, LISTED, [institution.id]);
  const others = isMunicipality ? [] : await listVisits(house.db, LISTED);
  return deskVisitsPage({
    institution,
    mayAsk: isMunicipality,
    visits,
    toHelp: others.filter(
      ({ id, state }) =>
        nextOfVisit(state, 'sponsor', undefined).ok && !visits.some((one) => one.id === id),
    ),
    done: doneWords(ask.query),
  });
}

async function shownNew(
  house: House,
  ask: Ask,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const institution = await readInstitution(house.db, scopeOf(ask).id);
  if (institution.kind !== 'municipality') return unknown();
  const slug = typed.municipio ?? ask.query.get('municipio') ?? '';
  const chosen = await findInstitution(house.db, slug);
  const isOther = chosen?.kind === 'municipality' && chosen.id !== institution.id;
  return newVisitPage({
    institution,
    municipalities: isOther ? [] : await listMunicipalities(house.db, institution.id),
    chosen: isOther ? chosen : undefined,
    interests: isOther ? await interestsOf(house, chosen) : [],
    typed,
    problems: isOther || problems.length === 0 ? problems : [whomMissing()],
    status,
  });
}

const whomMissing = (): FieldProblem => ({
  field: 'municipio',
  message: m.gatherings_visit_whom_missing(),
});

type Institution = NonNullable<Awaited<ReturnType<typeof findInstitution>>>;

async function interestsOf({ gather }: House, { id, cut }: Institution) {
  if (cut === null) return [];
  return (await gather(visitInterests, { institutionId: id, cut })).flat();
}

const askSchema = v.object({
  otro: lineUpTo(200, () => m.gatherings_too_long({ limit: 200 })),
  razon: v.pipe(
    paragraphsUpTo(1000, () => m.gatherings_too_long({ limit: 1000 })),
    v.nonEmpty(() => m.gatherings_visit_reason_missing()),
  ),
});

/** The days that were written, each once, in their order; what is no day is told at its field. */
function readDays(typed: Typed) {
  const fields = ['dia-1', 'dia-2', 'dia-3'].filter((name) => (typed[name] ?? '') !== '');
  const days = fields.flatMap((name) => parseDay(typed[name] ?? '') ?? []);
  const problems = fields
    .filter((name) => parseDay(typed[name] ?? '') === undefined)
    .map((field) => ({ field, message: m.gatherings_day_wrong() }));
  if (fields.length === 0) {
    problems.push({ field: 'dia-1', message: m.gatherings_visit_day_missing() });
  }
  return { days: [...new Set(days)].toSorted(), problems };
}

async function answerNew(house: House, ask: Ask): Promise<Answer> {
  const typed = await readForm(ask.request);
  const asked = await findInstitution(house.db, typed.municipio ?? '');
  const parsed = parseForm(askSchema, typed);
  const { days, problems: wrongDays } = readDays(typed);
  const interests = asked === undefined ? [] : await interestsOf(house, asked);
  const chosen = interests.find(({ key }) => key === typed.interes);
  const title = chosen?.title ?? (typed.otro ?? '').trim();
  const problems = [
    ...(parsed.isSound ? [] : parsed.problems),
    ...(title === '' ? [{ field: 'otro', message: m.gatherings_visit_interest_missing() }] : []),
    ...wrongDays,
  ];
  if (!parsed.isSound || asked === undefined || problems.length > 0) {
    return shownNew(house, ask, {
      typed,
      problems: problems.length > 0 ? problems : [whomMissing()],
      status: 422,
    });
  }
  const interest = { title: title.slice(0, 200), paths: chosen?.paths };
  const written = { reason: parsed.values.razon, interest, proposedDays: days };
  const by = actingOf(house, ask);
  const done = await askForVisit(house.db, by, asked.slug, written);
  if (done.ok) return toDesk(ask, done.value, 'visita-pedida');
  const isDay = done.error.code === 'gatherings/visit-day-past';
  const field = isDay ? 'dia-1' : '';
  const again = [{ field, message: sentenceOf(done.error) }];
  return shownNew(house, ask, { typed, problems: again, status: statusOf(done.error) });
}

function toDesk(ask: Ask, number: number, hecho: string) {
  const institution = ask.params.institution ?? '';
  return seeOther(deskVisitPath.to({ institution, visit: String(number) }, { query: { hecho } }));
}

/** The steps that this institution may take; undefined where the visit is none of its business. */
function stepsHere(visit: Visit, { id, kind }: Institution): readonly VisitEvent[] | undefined {
  const side = sideOf(visit, id);
  if (side !== undefined) return stepsOfVisit(visit.state, side);
  if (kind === 'municipality') return undefined;
  return nextOfVisit(visit.state, 'sponsor', undefined).ok ? ['sponsor'] : [];
}

async function shownVisit(
  house: House,
  ask: Ask,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const institution = await readInstitution(house.db, scopeOf(ask).id);
  const visit = await named(house, ask);
  const steps = visit && stepsHere(visit, institution);
  if (visit === undefined || steps === undefined) return unknown();
  const done = doneWords(ask.query);
  return deskVisitPage({ institution, visit, steps, typed, problems, status, done });
}

const text = (limit: number) =>
  v.object({
    texto: v.pipe(
      paragraphsUpTo(limit, () => m.gatherings_too_long({ limit })),
      v.nonEmpty(() => m.gatherings_visit_text_missing()),
    ),
  });

/** What was typed for a step; a word that is no step asks for none. */
function readStep(typed: Typed): VisitStep | readonly FieldProblem[] {
  const { paso: event = '' } = typed;
  if (event === 'agree' || event === 'note') return { event };
  if (event === 'learn' || event === 'sponsor') {
    const parsed = parseForm(text(event === 'learn' ? 5000 : 300), typed);
    return parsed.isSound ? { event, text: parsed.values.texto } : parsed.problems;
  }
  const day = parseDay(typed.dia ?? '');
  const dayMissing = { field: 'dia', message: m.gatherings_visit_day_missing() };
  if (event === 'accept') return day === undefined ? [dayMissing] : { event, day };
  if (event !== 'propose' && event !== 'decline' && event !== 'withdraw') {
    return [{ field: '', message: m.gatherings_visit_step_missing() }];
  }
  const because = parseForm(reasonSchema, typed);
  const wrong = because.isSound ? [] : because.problems;
  if (!because.isSound)
    return event === 'propose' && day === undefined ? [dayMissing, ...wrong] : wrong;
  const reason = because.values.motivo;
  if (event !== 'propose') return { event, reason };
  return day === undefined ? [dayMissing] : { event, day, reason };
}

async function answerStep(house: House, ask: Ask): Promise<Answer> {
  const typed = await readForm(ask.request);
  const institution = await readInstitution(house.db, scopeOf(ask).id);
  const visit = await named(house, ask);
  if (visit === undefined || stepsHere(visit, institution) === undefined) return unknown();
  const step = readStep(typed);
  if (!('event' in step)) return shownVisit(house, ask, { typed, problems: step, status: 422 });
  const done = await takeVisitStep(house.db, actingOf(house, ask), visit.number, step);
  if (done.ok) return toDesk(ask, visit.number, `visita-${step.event}`);
  const status = statusOf(done.error);
  if (status === 422) {
    const problems = [{ field: 'dia', message: sentenceOf(done.error) }];
    return shownVisit(house, ask, { typed, problems, status });
  }
  const href = deskVisitPath.to({
    institution: ask.params.institution ?? '',
    visit: String(visit.number),
  });
  return refusedPage(done.error, { label: visitTitle(visit), href });
}
