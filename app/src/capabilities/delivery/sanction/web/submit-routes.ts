// The desk of an edition: its state, what is submitted and comes back mended, and what two people sign of a list: its lapse, its day of reception.
import { m } from '#words';
import { readForm, type Typed } from '../../../../platform/http/form.ts';
import { type Answer, type Route, seeOther } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { actPath } from '../../../../platform/two-person.ts';
import { judgeReception } from '../actions/correct-reception.ts';
import { type ProposingAboutList, proposeAboutList } from '../actions/propose-about-list.ts';
import { judgeLapse } from '../actions/record-lapse.ts';
import { returnMended } from '../actions/return-mended.ts';
import { listToSubmit, submitList } from '../actions/submit-list.ts';
import { readBody } from '../store/bodies.ts';
import {
  type AtDesk,
  askedOf,
  deskRoute,
  mayHere,
  refusedShown,
  type Shown,
  siteOf,
  unknown,
} from './at-desk.ts';
import { parseReceived, parseReception, parseText } from './desk-form.ts';
import { deskPage } from './desk-page.tsx';
import { doneOf } from './desk-parts.tsx';
import { sanctionDesk } from './paths.ts';
import { lapseTogether, receptionTogether } from './sanction-acts.ts';

const MENDED_LETTERS = 4000;

export function submitRoutes(house: House): readonly Route[] {
  return [
    deskRoute(house, 'get', 'sanction/see-desk', sanctionDesk.desk, (given) => shownDesk(given)),
    deskRoute(house, 'post', 'sanction/submit', sanctionDesk.submit, answerSubmitted),
    deskRoute(house, 'post', 'sanction/record-lapse', sanctionDesk.lapse, answerLapsed),
    deskRoute(
      house,
      'post',
      'sanction/correct-reception',
      sanctionDesk.reception,
      answerReceptionWrong,
    ),
    deskRoute(house, 'post', 'sanction/record', sanctionDesk.mended, answerMended),
  ];
}

const doneWords = {
  presentada: m.sanction_desk_done_submitted,
  subsanada: m.sanction_desk_done_mended,
};

async function shownDesk(given: AtDesk, shown: Shown = {}): Promise<Answer> {
  const { house, ask, by, edition, submissions, today } = given;
  const { typed = {}, problems = [], status } = shown;
  const found = await listToSubmit(house.db, edition, submissions);
  return deskPage({
    ...{ edition, submissions, today, typed, problems, status },
    toSubmit: found.ok ? found.value : found.error,
    body: await readBody(house.db, by.scope.id, today),
    maySubmit: mayHere(given, 'sanction/submit'),
    mayRecord: mayHere(given, 'sanction/record'),
    mayLapse: mayHere(given, 'sanction/record-lapse'),
    mayCorrectReception: mayHere(given, 'sanction/correct-reception'),
    done: doneOf(doneWords, ask.query.get('hecho')),
  });
}

function toDesk(given: AtDesk, hecho: keyof typeof doneWords): Response {
  return seeOther(sanctionDesk.desk.to({ ...askedOf(given) }, { query: { hecho } }));
}

async function answerSubmitted(given: AtDesk): Promise<Answer> {
  const { house, ask, by } = given;
  const typed = await readForm(ask.request);
  const parsed = parseReceived(typed);
  if (!parsed.isSound) return shownDesk(given, { typed, problems: parsed.problems, status: 422 });
  const asked = { ...askedOf(given), receivedOn: parsed.values };
  const done = await submitList(house.db, siteOf(given), by, asked);
  if (done.ok) return toDesk(given, 'presentada');
  const fields = {
    'sanction/received-before-certified': 'recibida',
    'sanction/received-ahead': 'recibida',
  };
  return shownDesk(given, refusedShown(typed, done.error, fields));
}

async function answerLapsed(given: AtDesk): Promise<Answer> {
  const typed = await readForm(given.ask.request);
  return propose(given, typed, { kind: lapseTogether, judge: judgeLapse });
}

async function answerReceptionWrong(given: AtDesk): Promise<Answer> {
  const typed = await readForm(given.ask.request);
  const parsed = parseReception(typed);
  if (!parsed.isSound) return shownDesk(given, { typed, problems: parsed.problems, status: 422 });
  const { corregida: receivedOn, razon: reason } = parsed.values;
  return propose(given, typed, {
    kind: receptionTogether,
    judge: (found) => judgeReception(found, { receivedOn, reason }),
  });
}

/** Of the list that the form names. */
async function propose(
  given: AtDesk,
  typed: Typed,
  about: Pick<ProposingAboutList, 'kind' | 'judge'>,
): Promise<Answer> {
  const asked = { ...askedOf(given), submissionId: typed.presentacion ?? '' };
  const done = await proposeAboutList(given.house.db, given.by, { ...asked, ...about });
  if (done.ok) return seeOther(actPath.to({ act: done.value }, { query: { hecho: 'propuesto' } }));
  if (done.error.code === 'sanction/unknown') return unknown();
  const fields = {
    'sanction/received-ahead': 'corregida',
    'sanction/received-before-certified': 'corregida',
    'sanction/reception-same': 'corregida',
    'sanction/reception-and-sitting': 'corregida',
    'sanction/reception-without-reason': 'razon',
  };
  return shownDesk(given, refusedShown(typed, done.error, fields));
}

async function answerMended(given: AtDesk): Promise<Answer> {
  const { house, ask, by } = given;
  const typed = await readForm(ask.request);
  const parsed = parseText(typed, 'subsanado', MENDED_LETTERS);
  if (!parsed.isSound) return shownDesk(given, { typed, problems: parsed.problems, status: 422 });
  const done = await returnMended(house.db, by, {
    ...{ ...askedOf(given), what: parsed.values },
    ...{ submissionId: typed.presentacion ?? '', projectId: typed.proyecto ?? '' },
  });
  if (done.ok) return toDesk(given, 'subsanada');
  if (done.error.code === 'sanction/unknown') return unknown();
  return shownDesk(
    given,
    refusedShown(typed, done.error, { 'sanction/mending-empty': 'subsanado' }),
  );
}
