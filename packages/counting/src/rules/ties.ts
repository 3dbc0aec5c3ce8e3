// Who goes first when two projects are exactly equal: an order fixed before the count starts.
import type { Electorate } from './electorate.ts';
import type { Election, TieRule } from '../types.ts';

/** Per project, its place in the tie order (0 goes first). No two projects share a place. */
export type TieRanks = readonly number[];

export function rankForTies(election: Election, electorate: Electorate, rule: TieRule): TieRanks {
  const { projects } = election;
  const entries = projects.map(({ id, cost }, project) => ({
    project,
    id,
    cost,
    votes: electorate.votes[project] ?? 0,
  }));
  entries.sort((a, b) => {
    const byId = compareCodePoints(a.id, b.id);
    if (rule === 'id') return byId;
    if (a.votes !== b.votes) return b.votes - a.votes;
    if (a.cost !== b.cost) return a.cost < b.cost ? -1 : 1;
    return byId;
  });
  const ranks: number[] = projects.map(() => 0);
  entries.forEach(({ project }, rank) => {
    ranks[project] = rank;
  });
  return ranks;
}

/**
 * Order of two texts by Unicode code point: `'10'` comes before `'2'`. JavaScript's own `<` compares
 * UTF-16 units, which puts an emoji before a full-width letter; other languages would disagree with it.
 */
export function compareCodePoints(a: string, b: string): number {
  const left = Array.from(a);
  const right = Array.from(b);
  const shared = Math.min(left.length, right.length);
  for (let i = 0; i < shared; i++) {
    const difference = codePoint(left[i]) - codePoint(right[i]);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function codePoint(character: string | undefined): number {
  return character?.codePointAt(0) ?? 0;
}
