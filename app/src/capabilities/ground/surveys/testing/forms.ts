// Answered forms of a test, and their tally counted the slow way.
import { optionsCount, type Question, type QuestionId } from '../rules/question.ts';
import type { Tally } from '../rules/results.ts';

/** One answered form: of each question the option or point, several options, places, or nothing. */
export type Form = readonly (number | readonly number[] | undefined)[];

/** Counts forms the slow way. */
export function tallyOf(
  questions: readonly Question[],
  forms: readonly Form[],
  onPaper = 0,
): Tally {
  const grouping = questions.findIndex(({ isGrouping }) => isGrouping);
  const count = (has: (form: Form) => boolean) => forms.filter(has).length;
  const upTo = (length: number) => Array.from({ length }, (_, index) => index + 1);
  const each = <T>(of: (question: Question, at: number) => T) =>
    new Map<QuestionId, T>(questions.map((question, at) => [question.id, of(question, at)]));
  const chose = (form: Form, at: number, option: number) => {
    const given = form[at];
    return typeof given === 'object' ? given.includes(option) : given === option;
  };
  return {
    responses: forms.length,
    onPaper,
    answered: each((_, at) => count((form) => form[at] !== undefined)),
    chosen: each((question, at) =>
      upTo(optionsCount(question)).map((option) => count((form) => chose(form, at, option))),
    ),
    places: each((question, at) =>
      upTo(question.options.length).map((_, option) =>
        upTo(question.options.length).map((place) =>
          count((form) => (form[at] as readonly number[] | undefined)?.[option] === place),
        ),
      ),
    ),
    byGroup: each((question, at) =>
      grouping < 0
        ? []
        : [...upTo(questions[grouping]?.options.length ?? 0), undefined].map((group) =>
            upTo(optionsCount(question)).map((option) =>
              count((form) => form[grouping] === group && chose(form, at, option)),
            ),
          ),
    ),
  };
}
