// Settings in words: the name of a rule, and each convention that could have changed who comes in.
import type { Election, Settings } from '@minga/counting';
import { m } from '#words';
import { figureTextOf } from './figure-text.ts';
import type { Labelled, ReportLocale } from './report.ts';

type Say = { readonly locale: ReportLocale };

export function ruleName({ rule, utility }: Pick<Settings, 'rule' | 'utility'>, say: Say): string {
  if (rule === 'greedy') {
    return utility === 'cost'
      ? m.count_name_greedy_cost({}, say)
      : m.count_name_greedy_cardinality({}, say);
  }
  return utility === 'cost'
    ? m.count_name_mes_cost({}, say)
    : m.count_name_mes_cardinality({}, say);
}

/** Every setting with its value, the ones that this rule does not use left out. */
export function conventionWords(
  settings: Settings,
  election: Election,
  locale: ReportLocale,
): readonly Labelled[] {
  const say = { locale };
  const rule = { label: m.count_rule({}, say), value: ruleName(settings, say) };
  const ties = {
    label: m.count_ties({}, say),
    value: settings.ties === 'id' ? m.count_ties_id({}, say) : m.count_ties_votes({}, say),
  };
  if (settings.rule === 'greedy') return [rule, ties];
  const grows = settings.completion === 'add1' || settings.completion === 'add1u';
  const money = figureTextOf(election, locale);
  return [
    rule,
    { label: m.count_completion({}, say), value: completionWord[settings.completion](say) },
    ...(grows
      ? [
          { label: m.count_increment({}, say), value: money.money(settings.increment) },
          {
            label: m.count_exhaustive({}, say),
            value: exhaustiveStopWord(settings.exhaustiveStop, say),
          },
        ]
      : []),
    {
      label: m.count_endowment({}, say),
      value:
        settings.endowment === 'exact'
          ? m.count_endowment_exact({}, say)
          : m.count_endowment_floor({}, say),
    },
    ties,
  ];
}

export function exhaustiveStopWord(exhaustiveStop: boolean, say: Say): string {
  return exhaustiveStop ? m.count_exhaustive_on({}, say) : m.count_exhaustive_off({}, say);
}

const completionWord = {
  none: (say: Say) => m.count_completion_none({}, say),
  greedy: (say: Say) => m.count_completion_greedy({}, say),
  add1: (say: Say) => m.count_completion_add1({}, say),
  add1u: (say: Say) => m.count_completion_add1u({}, say),
} as const;
