// Settings in words: each convention that could have changed who comes in.
import { type Election, fractionToString, type Settings, type TieRule } from '@minga/counting';
import { contestsOfFile } from '@minga/counting/contests';
import { m } from '#words';
import type { Labelled } from './labelled.ts';
import { greedyName, ruleName } from './rule-names.ts';
import { isByPoints, type Telling } from './telling.ts';

type Say = Telling['say'];

/** Every setting with its value, the ones that this rule does not use left out. */
export function conventionWords(settings: Settings, telling: Telling): readonly Labelled[] {
  const { say } = telling;
  const { election } = telling.counted;
  return [
    { label: m.count_rule({}, say), value: ruleName(settings, say) },
    ...contestConvention(telling),
    ...sharesConventions(settings, telling),
    ...misfitConvention(settings, say),
    { label: m.count_ties({}, say), value: tiesWord(settings.ties, election, say) },
    ...rareConventions(settings, telling),
  ];
}

/** Told of a file that tells of contests, whether they were counted apart or not. */
function contestConvention({ counted: { contest, election }, say }: Telling): readonly Labelled[] {
  if (contestsOfFile(election) === undefined) return [];
  const value =
    contest === undefined ? m.count_contests_together({}, say) : m.count_contests_apart({}, say);
  return [{ label: m.count_contests({}, say), value }];
}

function sharesConventions(
  settings: Settings,
  { counted: { election }, text, say }: Telling,
): readonly Labelled[] {
  if (settings.rule !== 'mes' && settings.rule !== 'bos') return [];
  const completion = {
    label: m.count_completion({}, say),
    value: completionWord[settings.completion](isByPoints(election), say),
  };
  if (settings.rule === 'bos') return [completion];
  const growth = [
    { label: m.count_increment({}, say), value: text.money(settings.increment) },
    {
      label: m.count_exhaustive({}, say),
      value: settings.exhaustiveStop
        ? m.count_exhaustive_on({}, say)
        : m.count_exhaustive_off({}, say),
    },
  ];
  const endowment =
    settings.endowment === 'exact'
      ? m.count_endowment_exact({}, say)
      : m.count_endowment_floor({}, say);
  const comparison = {
    label: m.count_comparison({ name: greedyName[settings.utility](say) }, say),
    value: comparisonWord[settings.comparison](say),
  };
  return [
    completion,
    ...(settings.completion.startsWith('add1') ? growth : []),
    { label: m.count_endowment({}, say), value: endowment },
    ...(settings.comparison === 'none' ? [] : [comparison]),
  ];
}

function misfitConvention(settings: Settings, say: Say): readonly Labelled[] {
  if (!('misfit' in settings)) return [];
  const value =
    settings.misfit === 'skip' ? m.count_misfit_skip({}, say) : m.count_misfit_stop({}, say);
  return [{ label: m.count_misfit({}, say), value }];
}

/** Those that most votes do not have are told only where they are. */
function rareConventions(
  settings: Settings,
  { counted: { election }, text, say }: Telling,
): readonly Labelled[] {
  const { lot, minimumScore, minimumShare, conflicts, together } = settings;
  const groups = (lists: readonly (readonly string[])[]) =>
    lists.map((ids) => ids.join(', ')).join('; ');
  const lines: readonly (readonly [label: string, value: string | undefined])[] = [
    [m.count_lot({}, say), lot?.join(', ')],
    [
      minimumLabel(election, say),
      minimumScore === undefined ? undefined : text.number(minimumScore),
    ],
    [m.count_minimum_share({}, say), minimumShare && fractionToString(minimumShare)],
    [m.count_conflicts({}, say), conflicts && groups(conflicts)],
    [m.count_together({}, say), together && groups(together)],
  ];
  return lines.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
}

/** Rankings are asked for ballots, since their points are those of a place and not of a person. */
function minimumLabel({ voteType }: Election, say: Say): string {
  if (voteType === 'ordinal') return m.count_minimum_ballots({}, say);
  return voteType === 'cumulative' || voteType === 'scoring'
    ? m.count_minimum_points({}, say)
    : m.count_minimum_score({}, say);
}

const comparisonWord = {
  none: (say: Say) => m.count_comparison_none({}, say),
  satisfaction: (say: Say) => m.count_comparison_satisfaction({}, say),
  exclusion: (say: Say) => m.count_comparison_exclusion({}, say),
} as const;

function tiesWord(ties: TieRule, election: Election, say: Say): string {
  switch (ties) {
    case 'id':
      return m.count_ties_id({}, say);
    case 'votes-cost-id':
      return isByPoints(election) ? m.count_ties_ballots({}, say) : m.count_ties_votes({}, say);
    case 'cost-votes-lot':
      return isByPoints(election) ? m.count_ties_lot_ballots({}, say) : m.count_ties_lot({}, say);
  }
}

const completionWord = {
  none: (_: boolean, say: Say) => m.count_completion_none({}, say),
  greedy: (byPoints: boolean, say: Say) =>
    byPoints ? m.count_completion_greedy_points({}, say) : m.count_completion_greedy({}, say),
  add1: (_: boolean, say: Say) => m.count_completion_add1({}, say),
  add1u: (byPoints: boolean, say: Say) =>
    byPoints ? m.count_completion_add1u_points({}, say) : m.count_completion_add1u({}, say),
} as const;
