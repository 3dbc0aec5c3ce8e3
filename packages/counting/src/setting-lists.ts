// Settings that name projects: the lot, the groups in conflict and the pairs, from text and checked.
import { greatestCommonDivisor } from '@minga/basics';
import type { ProblemList } from './reading/problem-list.ts';
import type { SettingsShape } from './settings.ts';
import type { CommonSettings, TieRule } from './types.ts';

type Lists = Pick<CommonSettings, 'lot' | 'conflicts' | 'together'>;
type ListName = keyof Lists;

/**
 * Ids are separated by commas, or in the lot by lines; groups by semicolons. Ids that contain these are
 * given as JSON: `["a","b"]`, or `[["a","b"],["c","d"]]`. A lot is needed, and has a meaning, only for
 * ties by lot. `weighsCost`: whether the utility is by cost.
 */
export function readLists(
  fields: Readonly<Partial<Record<ListName, string | undefined>>>,
  { ties, weighsCost }: { readonly ties: TieRule; readonly weighsCost: boolean },
  election: Pick<SettingsShape, 'projects'>,
  problems: ProblemList,
): Lists {
  const lot = readGroups('lot', fields.lot, election, problems)?.flat();
  const conflicts = readGroups('conflicts', fields.conflicts, election, problems);
  const together = readGroups('together', fields.together, election, problems);
  const missing = election.projects.find(({ id }) => !(lot ?? []).includes(id));
  if (ties === 'cost-votes-lot' && missing !== undefined) {
    problems.error('lot-incomplete', { missing: missing.id });
  }
  if (lot !== undefined && ties !== 'cost-votes-lot') {
    problems.error('lot-without-meaning', { found: ties });
  }
  for (const group of conflicts ?? []) {
    if (group.length < 2) problems.error('group-too-small', { found: group.join(', ') });
  }
  const pairs = together?.flatMap((group): [string, string][] => {
    const [first, second, ...others] = group;
    if (first !== undefined && second !== undefined && others.length === 0) {
      return [[first, second]];
    }
    problems.error('pair-not-two', { found: group.join(', ') });
    return [];
  });
  for (const pair of pairs ?? []) checkPair(pair, conflicts, weighsCost, election, problems);
  return {
    ...(lot === undefined ? {} : { lot }),
    ...(conflicts === undefined ? {} : { conflicts }),
    ...(pairs === undefined ? {} : { together: pairs }),
  };
}

function readGroups(
  setting: ListName,
  found: string | undefined,
  { projects }: Pick<SettingsShape, 'projects'>,
  problems: ProblemList,
): readonly (readonly string[])[] | undefined {
  if (found === undefined || found.trim() === '') return undefined;
  const groups = found.trim().startsWith('[') ? parseJson(found) : splitText(setting, found);
  if (groups === undefined || groups.length === 0 || groups.flat().includes('')) {
    problems.error('list-not-understood', { setting, found });
    return undefined;
  }
  const known = new Set(projects.map(({ id }) => id));
  // A project may be in conflict with several, but it has one place in the lot and one partner.
  const apart = setting === 'conflicts' ? groups : [groups.flat()];
  for (const ids of apart) {
    const seen = new Set<string>();
    for (const id of ids) {
      if (!known.has(id)) problems.error('setting-unknown-project', { setting, found: id });
      if (seen.has(id)) problems.error('setting-repeats-project', { setting, found: id });
      seen.add(id);
    }
  }
  return groups;
}

function splitText(setting: ListName, found: string): readonly (readonly string[])[] {
  const groups = setting === 'lot' ? [found.replaceAll(/\r?\n/g, ',')] : found.split(';');
  return groups.map((group) => group.split(',').map((id) => id.trim()));
}

function parseJson(found: string): readonly (readonly string[])[] | undefined {
  let list: unknown;
  try {
    list = JSON.parse(found);
  } catch {
    return undefined;
  }
  if (isTexts(list)) return [list];
  return Array.isArray(list) && list.every(isTexts) ? list : undefined;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((member) => typeof member === 'string');
}

/** Weights above this would not be exact once multiplied by points and added up over millions of ballots. */
const weightLimit = 2n ** 40n;

function checkPair(
  [first, second]: readonly [string, string],
  conflicts: readonly (readonly string[])[] | undefined,
  weighsCost: boolean,
  { projects }: Pick<SettingsShape, 'projects'>,
  problems: ProblemList,
): void {
  if (conflicts?.some((group) => group.includes(first) && group.includes(second))) {
    problems.error('pair-in-conflict', { first, second });
  }
  const [a = 0n, b = 0n] = [first, second].map(
    (id) => projects.find((project) => project.id === id)?.cost,
  );
  const common = a === 0n && b === 0n ? 1n : greatestCommonDivisor(a, b);
  if (weighsCost && (a / common >= weightLimit || b / common >= weightLimit)) {
    problems.error('pair-costs-too-apart', { first, second });
  }
}
