// A question: what kinds there are, what each needs, and what a test counts as right.
import { type Brand, err, ok, type Result } from '@minga/basics';
import type { Refusal } from './refusal.ts';
import type { Wording } from './wording.ts';

export type QuestionId = Brand<string, 'QuestionId'>;

export const questionKinds = ['one', 'many', 'scale', 'short-text', 'long-text', 'order'] as const;
export type QuestionKind = (typeof questionKinds)[number];

export function parseKind(text: string | null | undefined): QuestionKind | undefined {
  return questionKinds.find((kind) => kind === text);
}

export const MOST_QUESTIONS = 30;
export const MOST_OPTIONS = 12;
export const SMALLEST_SCALE = 3;
export const LARGEST_SCALE = 10;
export const questionLengths = { text: 300, option: 160, 'short-text': 200, 'long-text': 2000 };

/** A question as it is written; its place in the survey is given by the survey. */
export interface QuestionWritten {
  readonly kind: QuestionKind;
  readonly text: Wording;
  readonly isRequired: boolean;
  /** In their order; of a scale the words of its lowest and its highest point; of a text none. */
  readonly options: readonly Wording[];
  /** Its highest point, the lowest being 1; only of a scale. */
  readonly scaleTo: number | undefined;
  /** In a test: which option (from 1) is right, and what it is worth. */
  readonly right: { readonly option: number; readonly points: number } | undefined;
  /** The results of the other questions are also told for each of its options. */
  readonly isGrouping: boolean;
}

export interface Question extends QuestionWritten {
  readonly id: QuestionId;
  /** From 1, without gaps. */
  readonly position: number;
}

/** Whether a question is whole; its texts are within their lengths already. */
export function checkQuestion(question: QuestionWritten): Result<void, Refusal> {
  const { kind, options, scaleTo, right, isGrouping, isRequired } = question;
  const hasOptions = kind === 'one' || kind === 'many' || kind === 'order';
  if (hasOptions && (options.length < 2 || options.length > MOST_OPTIONS)) {
    return err({ code: 'surveys/options-wrong' });
  }
  const said = options.map(({ spanish }) => spanish.toLocaleLowerCase('es'));
  if (hasOptions && new Set(said).size < said.length) return err({ code: 'surveys/option-twice' });
  const isScale = scaleTo !== undefined && scaleTo >= SMALLEST_SCALE && scaleTo <= LARGEST_SCALE;
  if (kind === 'scale' && (!isScale || options.length !== 2)) {
    return err({ code: 'surveys/scale-wrong' });
  }
  if (right !== undefined && (kind !== 'one' || right.option > options.length)) {
    return err({ code: 'surveys/right-option-wrong' });
  }
  if (isGrouping && (kind !== 'one' || !isRequired)) return err({ code: 'surveys/grouping-wrong' });
  return ok(undefined);
}

/** How many figures its results have: one for each option, or for each point of its scale. */
export function optionsCount({ kind, options, scaleTo }: QuestionWritten): number {
  return kind === 'scale' ? (scaleTo ?? 0) : options.length;
}

/** What is answered in words that only the team reads. */
export function isText({ kind }: Pick<QuestionWritten, 'kind'>): boolean {
  return kind === 'short-text' || kind === 'long-text';
}

/** Whether everything that a survey says is there in English too. */
export function isInEnglish(
  survey: { readonly title: Wording; readonly purpose: Wording },
  questions: readonly QuestionWritten[],
): boolean {
  const all = [
    survey.title,
    survey.purpose,
    ...questions.flatMap(({ text, options }) => [text, ...options]),
  ];
  return all.every(({ english }) => english !== undefined);
}
