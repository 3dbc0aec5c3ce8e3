// Paper: the sheets for the printer, and each sheet entered at the desk.
import { m } from '#words';
import { type FieldProblem, readForm, type Typed } from '../../../../platform/http/form.ts';
import { type Answer, type Page, type Route, seeOther } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { enterSheet } from '../actions/enter-sheet.ts';
import { readAnswers } from '../rules/answers.ts';
import { listQuestions } from '../store/questions.ts';
import { answerProblems } from './answer-problems.ts';
import { type AtDesk, deskOf, refusedAt, staffRoutes } from './at-desk.ts';
import { doneWords } from './done-words.ts';
import { printPath, sheetPath, surveyPath } from './paths.ts';
import { LARGEST_SHEET, MOST_SHEETS, printPage } from './print-page.tsx';
import { FORM_BODY_BYTES } from './public-routes.ts';
import { sentenceOf, statusOf } from './refusal-words.ts';
import { sheetPage } from './sheet-page.tsx';

export function paperRoutes(house: House): readonly Route[] {
  const { get, post } = staffRoutes(house, { act: 'surveys/enter-paper' });
  return [
    get(sheetPath, (given) => shown(given)),
    { ...post(sheetPath, answerSheet), maxBodyBytes: FORM_BODY_BYTES },
    get(printPath, answerPrint),
  ];
}

interface Shown {
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
  readonly status?: Page['status'];
}

async function shown({ house, ask, survey }: AtDesk, given: Shown = {}): Promise<Answer> {
  const { typed = {}, problems = [], status } = given;
  if (survey.state === 'draft') return refusedAt(survey, { code: 'surveys/not-published' });
  return sheetPage({
    desk: deskOf(survey),
    survey,
    questions: await listQuestions(house.db, survey.id),
    typed,
    problems,
    ...(status === undefined ? {} : { status }),
    done: doneWords(ask.query),
  });
}

async function answerSheet(given: AtDesk): Promise<Answer> {
  const { house, ask, survey, by } = given;
  const typed = await readForm(ask.request);
  const number = sheetNumber(typed.hoja);
  const questions = await listQuestions(house.db, survey.id);
  const read = readAnswers(questions, typed, true);
  const wrong = m.surveys_number_wrong({ from: 1, to: LARGEST_SHEET });
  const problems = [
    ...(number === undefined ? [{ field: 'hoja', message: wrong }] : []),
    ...answerProblems(read.problems),
  ];
  if (number === undefined || problems.length > 0) {
    return shown(given, { typed, problems, status: 422 });
  }
  const sheet = { surveyId: survey.id, number, answers: read.answers };
  const entered = await enterSheet(house.db, by, sheet);
  if (entered.ok) {
    const to = { institution: survey.institutionSlug, survey: survey.id };
    return seeOther(sheetPath.to(to, { query: { hecho: 'hoja-guardada' } }));
  }
  const field = entered.error.code === 'surveys/sheet-taken' ? 'hoja' : '';
  const message = sentenceOf(entered.error);
  return shown(given, { typed, problems: [{ field, message }], status: statusOf(entered.error) });
}

function sheetNumber(text: string | null | undefined): number | undefined {
  const digits = (text ?? '').trim();
  return /^[1-9]\d{0,5}$/.test(digits) ? Number(digits) : undefined;
}

async function answerPrint({ house, ask, survey }: AtDesk): Promise<Answer> {
  if (!survey.takesPaper) return refusedAt(survey, { code: 'surveys/no-paper' });
  if (survey.state === 'draft') return refusedAt(survey, { code: 'surveys/not-published' });
  const typed = Object.fromEntries(ask.query);
  const isAsked = 'desde' in typed || 'cuantas' in typed;
  const first = sheetNumber(typed.desde);
  const count = sheetNumber(typed.cuantas);
  const wrong = (field: string, to: number) => ({
    field,
    message: m.surveys_number_wrong({ from: 1, to }),
  });
  const isFirst = first !== undefined;
  const isCount = count !== undefined && count <= MOST_SHEETS;
  const problems = [
    ...(isFirst ? [] : [wrong('desde', LARGEST_SHEET)]),
    ...(isCount ? [] : [wrong('cuantas', MOST_SHEETS)]),
  ];
  const numbers =
    isFirst && isCount ? Array.from({ length: count }, (_, index) => first + index) : [];
  return printPage({
    desk: deskOf(survey),
    survey,
    questions: await listQuestions(house.db, survey.id),
    address: house.publicUrl + surveyPath.to({ slug: survey.slug }),
    isDemonstration: !house.isProduction,
    numbers: numbers.filter((number) => number <= LARGEST_SHEET),
    typed,
    problems: isAsked ? problems : [],
  });
}
