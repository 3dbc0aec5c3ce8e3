// The comparison step of Equal Shares: whether its outcome gives way to that of the greedy rule.
import type { Election, EqualSharesSettings, Outcome, Profile } from '../types.ts';
import type { Electorate } from './electorate.ts';

/**
 * `satisfaction`: ballots that gain strictly more utility from each outcome; the greedy one is kept when
 * more do from it. `exclusion`: ballots with a choice that each outcome leaves without any project; the
 * greedy one is kept when it leaves strictly fewer. Both as in the tool of equalshares.net, with which
 * Assen 2024 was counted. Outcomes are lists of places in `electorate.items`.
 */
export function compareWithGreedy(
  { profile }: Pick<Election, 'profile'>,
  electorate: Electorate,
  comparison: Exclude<EqualSharesSettings['comparison'], 'none'>,
  outcomes: { readonly shares: readonly number[]; readonly greedy: readonly number[] },
): NonNullable<Outcome['comparison']> {
  if (comparison === 'satisfaction') {
    const { shares, greedy } = countPreferences(electorate, outcomes);
    return { kept: greedy > shares ? 'greedy' : 'shares', shares, greedy };
  }
  const shares = countEmptyHanded(profile, projectsOf(electorate, outcomes.shares));
  const greedy = countEmptyHanded(profile, projectsOf(electorate, outcomes.greedy));
  return { kept: greedy < shares ? 'greedy' : 'shares', shares, greedy };
}

function projectsOf({ items }: Electorate, places: readonly number[]): readonly number[] {
  return places.flatMap((place) => {
    const item = items[place];
    return item === undefined ? [] : [item.project, ...item.together];
  });
}

/** Ballots that chose something of which nothing is funded. */
export function countEmptyHanded(profile: Profile, funded: readonly number[]): number {
  const isFunded = new Uint8Array(2 ** 16);
  for (const project of funded) isFunded[project] = 1;
  let emptyHanded = 0;
  for (let group = 0; group < profile.size.length; group++) {
    let entry = profile.start[group] as number;
    const end = profile.start[group + 1] as number;
    while (entry < end && isFunded[profile.project[entry] as number] === 0) entry++;
    if (entry === end) emptyHanded += profile.size[group] as number;
  }
  return emptyHanded;
}

function countPreferences(
  { items, profile, votes }: Electorate,
  { shares, greedy }: { readonly shares: readonly number[]; readonly greedy: readonly number[] },
): { readonly shares: number; readonly greedy: number } {
  // What a point of an item is worth: above 0 when only Equal Shares buys it, below when only greedy does.
  const worth = votes.map(() => 0n);
  for (const place of shares) addWorth(place, 1n);
  for (const place of greedy) addWorth(place, -1n);
  const counts = { shares: 0, greedy: 0 };
  for (let group = 0; group < profile.size.length; group++) {
    let gain = 0n;
    for (let e = profile.start[group] as number; e < (profile.start[group + 1] as number); e++) {
      const each = worth[profile.project[e] as number] ?? 0n;
      if (each !== 0n) gain += each * BigInt(profile.points?.[e] ?? 1);
    }
    if (gain > 0n) counts.shares += profile.size[group] as number;
    if (gain < 0n) counts.greedy += profile.size[group] as number;
  }
  return counts;

  function addWorth(place: number, sign: bigint): void {
    const { project = -1, scale = 0n } = items[place] ?? {};
    worth[project] = (worth[project] ?? 0n) + sign * scale;
  }
}
