// Runs a count or a search to its end, telling how far it has come.
import type { CountProgress, Election, Locale } from '../src/index.ts';
import type { Tell } from './progress.ts';
import { commandWords } from './words.ts';

export function finish<S, T>(steps: Generator<S, T, void>, onStep: (step: S) => void): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    onStep(step.value);
  }
}

/** For a count: how much of the budget the endowments of this step would spend. */
export function tellSteps(
  { budget }: Pick<Election, 'budget'>,
  locale: Locale,
  tell: Tell,
): (progress: CountProgress) => void {
  return ({ increment, totalCost }) =>
    tell(() => {
      const percent = budget === 0n ? 100 : Number((100n * totalCost) / budget);
      return commandWords[locale].counting(Math.min(100, percent), increment);
    });
}
