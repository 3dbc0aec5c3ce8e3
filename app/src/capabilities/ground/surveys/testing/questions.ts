// Questions that tests ask, whole and with as little as each kind needs.
import type { Question, QuestionId, QuestionWritten } from '../rules/question.ts';
import { wording } from '../rules/wording.ts';

export function written(change: Partial<QuestionWritten> = {}): QuestionWritten {
  return {
    kind: 'one',
    text: wording('¿Vives en Ancud?', 'Do you live in Ancud?'),
    isRequired: false,
    options: [wording('Sí', 'Yes'), wording('No', 'No')],
    scaleTo: undefined,
    right: undefined,
    isGrouping: false,
    ...change,
  };
}

/** `count` options that are told apart by their number. */
export function options(count: number) {
  return Array.from({ length: count }, (_, index) => wording(`Opción ${index + 1}`));
}

export function scale(to: number, change: Partial<QuestionWritten> = {}): QuestionWritten {
  const ends = [wording('Muy mala'), wording('Muy buena')];
  return written({ kind: 'scale', options: ends, scaleTo: to, ...change });
}

/** As a survey has them: each with its id and its place. */
export function placed(...questions: readonly QuestionWritten[]): readonly Question[] {
  return questions.map((question, index) => ({
    ...question,
    id: `q${index + 1}` as QuestionId,
    position: index + 1,
  }));
}
