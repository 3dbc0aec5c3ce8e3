// Settings of a count as text: from the flat fields of a form or a command line, and as canonical JSON.
import {
  canonicalJson,
  err,
  type Fraction,
  fraction,
  fractionToString,
  ok,
  parseFraction,
  type Result,
} from '@minga/basics';
import { formatAmount, readChileanAmount, toMinorUnits } from './reading/money-text.ts';
import { createProblemList, type ProblemList } from './reading/problem-list.ts';
import type { Problem } from './reading/problems.ts';
import { readLists } from './setting-lists.ts';
import { plainSettings, recommendedSettings, type SettingsShape, utilitiesOf } from './settings.ts';
import type { CommonSettings, Settings, TieRule } from './types.ts';

const commonNames = ['rule', 'ties', 'lot', 'minimumScore', 'minimumShare', 'conflicts'] as const;
const names = {
  greedy: [...commonNames, 'utility', 'misfit', 'together'],
  mes: [
    ...commonNames,
    'utility',
    'completion',
    'endowment',
    'increment',
    'exhaustiveStop',
    'comparison',
    'together',
  ],
  bos: [...commonNames, 'utility', 'completion', 'together'],
  phragmen: [...commonNames, 'misfit'],
} as const satisfies Record<Settings['rule'], readonly string[]>;

export type SettingName = (typeof names)[Settings['rule']][number];

/** The settings that have a meaning for each rule; any other, when it is said, is refused by name. */
export const settingsOfRule: Readonly<Record<Settings['rule'], readonly SettingName[]>> = names;

/** Flat text fields, as a command line or a form gives them; absent or blank means "not said". */
export type SettingsFields = Readonly<Partial<Record<SettingName, string | undefined>>>;

/**
 * Settings from text. When `rule` is said, every other setting not said is the plain one; when it is not,
 * the recommended one. A lot that is given means ties by lot. `increment` is in currency units;
 * `exhaustiveStop` is `on` or `off`; `minimumShare` a fraction (`1/3`) or a decimal; `utilitarian` is a
 * synonym of `greedy` as a completion; for `lot`, `conflicts` and `together` see `readLists`.
 */
export function parseSettings(
  fields: SettingsFields,
  election: SettingsShape,
): Result<Settings, readonly Problem[]> {
  const problems = createProblemList();
  const said: SettingsFields = Object.fromEntries(
    Object.entries(fields).filter(([, text]) => text !== undefined && text.trim() !== ''),
  );
  const base = said.rule === undefined ? recommendedSettings(election) : plainSettings(election);
  const rule = choose('rule', said.rule, ['mes', 'greedy', 'bos', 'phragmen'], 'mes', problems);
  for (const setting of Object.keys(said)) {
    if (!settingsOfRule[rule].some((name) => name === setting)) {
      problems.error('setting-not-for-rule', { setting, rule });
    }
  }
  const parsed = parseFor(rule, said, { election, base, problems });
  const { problems: found } = problems.toProblems();
  return problems.hasErrors() ? err(found) : ok(parsed);
}

interface Reading {
  readonly election: SettingsShape;
  /** What is meant by what is not said. */
  readonly base: ReturnType<typeof plainSettings>;
  readonly problems: ProblemList;
}

function parseFor(rule: Settings['rule'], said: SettingsFields, reading: Reading): Settings {
  const { election, base, problems } = reading;
  const { voteType } = election;
  const misfit = choose('misfit', said.misfit, ['skip', 'stop'], 'skip', problems);
  if (rule === 'phragmen') {
    if (voteType !== 'approval' && voteType !== 'choose-1') {
      problems.error('setting-not-for-votes', {
        ...{ setting: 'rule', found: rule, voteType, expected: 'mes, greedy, bos' },
      });
    }
    const stops = said.misfit === undefined ? 'stop' : misfit;
    return { rule, ...readCommon(said, false, reading), misfit: stops };
  }
  const utility = readUtility(said.utility, reading);
  const common = readCommon(said, utility.startsWith('cost'), reading);
  if (rule === 'greedy') return { rule, utility, ...common, misfit };
  const wanted = said.completion === 'utilitarian' ? 'greedy' : said.completion;
  if (rule === 'bos') {
    const completion = choose('completion', wanted, ['none', 'greedy'], 'none', problems);
    return { rule, utility, ...common, completion };
  }
  const completions = ['none', 'greedy', 'add1', 'add1u'] as const;
  const comparisons = ['none', 'satisfaction', 'exclusion'] as const;
  return {
    rule,
    utility,
    ...common,
    completion: choose('completion', wanted, completions, base.completion, problems),
    endowment: choose('endowment', said.endowment, ['exact', 'floor'], base.endowment, problems),
    increment: readIncrement(said.increment, reading),
    exhaustiveStop:
      choose('exhaustiveStop', said.exhaustiveStop, ['on', 'off'], 'on', problems) === 'on',
    comparison: choose('comparison', said.comparison, comparisons, base.comparison, problems),
  };
}

function readCommon(
  said: SettingsFields,
  weighsCost: boolean,
  { election, base, problems }: Reading,
): CommonSettings {
  const unsaid = said.lot === undefined ? base.ties : 'cost-votes-lot';
  const rules: readonly TieRule[] = ['id', 'votes-cost-id', 'cost-votes-lot'];
  const ties = choose('ties', said.ties, rules, unsaid, problems);
  const minimumScore = readMinimumScore(said.minimumScore, problems);
  const minimumShare = readMinimumShare(said.minimumShare, problems);
  return {
    ties,
    ...(minimumScore === undefined ? {} : { minimumScore }),
    ...(minimumShare === undefined ? {} : { minimumShare }),
    ...readLists(said, { ties, weighsCost }, election, problems),
  };
}

function choose<T extends string>(
  setting: string,
  found: string | undefined,
  allowed: readonly T[],
  unsaid: T,
  problems: ProblemList,
): T {
  if (found === undefined) return unsaid;
  const chosen = allowed.find((value) => value === found);
  if (chosen !== undefined) return chosen;
  problems.error('setting-unknown', { setting, found, expected: allowed.join(', ') });
  return unsaid;
}

function readUtility(found: string | undefined, { election, problems }: Reading) {
  const { voteType } = election;
  const fitting = utilitiesOf[voteType];
  const all = [...new Set(Object.values(utilitiesOf).flat())];
  const utility = choose('utility', found, all, fitting[0], problems);
  if (fitting.includes(utility)) return utility;
  const expected = fitting.join(', ');
  problems.error('setting-not-for-votes', {
    setting: 'utility',
    found: utility,
    voteType,
    expected,
  });
  return fitting[0];
}

function readIncrement(found: string | undefined, { election, base, problems }: Reading): bigint {
  if (found === undefined) return base.increment;
  const exact = found.includes('/') ? parseFraction(found.trim()) : undefined;
  const unit = 10n ** BigInt(election.decimals);
  if (exact !== undefined && exact.numerator > 0n && unit % exact.denominator === 0n) {
    return exact.numerator * (unit / exact.denominator);
  }
  const reading = readChileanAmount(found);
  if (reading.kind === 'amount' && reading.amount.decimals <= election.decimals) {
    const increment = toMinorUnits(reading.amount, election.decimals);
    if (increment > 0n) return increment;
  }
  problems.error('increment-not-usable', { found, smallest: formatAmount(1n, election.decimals) });
  return base.increment;
}

function readMinimumScore(found: string | undefined, problems: ProblemList): number | undefined {
  if (found === undefined) return undefined;
  if (/^\d{1,15}$/.test(found.trim())) return Number(found) === 0 ? undefined : Number(found);
  problems.error('minimum-not-whole', { found });
  return undefined;
}

function readMinimumShare(found: string | undefined, problems: ProblemList): Fraction | undefined {
  if (found === undefined) return undefined;
  const decimal = /^(\d{1,9})(?:[.,](\d{1,9}))?$/.exec(found.trim());
  const [, whole = '', decimals = ''] = decimal ?? [];
  const share =
    decimal === null
      ? parseFraction(found.trim())
      : fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
  if (share !== undefined && share.numerator > 0n) return share;
  problems.error('share-not-usable', { found });
  return undefined;
}

/** A setting as a plain JSON value. */
export type PlainSetting = string | number | boolean | readonly (string | readonly string[])[];

/** Settings as plain JSON values: increment (in currency units) and share as exact texts, e.g. `'1/2'`. */
export function settingsToPlain(
  settings: Settings,
  decimals: number,
): Readonly<Record<string, PlainSetting>> {
  const { minimumShare, ...others } = settings;
  const share = minimumShare === undefined ? {} : { minimumShare: fractionToString(minimumShare) };
  if (!('increment' in others)) return { ...others, ...share };
  const increment = fractionToString(fraction(others.increment, 10n ** BigInt(decimals)));
  return { ...others, ...share, increment };
}

/** The one canonical text of the settings, for hashing and comparing. */
export function settingsToJson(settings: Settings, decimals: number): string {
  return canonicalJson(settingsToPlain(settings, decimals));
}

/** Settings from JSON such as `settingsToJson` writes; what it does not say is as in `parseSettings`. */
export function settingsFromJson(
  json: string,
  election: SettingsShape,
): Result<Settings, readonly Problem[]> {
  const members = parseMembers(json);
  if (members === undefined) {
    const problems = createProblemList();
    problems.error('settings-not-json', { found: json });
    return err(problems.toProblems().problems);
  }
  const fields = members.map(([name, value]) => {
    if (typeof value === 'boolean') return [name, value ? 'on' : 'off'];
    return [name, typeof value === 'string' ? value : JSON.stringify(value)];
  });
  return parseSettings(Object.fromEntries(fields), election);
}

function parseMembers(json: string): readonly [string, unknown][] | undefined {
  try {
    const value: unknown = JSON.parse(json);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? Object.entries(value) : undefined;
  } catch {
    return undefined;
  }
}
