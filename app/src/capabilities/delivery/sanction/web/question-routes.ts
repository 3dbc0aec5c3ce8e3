// Councillors ask in writing about a list, and the staff answers.
import { m } from '#words';
import { readForm } from '../../../../platform/http/form.ts';
import { type Answer, type Route, seeOther } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { answerQuestion } from '../actions/answer-question.ts';
import { askQuestion } from '../actions/ask-question.ts';
import {
  type AtDesk,
  askedOf,
  deskRoute,
  mayHere,
  refusedShown,
  type Shown,
  unknown,
} from './at-desk.ts';
import { parseText } from './desk-form.ts';
import { doneOf } from './desk-parts.tsx';
import { sanctionDesk } from './paths.ts';
import { questionsPage } from './questions-page.tsx';

const QUESTION_LETTERS = 2000;
const ANSWER_LETTERS = 6000;

export function questionRoutes(house: House): readonly Route[] {
  return [
    deskRoute(house, 'get', 'sanction/see-desk', sanctionDesk.questions, (given) => shown(given)),
    deskRoute(house, 'post', 'sanction/ask', sanctionDesk.questions, answerAsked),
    deskRoute(house, 'post', 'sanction/answer', sanctionDesk.answer, answerAnswered),
  ];
}

const doneWords = {
  preguntada: m.sanction_desk_done_asked,
  respondida: m.sanction_desk_done_answered,
};

async function shown(given: AtDesk, again: Shown = {}): Promise<Answer> {
  const { ask, edition, submissions } = given;
  const { typed = {}, problems = [], status } = again;
  return questionsPage({
    ...{ edition, submissions, typed, problems, status },
    mayAsk: mayHere(given, 'sanction/ask'),
    mayAnswer: mayHere(given, 'sanction/answer'),
    done: doneOf(doneWords, ask.query.get('hecho')),
  });
}

function toQuestions(given: AtDesk, hecho: keyof typeof doneWords): Response {
  return seeOther(sanctionDesk.questions.to({ ...askedOf(given) }, { query: { hecho } }));
}

async function answerAsked(given: AtDesk): Promise<Answer> {
  const { house, ask, by } = given;
  const typed = await readForm(ask.request);
  const parsed = parseText(typed, 'pregunta', QUESTION_LETTERS);
  if (!parsed.isSound) return shown(given, { typed, problems: parsed.problems, status: 422 });
  const submissionId = typed.presentacion ?? '';
  const done = await askQuestion(house.db, by, {
    ...askedOf(given),
    ...{ submissionId, text: parsed.values },
  });
  if (done.ok) return toQuestions(given, 'preguntada');
  if (done.error.code === 'sanction/unknown') return unknown();
  return shown(given, refusedShown(typed, done.error, { 'sanction/question-empty': 'pregunta' }));
}

async function answerAnswered(given: AtDesk): Promise<Answer> {
  const { house, ask, by } = given;
  const typed = await readForm(ask.request);
  const parsed = parseText(typed, 'respuesta', ANSWER_LETTERS);
  if (!parsed.isSound) return shown(given, { typed, problems: parsed.problems, status: 422 });
  const done = await answerQuestion(house.db, by, {
    ...askedOf(given),
    ...{ questionId: typed.de ?? '', answer: parsed.values },
    questionsIn: (asked, locale) => sanctionDesk.questions.to({ ...asked }, { locale }),
  });
  if (done.ok) return toQuestions(given, 'respondida');
  if (done.error.code === 'sanction/unknown') return unknown();
  return shown(given, refusedShown(typed, done.error, { 'sanction/answer-empty': 'respuesta' }));
}
