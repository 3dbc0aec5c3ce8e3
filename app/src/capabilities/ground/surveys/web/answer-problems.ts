// What is wrong with an answered form, in a sentence at its field.
import { m } from '#words';
import type { FieldProblem } from '../../../../platform/http/form.ts';
import type { AnswerProblem } from '../rules/answers.ts';
import { questionLengths } from '../rules/question.ts';

export function answerProblems(problems: readonly AnswerProblem[]): readonly FieldProblem[] {
  return problems.map((problem) => ({ field: problem.field, message: sentenceOf(problem) }));
}

function sentenceOf({ question: { kind, position }, code }: AnswerProblem): string {
  switch (code) {
    case 'missing':
      return m.surveys_problem_missing({ position });
    case 'unknown-option':
      return m.surveys_problem_unknown_option({ position });
    case 'too-long': {
      const limit = questionLengths[kind === 'short-text' ? kind : 'long-text'];
      return m.surveys_problem_too_long({ position, limit });
    }
    case 'places-wrong':
      return m.surveys_problem_places_wrong({ position });
  }
}
