// Settings in words: the name of a rule, and each convention that could have changed who comes in.
import { type Election, fractionToString, type Settings } from '@minga/counting';
import { m } from '#words';
import { figureTextOf, numberText } from './figure-text.ts';
import type { Labelled, ReportLocale } from './report.ts';

type Say = { readonly locale: ReportLocale };

/** The name by which a rule with its utility is told from the others. */
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

const greedyName = {
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

/** Every setting with its value, the ones that this rule does not use left out. */
export function conventionWords(
  settings: Settings,
  election: Election,
  locale: ReportLocale,
): readonly Labelled[] {
  const say = { locale };
  return [
    { label: m.count_rule({}, say), value: ruleName(settings, say) },
    ...sharesConventions(settings, election, locale),
    ...misfitConvention(settings, say),
    { label: m.count_ties({}, say), value: tiesWord[settings.ties](say) },
    ...rareConventions(settings, say),
  ];
}

function sharesConventions(
  settings: Settings,
  election: Election,
  locale: ReportLocale,
): readonly Labelled[] {
  if (settings.rule !== 'mes' && settings.rule !== 'bos') return [];
  const say = { locale };
  const completion = {
    label: m.count_completion({}, say),
    value: completionWord[settings.completion](say),
  };
  if (settings.rule === 'bos') return [completion];
  const growth = [
    {
      label: m.count_increment({}, say),
      value: figureTextOf(election, locale).money(settings.increment),
    },
    {
      label: m.count_exhaustive({}, say),
      value: exhaustiveStopWord(settings.exhaustiveStop, say),
    },
  ];
  const endowment =
    settings.endowment === 'exact'
      ? m.count_endowment_exact({}, say)
      : m.count_endowment_floor({}, say);
  const comparison = comparisonWord[settings.comparison](say);
  return [
    completion,
    ...(settings.completion.startsWith('add1') ? growth : []),
    { label: m.count_endowment({}, say), value: endowment },
    ...(settings.comparison === 'none'
      ? []
      : [{ label: m.count_comparison({}, say), value: comparison }]),
  ];
}

function misfitConvention(settings: Settings, say: Say): readonly Labelled[] {
  if (!('misfit' in settings)) return [];
  const value =
    settings.misfit === 'skip' ? m.count_misfit_skip({}, say) : m.count_misfit_stop({}, say);
  return [{ label: m.count_misfit({}, say), value }];
}

/** Those that most votes do not have are told only where they are. */
function rareConventions(settings: Settings, say: Say): readonly Labelled[] {
  const { lot, minimumScore, minimumShare, conflicts, together } = settings;
  const groups = (lists: readonly (readonly string[])[]) =>
    lists.map((ids) => ids.join(', ')).join('; ');
  const lines: readonly (readonly [label: string, value: string | undefined])[] = [
    [m.count_lot({}, say), lot?.join(', ')],
    [
      m.count_minimum_score({}, say),
      minimumScore === undefined ? undefined : numberText(minimumScore, say.locale),
    ],
    [m.count_minimum_share({}, say), minimumShare && fractionToString(minimumShare)],
    [m.count_conflicts({}, say), conflicts && groups(conflicts)],
    [m.count_together({}, say), together && groups(together)],
  ];
  return lines.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
}

const comparisonWord = {
  none: (say: Say) => m.count_comparison_none({}, say),
  satisfaction: (say: Say) => m.count_comparison_satisfaction({}, say),
  exclusion: (say: Say) => m.count_comparison_exclusion({}, say),
} as const;

const tiesWord = {
  id: (say: Say) => m.count_ties_id({}, say),
  'votes-cost-id': (say: Say) => m.count_ties_votes({}, say),
  'cost-votes-lot': (say: Say) => m.count_ties_lot({}, say),
} as const;

export function exhaustiveStopWord(exhaustiveStop: boolean, say: Say): string {
  return exhaustiveStop ? m.count_exhaustive_on({}, say) : m.count_exhaustive_off({}, say);
}

const completionWord = {
  none: (say: Say) => m.count_completion_none({}, say),
  greedy: (say: Say) => m.count_completion_greedy({}, say),
  add1: (say: Say) => m.count_completion_add1({}, say),
  add1u: (say: Say) => m.count_completion_add1u({}, say),
} as const;
