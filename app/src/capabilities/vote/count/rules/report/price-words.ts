// The price system of an outcome in words: one sentence that it holds, and each condition with what it says.
import type { PriceCheck, PriceCondition } from '@minga/counting/explain';
import { m } from '#words';
import type { ReportPrices } from './measures.ts';
import { projectName } from './round-words.ts';
import type { Telling } from './telling.ts';

type Say = Telling['say'];

const conditionWord = {
  endowment: (say: Say) => m.count_price_endowment({}, say),
  'own-projects': (say: Say) => m.count_price_own_projects({}, say),
  'own-money': (say: Say) => m.count_price_own_money({}, say),
  equal: (say: Say) => m.count_price_equal({}, say),
  covered: (say: Say) => m.count_price_covered({}, say),
  'nothing-left-out': (say: Say) => m.count_price_nothing_left_out({}, say),
  budget: (say: Say) => m.count_price_budget({}, say),
} as const satisfies Record<PriceCondition, (say: Say) => string>;

export function priceWords(telling: Telling, { holds, conditions }: PriceCheck): ReportPrices {
  const { say } = telling;
  return {
    holds,
    sentence: holds ? m.count_prices_hold({}, say) : m.count_prices_fail({}, say),
    conditions: conditions.map(({ condition, holds: isMet, counterexample }) => {
      const text = conditionWord[condition](say);
      if (counterexample === undefined) return { text, holds: isMet };
      return { text: `${text} ${whereItFails(counterexample, telling)}`, holds: isMet };
    }),
  };
}

type Counterexample = NonNullable<PriceCheck['conditions'][number]['counterexample']>;

function whereItFails({ round, project }: Counterexample, { counted, text, say }: Telling): string {
  if (round !== undefined) return m.count_price_fails_round({ round: text.number(round) }, say);
  if (project === undefined) return m.count_price_fails({}, say);
  return m.count_price_fails_project({ name: projectName(counted.election, project) }, say);
}
