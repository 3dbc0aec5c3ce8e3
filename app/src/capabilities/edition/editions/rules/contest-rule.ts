// Ballots and counting rules that a contest may have: what is offered to people, and what is wrong with what was chosen.
import {
  type Problem,
  parseSettings,
  type SettingName,
  type SettingsFields,
  type SettingsShape,
  settingsOfRule,
  utilitiesOf,
  type VoteType,
} from '@minga/counting';
import type { BallotTerms, Contest } from './rulebook.ts';

export const countingRules = [
  'equal-shares',
  'most-votes-skip',
  'most-votes-stop',
  'votes-per-peso',
  'phragmen',
  'bounded-overspending',
] as const;
export type CountingRule = (typeof countingRules)[number];

/** Fairest to those who are few: what Minga proposes. */
export const recommendedRule: CountingRule = 'equal-shares';

/** Ballots in words of people: `knapsack` is an approval in which what one chooses fits the amount together. */
export const ballotKinds = [
  'approval',
  'knapsack',
  'choose-one',
  'points',
  'grades',
  'ranking',
] as const;
export type BallotKind = (typeof ballotKinds)[number];

const voteTypeOf: Readonly<Record<BallotKind, VoteType>> = {
  approval: 'approval',
  knapsack: 'approval',
  'choose-one': 'choose-1',
  points: 'cumulative',
  grades: 'scoring',
  ranking: 'ordinal',
};

/** The kind of ballot that these terms are. */
export function ballotKindOf({ kind, isWithinAmount }: BallotTerms): BallotKind {
  if (kind === 'approval') return isWithinAmount ? 'knapsack' : 'approval';
  const found = ballotKinds.find((ballot) => voteTypeOf[ballot] === kind);
  return found ?? 'approval';
}

/** A ballot of a kind with up to `maxChoices`; `points` where it spreads or gives them. */
export function ballotTerms(kind: BallotKind, maxChoices: number, points = 10): BallotTerms {
  const hasPoints = kind === 'points' || kind === 'grades';
  return {
    kind: voteTypeOf[kind],
    minChoices: 1,
    maxChoices: kind === 'choose-one' ? 1 : maxChoices,
    points: hasPoints ? points : null,
    isWithinAmount: kind === 'knapsack',
  };
}

/** Rules that can count a kind of ballot: Phragmén divides loads among approvals and knows no points. */
export function rulesFor(kind: VoteType): readonly CountingRule[] {
  const isApproval = kind === 'approval' || kind === 'choose-1';
  return countingRules.filter((rule) => isApproval || rule !== 'phragmen');
}

/**
 * A rule offered to people with every setting that it has, for ballots of a vote type. Ties go to the project
 * with more votes, then to the cheaper one, then by id. Equal Shares grows in steps of $1.000.
 */
export function ruleSettings(rule: CountingRule, kind: VoteType): SettingsFields {
  const [plain, other] = utilitiesOf[kind];
  const byCost = plain === 'cost' ? plain : other;
  const perPeso = plain === 'cost' ? other : plain;
  const ties = 'votes-cost-id';
  const greedy = { rule: 'greedy', utility: byCost, ties };
  const offered: Readonly<Record<CountingRule, SettingsFields>> = {
    'equal-shares': {
      rule: 'mes',
      utility: plain,
      ties,
      completion: 'add1u',
      endowment: 'exact',
      increment: '1000',
      exhaustiveStop: 'on',
      comparison: 'none',
    },
    'most-votes-skip': { ...greedy, misfit: 'skip' },
    'most-votes-stop': { ...greedy, misfit: 'stop' },
    'votes-per-peso': { ...greedy, utility: perPeso, misfit: 'skip' },
    phragmen: { rule: 'phragmen', ties, misfit: 'stop' },
    'bounded-overspending': { rule: 'bos', utility: plain, ties, completion: 'greedy' },
  };
  return offered[rule];
}

/** Which of the offered rules these settings are; undefined for settings of somebody's own. */
export function ruleOf(fields: SettingsFields, kind: VoteType): CountingRule | undefined {
  return rulesFor(kind).find((rule) => {
    const offered = Object.entries(ruleSettings(rule, kind));
    const said = Object.values(fields).filter((value) => value !== undefined);
    return (
      offered.length === said.length &&
      offered.every(([name, value]) => fields[name as SettingName] === value)
    );
  });
}

export type ContestRuleProblem =
  | { readonly code: 'editions/ballot-choices-wrong'; readonly contest: string }
  | { readonly code: 'editions/ballot-one-choice'; readonly contest: string }
  | { readonly code: 'editions/ballot-points-missing'; readonly contest: string }
  | { readonly code: 'editions/ballot-points-too-few'; readonly contest: string }
  | { readonly code: 'editions/ballot-without-points'; readonly contest: string }
  | { readonly code: 'editions/ballot-within-amount-by-approval'; readonly contest: string }
  /** Lots, conflicts and bundles are known when there are projects, not in the bases. */
  | {
      readonly code: 'editions/rule-names-projects';
      readonly contest: string;
      readonly setting: SettingName;
    }
  | {
      readonly code: 'editions/rule-leaves-open';
      readonly contest: string;
      readonly setting: SettingName;
    }
  /** As the counting package says it. */
  | {
      readonly code: 'editions/rule-setting-wrong';
      readonly contest: string;
      readonly problem: Problem;
    };

const namesProjects = ['lot', 'conflicts', 'together'] as const;
const mayBeUnsaid: readonly SettingName[] = [...namesProjects, 'minimumScore', 'minimumShare'];

/** All that is wrong with the ballot and the counting rule of a contest. */
export function contestRuleProblems(contest: Contest): readonly ContestRuleProblem[] {
  return [...ballotProblems(contest), ...ruleProblems(contest)];
}

function ballotProblems({ code: contest, ballot }: Contest): readonly ContestRuleProblem[] {
  const { kind, minChoices, maxChoices, points, isWithinAmount } = ballot;
  const found: ContestRuleProblem[] = [];
  const areWhole = Number.isSafeInteger(minChoices) && Number.isSafeInteger(maxChoices);
  if (!areWhole || minChoices < 1 || maxChoices < minChoices) {
    found.push({ code: 'editions/ballot-choices-wrong', contest });
  } else if (kind === 'choose-1' && maxChoices !== 1) {
    found.push({ code: 'editions/ballot-one-choice', contest });
  }
  const spreads = kind === 'cumulative' || kind === 'scoring';
  if (!spreads && points !== null) {
    found.push({ code: 'editions/ballot-without-points', contest });
  } else if (spreads && (points === null || !Number.isSafeInteger(points) || points < 1)) {
    found.push({ code: 'editions/ballot-points-missing', contest });
  } else if (kind === 'cumulative' && points !== null && points < minChoices) {
    found.push({ code: 'editions/ballot-points-too-few', contest });
  }
  if (isWithinAmount && kind !== 'approval') {
    found.push({ code: 'editions/ballot-within-amount-by-approval', contest });
  }
  return found;
}

function ruleProblems({ code: contest, ballot, amountClp, rule }: Contest): ContestRuleProblem[] {
  const isSaid = (setting: SettingName) => (rule[setting] ?? '').trim() !== '';
  const named = namesProjects.filter(isSaid);
  const open = settingsOfRule[ruleName(rule)].filter(
    (setting) => !mayBeUnsaid.includes(setting) && !isSaid(setting),
  );
  const settings = Object.fromEntries(
    Object.entries(rule).filter(([name]) => !namesProjects.some((one) => one === name)),
  );
  const parsed = parseSettings(settings, shapeOf(ballot.kind, amountClp));
  return [
    ...named.map(
      (setting) => ({ code: 'editions/rule-names-projects', contest, setting }) as const,
    ),
    ...open.map((setting) => ({ code: 'editions/rule-leaves-open', contest, setting }) as const),
    ...(parsed.ok ? [] : parsed.error).map(
      (problem) => ({ code: 'editions/rule-setting-wrong', contest, problem }) as const,
    ),
  ];
}

/** An unknown rule is told by the counting package; what it would need is then that of its first rule. */
function ruleName({ rule }: SettingsFields): keyof typeof settingsOfRule {
  const known = Object.keys(settingsOfRule) as (keyof typeof settingsOfRule)[];
  return known.find((name) => name === rule) ?? 'mes';
}

/** What settings depend on, of an election in pesos that has no projects yet. */
function shapeOf(voteType: VoteType, amountClp: number): SettingsShape {
  return {
    decimals: 0,
    currency: 'CLP',
    budget: Number.isSafeInteger(amountClp) ? BigInt(amountClp) : 0n,
    voteType,
    projects: [],
    profile: { ballots: 0 },
  };
}
