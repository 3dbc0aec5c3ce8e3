// Sittings and versions of the plan: everybody reads them, members speak of minutes, the secretariat keeps the rest.
import { isUuid } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import { parseForm, readForm } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { sittingsOfRoundtable } from '../../../ground/gatherings/index.ts';
import { approvePlan } from '../actions/approve-plan.ts';
import { cancelAction } from '../actions/keep-action.ts';
import {
  answerContest,
  askForWords,
  issueMinutes,
  notePresent,
  readSitting,
  type SittingOfRoundtable,
  sayOfMinutes,
  traceAgreement,
} from '../actions/keep-sitting.ts';
import type { Refusal } from '../rules/refusal.ts';
import { listActions } from '../store/agenda.ts';
import { listPlanVersions } from '../store/plan-versions.ts';
import { listAgreements, listTraced } from '../store/sittings.ts';
import { agendaDeskPage } from './agenda-desk-page.tsx';
import { parseCancelling, parsePlan, parseWord } from './agenda-forms.ts';
import {
  actionPath,
  agendaDesk,
  minutesPath,
  planPath,
  plansPath,
  sittingPath,
  sittingsPath,
} from './agenda-paths.ts';
import { numberIn, seatOfReader, todayOf } from './agenda-words.tsx';
import { type AtDesk, deskRoutesOf } from './at-desk.ts';
import { type AtSeat, seatRoutesOf } from './at-seat.ts';
import { doneWords } from './done-words.ts';
import { line, parseReason, type Shown } from './form-parts.ts';
import { refusedPage, unknownPage } from './parts.tsx';
import { desk as deskPaths } from './paths.ts';
import { planPage, plansPage } from './plan-pages.tsx';
import { problemsOf, sentenceOf } from './refusal-words.ts';
import { sittingDeskPage } from './sitting-desk-page.tsx';
import { sittingPage, sittingsPage } from './sitting-pages.tsx';

export function sittingRoutes(house: House): readonly Route[] {
  const read = (path: Route['path'], answer: (ask: Ask) => Promise<Answer>) =>
    route({ audience: 'public', method: 'get', path, answer });
  const desk = deskRoutesOf(house);
  const at = (answer: AnswerSitting) => (given: AtDesk) =>
    onSitting(house, given.ask, (sitting) => answerAtDesk(given, sitting, answer));
  return [
    read(sittingsPath, async () =>
      sittingsPage(await sittingsOfRoundtable(house.db, house.clock.now())),
    ),
    read(sittingPath, (ask) => onSitting(house, ask, (sitting) => shown(house, ask, sitting))),
    seatRoutesOf(house).post(minutesPath, answerWord),
    read(plansPath, async () => plansPage(await listPlanVersions(house.db))),
    read(planPath, (ask) => answerPlan(house, ask)),
    desk.get(agendaDesk.sitting, at(deskShown)),
    desk.post(agendaDesk.presence, at(answerPresence)),
    desk.post(agendaDesk.askWords, at(answerAskWords)),
    desk.post(agendaDesk.answer, at(answerReply)),
    desk.post(agendaDesk.issue, at(answerIssue)),
    desk.post(agendaDesk.trace, at(answerTrace)),
    desk.get(agendaDesk.plan, (given) => agendaShown(given)),
    desk.post(agendaDesk.plan, answerApprovePlan),
    desk.post(agendaDesk.cancel, answerCancel),
  ];
}

type AnswerSitting = (given: AtDesk, sitting: SittingOfRoundtable) => Promise<Answer>;

const toList = () => ({ label: m.roundtable_sittings(), href: sittingsPath.to({}) });

async function onSitting(
  { db, clock }: House,
  ask: Ask,
  answer: (sitting: SittingOfRoundtable) => Promise<Answer>,
): Promise<Answer> {
  const number = numberIn(ask, 'sitting');
  const sitting = number === undefined ? undefined : await readSitting(db, number, clock.now());
  return sitting === undefined ? unknownPage(toList()) : answer(sitting);
}

async function shown(
  house: House,
  ask: Ask,
  sitting: SittingOfRoundtable,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const [seat, traced] = await Promise.all([
    seatOfReader(house, ask),
    listTraced(house.db, sitting.gathering.id),
  ]);
  const done = doneWords(ask.query);
  const today = todayOf(house);
  return sittingPage({ sitting, traced, seat, today, typed, problems, status, done });
}

function answerWord({ house, ask, by }: AtSeat): Promise<Answer> {
  return onSitting(house, ask, async (sitting) => {
    const typed = await readForm(ask.request);
    const parsed = parseWord(typed);
    if (!parsed.isSound) {
      return shown(house, ask, sitting, { typed, problems: parsed.problems, status: 422 });
    }
    const { palabra: says, observacion, leida: textOf } = parsed.values;
    const { number } = sitting;
    const what = says === 'contests' ? observacion : undefined;
    const said = await sayOfMinutes(house.db, by, { number, says, what, textOf });
    const to = { sitting: String(number) };
    if (said.ok) return seeOther(sittingPath.to(to, { query: { hecho: 'palabra' } }));
    const problems = [{ field: '', message: sentenceOf(said.error) }];
    return shown(house, ask, sitting, { typed, problems, status: 409 });
  });
}

async function answerPlan({ db }: House, ask: Ask): Promise<Answer> {
  const number = numberIn(ask, 'version');
  const version = (await listPlanVersions(db)).find((one) => one.number === number);
  if (version !== undefined) return planPage(version);
  return unknownPage({ label: m.roundtable_plan(), href: plansPath.to({}) });
}

/** A sitting that another national body called is read there, and kept by that body. */
async function answerAtDesk(
  given: AtDesk,
  sitting: SittingOfRoundtable,
  answer: AnswerSitting,
): Promise<Answer> {
  const { desk, by } = given;
  if (sitting.gathering.caller.id === by.scope.id) return answer(given, sitting);
  const href = deskPaths.front.to({ institution: desk.slug });
  return unknownPage({ label: m.roundtable_desk(), href });
}

async function deskShown(
  { house, ask, desk }: AtDesk,
  sitting: SittingOfRoundtable,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const [traced, actions] = await Promise.all([
    listTraced(house.db, sitting.gathering.id),
    listActions(house.db),
  ]);
  const done = doneWords(ask.query);
  return sittingDeskPage({ desk, sitting, traced, actions, typed, problems, status, done });
}

function backTo({ desk }: AtDesk, { number }: SittingOfRoundtable, hecho: string): Response {
  const to = { institution: desk.slug, sitting: String(number) };
  return seeOther(agendaDesk.sitting.to(to, { query: { hecho } }));
}

function refusedAt({ desk }: AtDesk, { number }: SittingOfRoundtable, refusal: Refusal): Answer {
  const href = agendaDesk.sitting.to({ institution: desk.slug, sitting: String(number) });
  return refusedPage(refusal, { label: m.roundtable_sitting_number({ number }), href });
}

async function answerPresence(given: AtDesk, sitting: SittingOfRoundtable): Promise<Answer> {
  const { house, ask, by } = given;
  const typed = await readForm(ask.request);
  const members = Object.entries(typed).flatMap(([name, value]) =>
    name.startsWith('presente-') && value === 'si' ? [name.slice('presente-'.length)] : [],
  );
  const noted = await notePresent(house.db, by, { number: sitting.number, members });
  return noted.ok ? backTo(given, sitting, 'asistencia') : refusedAt(given, sitting, noted.error);
}

async function answerAskWords(given: AtDesk, sitting: SittingOfRoundtable): Promise<Answer> {
  const { house, ask, by } = given;
  await readForm(ask.request);
  const asked = await askForWords(house.db, by, sitting.number);
  return asked.ok
    ? backTo(given, sitting, 'palabra-pedida')
    : refusedAt(given, sitting, asked.error);
}

async function answerReply(given: AtDesk, sitting: SittingOfRoundtable): Promise<Answer> {
  const { house, ask, by } = given;
  const typed = await readForm(ask.request);
  const parsed = parseReason(typed, 1000);
  if (!parsed.isSound) {
    return deskShown(given, sitting, { typed, problems: parsed.problems, status: 422 });
  }
  const { palabra: wordId } = typed;
  if (!isUuid(wordId)) return refusedAt(given, sitting, { code: 'roundtable/no-contest' });
  const reply = { number: sitting.number, wordId, reason: parsed.values };
  const answered = await answerContest(house.db, by, reply);
  return answered.ok
    ? backTo(given, sitting, 'contestada')
    : refusedAt(given, sitting, answered.error);
}

async function answerIssue(given: AtDesk, sitting: SittingOfRoundtable): Promise<Answer> {
  const { house, ask, by } = given;
  await readForm(ask.request);
  const site = { publicUrl: house.publicUrl, isDemonstration: !house.isProduction };
  const issued = await issueMinutes(house.db, site, by, sitting.number);
  return issued.ok
    ? backTo(given, sitting, 'acta-emitida')
    : refusedAt(given, sitting, issued.error);
}

const tracing = v.object({
  acuerdo: v.pipe(
    line(2),
    v.regex(/^[1-9]\d?$/, () => m.roundtable_agreement_wrong()),
    v.transform(Number),
  ),
  accion: v.pipe(
    line(4),
    v.regex(/^[1-9]\d{0,3}$/, () => m.roundtable_action_number_wrong()),
    v.transform(Number),
  ),
});

async function answerTrace(given: AtDesk, sitting: SittingOfRoundtable): Promise<Answer> {
  const { house, ask, by } = given;
  const typed = await readForm(ask.request);
  const parsed = parseForm(tracing, typed);
  if (!parsed.isSound) {
    return deskShown(given, sitting, { typed, problems: parsed.problems, status: 422 });
  }
  const { acuerdo: position, accion: action } = parsed.values;
  const traced = await traceAgreement(house.db, by, { number: sitting.number, position, action });
  return traced.ok ? backTo(given, sitting, 'trazado') : refusedAt(given, sitting, traced.error);
}

async function agendaShown(
  { house, ask, desk }: AtDesk,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const [agreements, actions] = await Promise.all([
    listAgreements(house.db),
    listActions(house.db, { states: ['agreed', 'in-progress'] }),
  ]);
  const done = doneWords(ask.query);
  return agendaDeskPage({ desk, agreements, actions, typed, problems, status, done });
}

async function answerApprovePlan(given: AtDesk): Promise<Answer> {
  const { house, ask, by } = given;
  const typed = await readForm(ask.request);
  const parsed = parsePlan(typed);
  if (!parsed.isSound) {
    return agendaShown(given, { typed, problems: parsed.problems, status: 422 });
  }
  const site = { publicUrl: house.publicUrl, isDemonstration: !house.isProduction };
  const approved = await approvePlan(house.db, site, by, parsed.values['acuerdo-plan']);
  if (approved.ok) return seeOther(planPath.to({ version: String(approved.value) }));
  return agendaShown(given, { typed, problems: problemsOf(approved.error), status: 409 });
}

async function answerCancel(given: AtDesk): Promise<Answer> {
  const { house, ask, by } = given;
  const typed = await readForm(ask.request);
  const parsed = parseCancelling(typed);
  if (!parsed.isSound) {
    return agendaShown(given, { typed, problems: parsed.problems, status: 422 });
  }
  const { accion: number, 'acuerdo-cancela': agreement, motivo: reason } = parsed.values;
  const cancelled = await cancelAction(house.db, by, { number, agreement, reason });
  if (!cancelled.ok) {
    const problems = [{ field: 'accion', message: sentenceOf(cancelled.error) }];
    return agendaShown(given, { typed, problems, status: 409 });
  }
  return seeOther(actionPath.to({ action: String(number) }, { query: { hecho: 'cancelada' } }));
}
