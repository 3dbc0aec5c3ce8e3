// The agenda: everybody reads it, members propose, accept, hand over, tell how it goes and sign that it is done.
import { m } from '#words';
import { readForm, readFormWithFiles } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { sittingsOfRoundtable } from '../../../ground/gatherings/index.ts';
import { signAction, updateAction } from '../actions/keep-action.ts';
import {
  answerOwner,
  askOwner,
  handOver,
  proposeAction,
  withdrawAction,
} from '../actions/propose-action.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type AgendaAction, findAction, listActions } from '../store/agenda.ts';
import { listBottlenecks } from '../store/bottlenecks.ts';
import { listMembers } from '../store/members.ts';
import { newActionPage } from './action-form-page.tsx';
import { actionPage } from './action-page.tsx';
import { agendaFile } from './agenda-file.ts';
import { chosenIn, parseAction, parseOwner, parseUpdate } from './agenda-forms.ts';
import { agendaPage, agendaViews } from './agenda-page.tsx';
import {
  actionPath,
  actionSteps,
  agendaFilePath,
  agendaPath,
  newActionPath,
  promisesPath,
} from './agenda-paths.ts';
import { numberIn, seatOfReader, todayOf } from './agenda-words.tsx';
import { type AtSeat, seatRoutesOf } from './at-seat.ts';
import { doneWords } from './done-words.ts';
import { parseReason, type Shown } from './form-parts.ts';
import { refusedPage, unknownPage } from './parts.tsx';
import { pathIn } from './paths.ts';
import { promisesPage, readPromises } from './promises-page.tsx';
import { problemsOf, statusOf } from './refusal-words.ts';
import { readPdf, storePdf, withPdf } from './sent-pdf.ts';

export function agendaRoutes(house: House): readonly Route[] {
  const read = (path: Route['path'], answer: (ask: Ask) => Promise<Answer>) =>
    route({ audience: 'public', method: 'get', path, answer });
  const { get, post } = seatRoutesOf(house);
  const step = (path: Route['path'], answer: AnswerStep) =>
    post(path, (given) => onAction(house, given.ask, (action) => answer(given, action)));
  return [
    read(agendaFilePath, async () => agendaFile(await listActions(house.db), house.publicUrl)),
    read(agendaPath, (ask) => answerAgenda(house, ask)),
    read(promisesPath, async () => promisesPage(await readPromises(house))),
    get(newActionPath, ({ ask }) => newAction(house, { typed: beginning(house, ask) })),
    post(newActionPath, answerPropose),
    read(actionPath, (ask) => onAction(house, ask, (action) => shown(house, ask, action))),
    step(actionSteps.answer, answerAnswer),
    step(actionSteps.ask, answerAsk),
    step(actionSteps.handOver, answerHandOver),
    withPdf(step(actionSteps.update, answerUpdate)),
    step(actionSteps.sign, answerSign),
    step(actionSteps.withdraw, answerWithdraw),
  ];
}

type AnswerStep = (given: AtSeat, action: AgendaAction) => Promise<Answer>;

async function answerAgenda(house: House, ask: Ask): Promise<Answer> {
  const seat = await seatOfReader(house, ask);
  const isOwn = seat !== undefined && ask.query.get('de') === 'mi-lugar';
  const actions = await listActions(house.db, isOwn ? { memberId: seat.memberId } : {});
  const view = agendaViews.find((one) => one === ask.query.get('vista')) ?? 'lista';
  const sittings =
    view === 'calendario' && !isOwn ? await sittingsOfRoundtable(house.db, house.clock.now()) : [];
  return agendaPage({ actions, sittings, view, today: todayOf(house), seat, isOwn });
}

async function onAction(
  { db }: House,
  ask: Ask,
  answer: (action: AgendaAction) => Promise<Answer>,
): Promise<Answer> {
  const number = numberIn(ask, 'action');
  const action = number === undefined ? undefined : await findAction(db, number);
  if (action !== undefined) return answer(action);
  return unknownPage({ label: m.roundtable_agenda(), href: agendaPath.to({}) });
}

async function shown(
  house: House,
  ask: Ask,
  action: AgendaAction,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const [seat, members] = await Promise.all([
    seatOfReader(house, ask),
    listMembers(house.db, { standing: true }),
  ]);
  const done = doneWords(ask.query);
  return actionPage({
    ...{ action, seat, members, today: todayOf(house), typed, problems, status, done },
  });
}

function backTo({ number }: Pick<AgendaAction, 'number'>, hecho: string): Response {
  return seeOther(actionPath.to({ action: String(number) }, { query: { hecho } }));
}

/** A refusal of what is no form to mend is a page; it leads back to the action. */
function refusedAt({ number, title }: AgendaAction, refusal: Refusal): Answer {
  return refusedPage(refusal, { label: title, href: actionPath.to({ action: String(number) }) });
}

function beginning(house: House, ask: Ask) {
  return { desde: todayOf(house), ...chosenIn(ask) };
}

async function newAction(
  { db }: House,
  { typed = {}, problems = [], status }: Shown,
): Promise<Answer> {
  const [members, bottlenecks] = await Promise.all([
    listMembers(db, { standing: true }),
    listBottlenecks(db),
  ]);
  return newActionPage({ members, bottlenecks, typed, problems, status });
}

async function answerPropose({ house, ask, by }: AtSeat): Promise<Answer> {
  const typed = await readForm(ask.request);
  const parsed = parseAction(typed);
  if (!parsed.isSound) return newAction(house, { typed, problems: parsed.problems, status: 422 });
  const proposed = await proposeAction(house.db, { ...by, pathIn }, parsed.values);
  if (proposed.ok) return backTo({ number: proposed.value }, 'accion');
  const status = statusOf(proposed.error) === 409 ? 409 : 422;
  return newAction(house, { typed, problems: problemsOf(proposed.error), status });
}

async function answerAnswer({ house, ask, by }: AtSeat, action: AgendaAction): Promise<Answer> {
  const { respuesta } = await readForm(ask.request);
  const accepts = respuesta === 'si';
  const answered = await answerOwner(house.db, by, { number: action.number, accepts });
  if (!answered.ok) return refusedAt(action, answered.error);
  return backTo(action, accepts ? 'accion-aceptada' : 'accion-declinada');
}

async function answerAsk({ house, ask, by }: AtSeat, action: AgendaAction): Promise<Answer> {
  const typed = await readForm(ask.request);
  const parsed = parseOwner(typed);
  if (!parsed.isSound) {
    return shown(house, ask, action, { typed, problems: parsed.problems, status: 422 });
  }
  const asked = await askOwner(house.db, { ...by, pathIn }, action.number, parsed.values);
  return asked.ok ? backTo(action, 'accion-pedida') : refusedAt(action, asked.error);
}

async function answerHandOver({ house, ask, by }: AtSeat, action: AgendaAction): Promise<Answer> {
  const typed = await readForm(ask.request);
  const parsed = parseOwner(typed);
  if (!parsed.isSound) {
    return shown(house, ask, action, { typed, problems: parsed.problems, status: 422 });
  }
  const to = { number: action.number, to: parsed.values.member };
  const handed = await handOver(house.db, { ...by, pathIn }, to);
  return handed.ok ? backTo(action, 'accion-pedida') : refusedAt(action, handed.error);
}

async function answerUpdate({ house, ask, by }: AtSeat, action: AgendaAction): Promise<Answer> {
  const form = await readFormWithFiles(ask.request);
  const { typed } = form;
  const parsed = parseUpdate(typed);
  const pdf = await readPdf(form);
  if (!parsed.isSound || !('accepted' in pdf)) {
    const problems = [...(parsed.isSound ? [] : parsed.problems), ...pdf.problems];
    return shown(house, ask, action, { typed, problems, status: 422 });
  }
  const { written, sources: evidence, documentTitle } = parsed.values;
  const document = await storePdf(house, pdf.accepted, documentTitle);
  const told = { ...written, evidence, document };
  const updated = await updateAction(house.db, by, action.number, told);
  return updated.ok ? backTo(action, 'avance') : refusedAt(action, updated.error);
}

async function answerSign({ house, ask, by }: AtSeat, action: AgendaAction): Promise<Answer> {
  await readForm(ask.request);
  const signed = await signAction(house.db, by, action.number);
  if (!signed.ok) return refusedAt(action, signed.error);
  return backTo(action, signed.value ? 'accion-cumplida' : 'accion-firmada');
}

async function answerWithdraw({ house, ask, by }: AtSeat, action: AgendaAction): Promise<Answer> {
  const typed = await readForm(ask.request);
  const parsed = parseReason(typed);
  if (!parsed.isSound) {
    return shown(house, ask, action, { typed, problems: parsed.problems, status: 422 });
  }
  const { number } = action;
  const withdrawn = await withdrawAction(house.db, by, { number, reason: parsed.values });
  return withdrawn.ok ? backTo(action, 'accion-retirada') : refusedAt(action, withdrawn.error);
}
