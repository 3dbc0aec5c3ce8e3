// The name by which a rule with its utility is told from the others.
import type { Settings } from '@minga/counting';
import { m } from '#words';
import type { Telling } from './telling.ts';

type Say = Telling['say'];

export function ruleName(settings: Settings, say: Say): string {
  switch (settings.rule) {
    case 'greedy':
      return greedyName[settings.utility](say);
    case 'mes':
      return sharesName[settings.utility](say);
    case 'bos':
      return m.count_name_bos({ name: sharesName[settings.utility](say) }, say);
    case 'phragmen':
      return m.count_name_phragmen({}, say);
  }
}

/** Of the greedy rule with each utility: also that with which the outcome of Equal Shares is compared. */
export const greedyName = {
  cost: (say: Say) => m.count_name_greedy_cost({}, say),
  cardinality: (say: Say) => m.count_name_greedy_cardinality({}, say),
  points: (say: Say) => m.count_name_greedy_points_per_cost({}, say),
  'cost-points': (say: Say) => m.count_name_greedy_points({}, say),
  borda: (say: Say) => m.count_name_greedy_points_per_cost({}, say),
  'cost-borda': (say: Say) => m.count_name_greedy_points({}, say),
} as const;

const sharesName = {
  cost: (say: Say) => m.count_name_mes_cost({}, say),
  cardinality: (say: Say) => m.count_name_mes_cardinality({}, say),
  points: (say: Say) => m.count_name_mes_points({}, say),
  'cost-points': (say: Say) => m.count_name_mes_points_cost({}, say),
  borda: (say: Say) => m.count_name_mes_borda({}, say),
  'cost-borda': (say: Say) => m.count_name_mes_borda_cost({}, say),
} as const;
