// What can be bought in a recount: a project, or two that go together, with its supporters and its place in ties.
import type { Conventions, CountedBallot, Poll } from './polls.ts';

/** Ballots that are alike, which no rule can tell apart. */
export interface Group {
  readonly size: number;
  readonly ballot: CountedBallot;
}

export interface Item {
  readonly projects: readonly number[];
  readonly cost: bigint;
  /** A supporter of weight w gains `scale` × w. */
  readonly scale: bigint;
  /** By the places of groups; every weight is above 0. */
  readonly supporters: readonly { readonly group: number; readonly weight: number }[];
  /** Sum over the supporters of size × weight. */
  readonly support: bigint;
  readonly votes: number;
  /** Lower goes first; no two are equal. */
  rank: number;
}

export interface Market {
  readonly ballots: number;
  readonly groups: readonly Group[];
  readonly items: readonly Item[];
  areRivals(a: Item, b: Item): boolean;
}

/** Zero points say nothing; what a ranking names last has none below it, and is named. */
function foldBallots({ ballots, kind }: Poll): readonly Group[] {
  const said = (ballot: CountedBallot) =>
    kind === 'ranking' ? ballot : ballot.filter(([, weight]) => weight > 0);
  const folded = Map.groupBy(ballots.map(said), (ballot) =>
    ballot.toSorted(([a], [b]) => a - b).join(';'),
  );
  return [...folded.values()].flatMap((alike) =>
    alike[0] === undefined || alike[0].length === 0
      ? []
      : [{ size: alike.length, ballot: alike[0] }],
  );
}

export function openMarket(poll: Poll, conventions: Conventions): Market {
  const groups = foldBallots(poll);
  const places = new Map(poll.projects.map(({ id }, place) => [id, place]));
  const pairs = conventions.together.map((pair) => pair.map((id) => places.get(id) ?? -1));
  const partners = new Map(
    pairs.flatMap(([a = -1, b = -1]) => [[a, [a, b]] as const, [b, [a, b]] as const]),
  );
  const isOut = poll.projects.map((_, place) => isBelowMinimum(poll, groups, conventions, place));
  const items = poll.projects.flatMap((_, place): Item[] => {
    const projects = (partners.get(place) ?? [place]).toSorted((a, b) => a - b);
    if (projects[0] !== place || projects.some((one) => isOut[one] !== false)) return [];
    return [shapeItem(poll, groups, projects, conventions.isByCost)];
  });
  const order = items.toSorted((a, b) => compareForTies(a, b, poll, conventions));
  for (const [rank, item] of order.entries()) item.rank = rank;
  const conflicts = conventions.conflicts.map((ids) => new Set(ids.map((id) => places.get(id))));
  return {
    ballots: poll.ballots.length,
    groups,
    items,
    areRivals: (a, b) =>
      conflicts.some((ids) => [a, b].every(({ projects }) => projects.some((one) => ids.has(one)))),
  };
}

function isBelowMinimum(
  { kind, projects, ballots, budget }: Poll,
  groups: readonly Group[],
  { minimumScore, minimumShare }: Conventions,
  place: number,
): boolean {
  if (minimumScore === 0n && minimumShare.over === 0n) return false;
  let score = 0n;
  for (const { size, ballot } of groups) {
    for (const [project, weight] of ballot) {
      if (project === place) score += BigInt(size) * BigInt(kind === 'ranking' ? 1 : weight);
    }
  }
  const cost = projects[place]?.cost ?? 0n;
  const needed = minimumShare.over * BigInt(ballots.length) * cost;
  return score < minimumScore || score * minimumShare.under * budget < needed;
}

function shapeItem(
  poll: Poll,
  groups: readonly Group[],
  projects: readonly number[],
  isByCost: boolean,
): Item {
  const costs = projects.map((place) => poll.projects[place]?.cost ?? 0n);
  const cost = costs.reduce((sum, one) => sum + one, 0n);
  const scale = isByCost ? costs.reduce(greatestCommon) || 1n : 1n;
  const factors = new Map(
    projects.map((place, i) => [place, isByCost ? Number((costs[i] ?? 0n) / scale) : 1]),
  );
  const supporters: { group: number; weight: number }[] = [];
  let support = 0n;
  let votes = 0;
  for (const [group, { size, ballot }] of groups.entries()) {
    let [weight, isChosen] = [0, false];
    for (const [project, given] of ballot) {
      const factor = factors.get(project);
      if (factor === undefined) continue;
      weight += given * factor;
      isChosen = true;
    }
    if (isChosen) votes += size;
    if (weight === 0) continue;
    supporters.push({ group, weight });
    support += BigInt(size) * BigInt(weight);
  }
  return { projects, cost, scale, supporters, support, votes, rank: 0 };
}

function greatestCommon(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommon(b, a % b);
}

function compareForTies(a: Item, b: Item, poll: Poll, { ties, lot }: Conventions): number {
  const byCost = a.cost === b.cost ? 0 : a.cost < b.cost ? -1 : 1;
  const byVotes = b.votes - a.votes;
  const idsOf = (item: Item) => item.projects.map((place) => poll.projects[place]?.id ?? '');
  const drawn = (item: Item) =>
    Math.min(...idsOf(item).map((id) => (lot.includes(id) ? lot.indexOf(id) : lot.length)));
  const first = (item: Item) => idsOf(item).toSorted(compareNames)[0] ?? '';
  const byName = compareNames(first(a), first(b));
  if (ties === 'votes-cost-id') return byVotes || byCost || byName;
  if (ties === 'cost-votes-lot') return byCost || byVotes || drawn(a) - drawn(b) || byName;
  return byName;
}

/** By code points, as every language can. */
function compareNames(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (const [place, sign] of left.entries()) {
    const other = right[place];
    if (other === undefined) return 1;
    const difference = (sign.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
