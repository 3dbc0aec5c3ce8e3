// A question as it is typed: parsed by its kind, each problem told at its field.
import { lineOf } from '@minga/basics';
import { m } from '#words';
import type { FieldProblem, Parsed, Typed } from '../../../../platform/http/form.ts';
import {
  LARGEST_SCALE,
  MOST_OPTIONS,
  type QuestionKind,
  type QuestionWritten,
  questionLengths,
  SMALLEST_SCALE,
} from '../rules/question.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type Wording, wording } from '../rules/wording.ts';

const MOST_POINTS = 100;

/** Lines that are not empty, each as `lineOf` reads it. */
function linesOf(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(/\r\n?|\n/)
    .map(lineOf)
    .filter((line) => line !== '');
}

export function parseQuestion(kind: QuestionKind, typed: Typed): Parsed<QuestionWritten> {
  const text = lineOf(typed.texto ?? '');
  const english = lineOf(typed['texto-en'] ?? '');
  const options = readOptions(kind, typed);
  const right = kind === 'one' ? readRight(typed) : { right: undefined, problems: [] };
  const scaleTo = kind === 'scale' ? Number(typed.hasta ?? '') : undefined;
  const limit = questionLengths.text;
  const tooLong = m.surveys_too_long({ limit });
  const problems: FieldProblem[] = [
    ...(text === '' ? [{ field: 'texto', message: m.surveys_question_missing() }] : []),
    ...(text.length > limit ? [{ field: 'texto', message: tooLong }] : []),
    ...(english.length > limit ? [{ field: 'texto-en', message: tooLong }] : []),
    ...options.problems,
    ...(scaleTo === undefined || isWhole(scaleTo, SMALLEST_SCALE, LARGEST_SCALE)
      ? []
      : [numberProblem('hasta', SMALLEST_SCALE, LARGEST_SCALE)]),
    ...right.problems,
  ];
  if (problems.length > 0) return { isSound: false, problems };
  return {
    isSound: true,
    values: {
      kind,
      text: wording(text, english),
      isRequired: (typed.obligatoria ?? '') !== '',
      options: options.options,
      scaleTo,
      right: right.right,
      isGrouping: kind === 'one' && (typed.agrupa ?? '') !== '',
    },
  };
}

type Options = {
  readonly options: readonly Wording[];
  readonly problems: readonly FieldProblem[];
};

function readOptions(kind: QuestionKind, typed: Typed): Options {
  if (kind === 'short-text' || kind === 'long-text') return { options: [], problems: [] };
  if (kind === 'scale') return readEnds(typed);
  const spanish = linesOf(typed.opciones);
  const english = linesOf(typed['opciones-en']);
  const limit = questionLengths.option;
  const message = m.surveys_option_too_long({ limit });
  const isLong = (lines: readonly string[]) => lines.some((line) => line.length > limit);
  const problems = [
    ...(spanish.length === 0 ? [{ field: 'opciones', message: m.surveys_options_missing() }] : []),
    ...(isLong(spanish) ? [{ field: 'opciones', message }] : []),
    ...(isLong(english) ? [{ field: 'opciones-en', message }] : []),
    ...(english.length > 0 && english.length !== spanish.length
      ? [{ field: 'opciones-en', message: m.surveys_options_en_differ() }]
      : []),
  ];
  return { options: spanish.map((line, index) => wording(line, english[index])), problems };
}

/** The words of the lowest and the highest point of a scale. */
function readEnds(typed: Typed): Options {
  const limit = questionLengths.option;
  const ends = (['bajo', 'alto'] as const).map((end) => {
    const spanish = lineOf(typed[end] ?? '');
    const english = lineOf(typed[`${end}-en`] ?? '');
    const message = m.surveys_too_long({ limit });
    const problems = [
      ...(spanish === '' ? [{ field: end, message: m.surveys_ends_missing() }] : []),
      ...(spanish.length > limit ? [{ field: end, message }] : []),
      ...(english.length > limit ? [{ field: `${end}-en`, message }] : []),
    ];
    return { option: wording(spanish, english), problems };
  });
  return {
    options: ends.map(({ option }) => option),
    problems: ends.flatMap(({ problems }) => problems),
  };
}

function readRight(typed: Typed) {
  const option = lineOf(typed.correcta ?? '');
  if (option === '') return { right: undefined, problems: [] };
  const points = lineOf(typed.puntos ?? '') || '1';
  const problems = [
    ...(isWhole(Number(option), 1, MOST_OPTIONS)
      ? []
      : [numberProblem('correcta', 1, MOST_OPTIONS)]),
    ...(isWhole(Number(points), 1, MOST_POINTS) ? [] : [numberProblem('puntos', 1, MOST_POINTS)]),
  ];
  return { right: { option: Number(option), points: Number(points) }, problems };
}

function isWhole(number: number, from: number, to: number): boolean {
  return Number.isInteger(number) && number >= from && number <= to;
}

function numberProblem(field: string, from: number, to: number): FieldProblem {
  return { field, message: m.surveys_number_wrong({ from, to }) };
}

/** The field of a question's form to which a refusal belongs. */
export function fieldOfRefusal({ code }: Refusal): string {
  const fields: Partial<Record<Refusal['code'], string>> = {
    'surveys/options-wrong': 'opciones',
    'surveys/option-twice': 'opciones',
    'surveys/scale-wrong': 'hasta',
    'surveys/right-option-wrong': 'correcta',
    'surveys/grouping-wrong': 'agrupa',
    'surveys/grouping-twice': 'agrupa',
  };
  return fields[code] ?? '';
}

export function typedQuestion(question: QuestionWritten): Typed {
  const { kind, text, options, isRequired, scaleTo, right, isGrouping } = question;
  const [low, high] = options;
  const isScale = kind === 'scale';
  return {
    texto: text.spanish,
    'texto-en': text.english ?? '',
    obligatoria: isRequired ? '1' : '',
    opciones: options.map(({ spanish }) => spanish).join('\n'),
    'opciones-en': options.flatMap(({ english }) => english ?? []).join('\n'),
    hasta: String(scaleTo ?? ''),
    bajo: isScale ? (low?.spanish ?? '') : '',
    'bajo-en': isScale ? (low?.english ?? '') : '',
    alto: isScale ? (high?.spanish ?? '') : '',
    'alto-en': isScale ? (high?.english ?? '') : '',
    correcta: right === undefined ? '' : String(right.option),
    puntos: right === undefined ? '' : String(right.points),
    agrupa: isGrouping ? '1' : '',
  };
}
