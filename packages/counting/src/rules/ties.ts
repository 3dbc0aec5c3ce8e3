// Who goes first when two items are exactly equal: an order fixed before the count starts.
import type { Election, Settings } from '../types.ts';

/** What decides between items that are equal: see `Item` of the electorate. */
interface Contender {
  readonly project: number;
  readonly together: readonly number[];
  readonly cost: bigint;
  readonly votes: number;
}

/** Per item, its place in the tie order (0 goes first). No two share a place. A pair goes by its first id. */
export function rankForTies(
  election: Election,
  items: readonly Contender[],
  { ties, lot = [] }: Pick<Settings, 'ties' | 'lot'>,
): readonly number[] {
  const drawn = new Map(lot.map((id, place) => [id, place]));
  const entries = items.map(({ project, together, cost, votes }, item) => {
    const ids = [project, ...together].map((one) => election.projects[one]?.id ?? '');
    const places = ids.map((id) => drawn.get(id) ?? lot.length);
    return {
      item,
      cost,
      votes,
      place: Math.min(...places),
      id: ids.sort(compareCodePoints)[0] ?? '',
    };
  });
  entries.sort((a, b) => {
    const byCost = a.cost === b.cost ? 0 : a.cost < b.cost ? -1 : 1;
    const byVotes = b.votes - a.votes;
    const first =
      ties === 'votes-cost-id' ? byVotes || byCost : byCost || byVotes || a.place - b.place;
    return (ties === 'id' ? 0 : first) || compareCodePoints(a.id, b.id);
  });
  const ranks: number[] = items.map(() => 0);
  entries.forEach(({ item }, rank) => {
    ranks[item] = rank;
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
