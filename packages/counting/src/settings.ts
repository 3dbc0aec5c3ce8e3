// Settings that nobody wrote down: the plain ones, the recommended ones, and those of the official count.
import type {
  Election,
  EqualSharesSettings,
  GreedySettings,
  Settings,
  Utility,
  VoteType,
} from './types.ts';

/** What the settings of an election depend on. */
export type SettingsShape = Pick<
  Election,
  'decimals' | 'currency' | 'budget' | 'voteType' | 'projects'
> & { readonly profile: Pick<Election['profile'], 'ballots'> };

/** The utilities that the ballots of each vote type can tell, the plain one first. */
export const utilitiesOf: Readonly<Record<VoteType, readonly [Utility, Utility]>> = {
  approval: ['cost', 'cardinality'],
  'choose-1': ['cost', 'cardinality'],
  cumulative: ['points', 'cost-points'],
  scoring: ['points', 'cost-points'],
  ordinal: ['borda', 'cost-borda'],
};

/**
 * The rule and nothing added: no completion, ties by id, steps of one currency unit. The utility is `cost`
 * for approvals and `borda` for rankings. For points it is `points`: whoever spreads points has already
 * said how much each project is worth to them, and multiplying by the cost would say it again.
 */
export function plainSettings(election: SettingsShape): EqualSharesSettings {
  return {
    rule: 'mes',
    utility: utilitiesOf[election.voteType][0],
    completion: 'none',
    ties: 'id',
    endowment: 'exact',
    increment: unitOf(election),
    exhaustiveStop: true,
    comparison: 'none',
  };
}

/**
 * What Minga proposes to a municipality: Equal Shares with add1u, by cost for approvals as Świecie and
 * Wieliczka voted it, and ties to the project with more votes, then the cheaper one, then by id.
 */
export function recommendedSettings(election: SettingsShape): EqualSharesSettings {
  return {
    ...plainSettings(election),
    completion: 'add1u',
    ties: 'votes-cost-id',
    increment: suggestedIncrement(election),
  };
}

/** Currencies whose unit buys next to nothing, where steps of one unit would be thousands of useless steps. */
const smallUnitCurrencies: ReadonlySet<string> = new Set([
  'CLP',
  'COP',
  'HUF',
  'JPY',
  'KRW',
  'PYG',
]);

/**
 * One currency unit. In currencies such as CLP: 1,000 units when each ballot's share of the budget is
 * 10,000 or more, 100 units when it is 1,000 or more. In minor units.
 */
export function suggestedIncrement(
  election: Pick<SettingsShape, 'decimals' | 'currency' | 'budget' | 'profile'>,
): bigint {
  const unit = unitOf(election);
  if (!smallUnitCurrencies.has(election.currency)) return unit;
  const share = election.budget / (unit * BigInt(Math.max(1, election.profile.ballots)));
  if (share >= 10_000n) return 1000n * unit;
  return share >= 1000n ? 100n * unit : unit;
}

function unitOf({ decimals }: Pick<SettingsShape, 'decimals'>): bigint {
  return 10n ** BigInt(decimals);
}

/**
 * The settings of the official count as far as META tells them (`rule` and `min_project_score_threshold`
 * of the Pabulib format). Undefined for rules whose conventions a file does not say: `greedy-custom`,
 * `greedy-exclusive`, `unknown`. Most votes or points go first in the greedy rules, ties by lower cost.
 * The growth of `equalshares/add1-comparison` goes on until it overspends, as in Wieliczka 2023, the only
 * vote that declares it. Of the 92 real elections of our tests with such a rule and the column `selected`,
 * all come out as published.
 */
export function officialSettings(
  election: SettingsShape & Pick<Election, 'meta'>,
): Settings | undefined {
  const { rule = '', min_project_score_threshold: threshold = '' } = election.meta;
  const minimum = /^\d{1,15}$/.test(threshold) ? { minimumScore: Number(threshold) } : {};
  const [plain, byCost] = utilitiesOf[election.voteType];
  const greedy: Omit<GreedySettings, 'misfit'> = {
    rule: 'greedy',
    utility: plain === 'cost' ? plain : byCost,
    ties: 'votes-cost-id',
    ...minimum,
  };
  const shares = { ...plainSettings(election), ...minimum };
  const settings: Readonly<Record<string, Settings>> = {
    greedy: { ...greedy, misfit: 'skip' },
    'greedy-threshold': { ...greedy, misfit: 'skip' },
    'greedy-no-skip': { ...greedy, misfit: 'stop' },
    equalshares: shares,
    'equalshares/add1': { ...shares, completion: 'add1' },
    'equalshares/add1-comparison': {
      ...shares,
      completion: 'add1',
      exhaustiveStop: false,
      comparison: 'satisfaction',
    },
  };
  return settings[rule.trim()];
}
