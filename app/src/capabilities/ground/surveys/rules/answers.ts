// What somebody answered: read from the fields of a form, complete or told what is wrong, and what a test gives for it.
import { lineOf } from '@minga/basics';
import { isText, type Question, type QuestionId, questionLengths } from './question.ts';

/** By the kind of its question: options and points from 1; `places[i]` is the place of option i + 1. */
export type Answer =
  | { readonly kind: 'options'; readonly options: readonly number[] }
  | { readonly kind: 'places'; readonly places: readonly number[] }
  | { readonly kind: 'text'; readonly text: string };

/** A question that was left empty is not there. */
export type Answers = ReadonlyMap<QuestionId, Answer>;

export type AnswerProblem = {
  readonly question: Question;
  readonly code: 'missing' | 'unknown-option' | 'too-long' | 'places-wrong';
  /** Name of the field where it is mended. */
  readonly field: string;
};

/** Name of the field of a question; where each option has its own, with the number of the option. */
export function fieldOf({ position }: Pick<Question, 'position'>, option?: number): string {
  return option === undefined ? `p${position}` : `p${position}-${option}`;
}

interface Reading {
  readonly answers: Answers;
  readonly problems: readonly AnswerProblem[];
}

/**
 * `typed` are the fields of the form. On paper a question may stay empty even where it is required: what the
 * person did not write nobody can add.
 */
export function readAnswers(
  questions: readonly Question[],
  typed: Readonly<Record<string, string>>,
  isPaper: boolean,
): Reading {
  const answers = new Map<QuestionId, Answer>();
  const problems: AnswerProblem[] = [];
  for (const question of questions) {
    const read = readAnswer(question, typed);
    if (typeof read === 'string') problems.push(problemAt(question, read));
    else if (read !== undefined) answers.set(question.id, read);
    else if (question.isRequired && !isPaper) problems.push(problemAt(question, 'missing'));
  }
  return { answers, problems };
}

function problemAt(question: Question, code: AnswerProblem['code']): AnswerProblem {
  return { question, code, field: fieldOf(question) };
}

type Typed = Readonly<Record<string, string>>;
type Read = Answer | undefined | AnswerProblem['code'];

function readAnswer(question: Question, typed: Typed): Read {
  if (isText(question)) return readText(question, typed);
  if (question.kind === 'many') return readMany(question, typed);
  if (question.kind === 'order') return readOrder(question, typed);
  const given = typed[fieldOf(question)] ?? '';
  if (given === '') return undefined;
  const most = question.kind === 'scale' ? (question.scaleTo ?? 0) : question.options.length;
  const option = wholeUpTo(given, most);
  return option === undefined ? 'unknown-option' : { kind: 'options', options: [option] };
}

function readText(question: Question, typed: Typed): Read {
  const given = typed[fieldOf(question)] ?? '';
  const isShort = question.kind === 'short-text';
  const text = isShort
    ? lineOf(given)
    : given
        .split(/\r\n?|\n/)
        .map(lineOf)
        .join('\n')
        .trim();
  if (text === '') return undefined;
  const limit = questionLengths[isShort ? 'short-text' : 'long-text'];
  return text.length > limit ? 'too-long' : { kind: 'text', text };
}

function readMany(question: Question, typed: Typed): Read {
  const options = question.options.flatMap((_, index) =>
    (typed[fieldOf(question, index + 1)] ?? '') === '' ? [] : [index + 1],
  );
  return options.length === 0 ? undefined : { kind: 'options', options };
}

/** Every option has a place of its own, or none has one. */
function readOrder(question: Question, typed: Typed): Read {
  const count = question.options.length;
  const given = question.options.map((_, index) => typed[fieldOf(question, index + 1)] ?? '');
  if (given.every((text) => text === '')) return undefined;
  const places = given.map((text) => wholeUpTo(text, count));
  const whole = places.filter((place) => place !== undefined);
  const isOrder = whole.length === count && new Set(whole).size === count;
  return isOrder ? { kind: 'places', places: whole } : 'places-wrong';
}

function wholeUpTo(text: string, most: number): number | undefined {
  const number = /^[1-9]\d?$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= most ? number : undefined;
}

export interface Score {
  readonly points: number;
  readonly outOf: number;
}

/** What a test gives; undefined for a survey in which nothing is right or wrong. */
export function scoreOf(questions: readonly Question[], answers: Answers): Score | undefined {
  const tested = questions.flatMap(({ id, right }) => (right === undefined ? [] : { id, right }));
  if (tested.length === 0) return undefined;
  const isRight = ({ id, right }: (typeof tested)[number]) => {
    const answer = answers.get(id);
    return answer?.kind === 'options' && answer.options[0] === right.option;
  };
  const sum = (all: typeof tested) => all.reduce((total, { right }) => total + right.points, 0);
  return { points: sum(tested.filter(isRight)), outOf: sum(tested) };
}
