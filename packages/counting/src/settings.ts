// Settings of a count: what is meant when nothing is said, what is recommended, and how text becomes them.
import { canonicalJson, err, fraction, fractionToString, ok, type Result } from '@minga/basics';
import { formatAmount, readChileanAmount, toMinorUnits } from './reading/money-text.ts';
import { createProblemList, type ProblemList } from './reading/problem-list.ts';
import type { Problem } from './reading/problems.ts';
import type {
  Completion,
  Election,
  EqualSharesSettings,
  Settings,
  TieRule,
  Utility,
} from './types.ts';

type Shape = Pick<Election, 'decimals' | 'currency' | 'budget'> & {
  readonly profile: { readonly ballots: number };
};

/** The rule and nothing added: no completion, ties by id, steps of one currency unit. */
export function plainSettings(election: Shape): EqualSharesSettings {
  return {
    rule: 'mes',
    utility: 'cost',
    completion: 'none',
    ties: 'id',
    endowment: 'exact',
    increment: unitOf(election),
    exhaustiveStop: true,
    comparison: 'none',
  };
}

/**
 * What Minga proposes to a municipality: Equal Shares by cost with add1u, as Świecie and Wieliczka voted
 * it, and ties to the project with more votes, then the cheaper one, then by id.
 */
export function recommendedSettings(election: Shape): EqualSharesSettings {
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
export function suggestedIncrement(election: Shape): bigint {
  const unit = unitOf(election);
  if (!smallUnitCurrencies.has(election.currency)) return unit;
  const share = election.budget / (unit * BigInt(Math.max(1, election.profile.ballots)));
  if (share >= 10_000n) return 1000n * unit;
  return share >= 1000n ? 100n * unit : unit;
}

function unitOf({ decimals }: Shape): bigint {
  return 10n ** BigInt(decimals);
}

/** Flat text fields, as a command line or a form gives them; absent or '' means "not said". */
export type SettingsFields = Readonly<
  Partial<
    Record<
      'rule' | 'utility' | 'completion' | 'ties' | 'increment' | 'endowment' | 'exhaustiveStop',
      string | undefined
    >
  >
>;

/**
 * Settings from text. When `rule` is said, every other setting not said is the plain one; when it is not,
 * the recommended one. `increment` is in currency units; `exhaustiveStop` is `on` or `off`; `utilitarian`
 * is a synonym of `greedy` as a completion.
 */
export function parseSettings(
  fields: SettingsFields,
  election: Shape,
): Result<Settings, readonly Problem[]> {
  const problems = createProblemList();
  const base = fields.rule ? plainSettings(election) : recommendedSettings(election);
  const rule = choose('rule', fields.rule, ['mes', 'greedy'], base.rule, problems);
  const utilities: readonly Utility[] = ['cost', 'cardinality'];
  const utility = choose('utility', fields.utility, utilities, base.utility, problems);
  const tieRules: readonly TieRule[] = ['id', 'votes-cost-id'];
  const ties = choose('ties', fields.ties, tieRules, base.ties, problems);
  const completions: readonly Completion[] = ['none', 'greedy', 'add1', 'add1u'];
  const wanted = fields.completion === 'utilitarian' ? 'greedy' : fields.completion;
  const completion = choose('completion', wanted, completions, base.completion, problems);
  const endowment = choose(
    'endowment',
    fields.endowment,
    ['exact', 'floor'] as const,
    base.endowment,
    problems,
  );
  const stop = choose('exhaustiveStop', fields.exhaustiveStop, ['on', 'off'], 'on', problems);
  const increment = readIncrement(fields.increment, base.increment, election, problems);
  if (problems.hasErrors()) return err(problems.toProblems().problems);
  if (rule === 'greedy') return ok({ rule, utility, ties, misfit: 'skip' });
  const exhaustiveStop = stop === 'on';
  return ok({
    rule: 'mes',
    utility,
    completion,
    ties,
    endowment,
    increment,
    exhaustiveStop,
    comparison: 'none',
  });
}

function choose<T extends string>(
  setting: string,
  found: string | undefined,
  allowed: readonly T[],
  unsaid: T,
  problems: ProblemList,
): T {
  if (found === undefined || found === '') return unsaid;
  const chosen = allowed.find((value) => value === found);
  if (chosen !== undefined) return chosen;
  problems.error('setting-unknown', { setting, found, expected: allowed.join(', ') });
  return unsaid;
}

function readIncrement(
  found: string | undefined,
  unsaid: bigint,
  election: Shape,
  problems: ProblemList,
): bigint {
  if (found === undefined || found.trim() === '') return unsaid;
  const reading = readChileanAmount(found);
  if (reading.kind === 'amount' && reading.amount.decimals <= election.decimals) {
    const increment = toMinorUnits(reading.amount, election.decimals);
    if (increment > 0n) return increment;
  }
  problems.error('increment-not-usable', { found, smallest: formatAmount(1n, election.decimals) });
  return unsaid;
}

/** Settings as plain JSON values; the increment in currency units as an exact number, e.g. `'1'`, `'1/2'`. */
export function settingsToPlain(
  settings: Settings,
  decimals: number,
): Readonly<Record<string, string | boolean>> {
  if (settings.rule === 'greedy') return { ...settings };
  const increment = fraction(settings.increment, 10n ** BigInt(decimals));
  return { ...settings, increment: fractionToString(increment) };
}

/** The one canonical text of the settings, for hashing and comparing. */
export function settingsToJson(settings: Settings, decimals: number): string {
  return canonicalJson(settingsToPlain(settings, decimals));
}
