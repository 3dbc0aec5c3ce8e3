// What every rule works on: the items that can be bought and the groups of ballots that support each.
import type { Election, Profile, Settings } from '../types.ts';
import { type BelowMinimum, listBelowMinimum } from './minimum.ts';
import { commonCost, foldPairs, type Pairs, readPairs } from './pairs.ts';
import { rankForTies } from './ties.ts';
import { WeightSums } from './weight-sums.ts';

/** A project that takes part, or a pair that is funded together. */
export interface Item {
  /** Index into `election.projects`; of a pair, its first. */
  readonly project: number;
  /** The other project of a pair; mostly empty. */
  readonly together: readonly number[];
  /** Minor units, of both projects of a pair. */
  readonly cost: bigint;
  /** Ballots that chose it, or either project of a pair. */
  readonly votes: number;
  /** A ballot that gives it weight w gains `scale` × w when it is bought. */
  readonly scale: bigint;
  /** Groups that give it a weight above 0, ascending. */
  readonly groups: Uint32Array;
  /** Weight of each; absent when all weigh 1. */
  readonly weights?: Float64Array;
  /** Sum over its supporters of ballots × weight. */
  readonly support: bigint;
  /** Place in the tie order; lower goes first. No two items share one. */
  readonly rank: number;
  /** Places in `items` of those that cannot be funded beside it. */
  readonly rivals: readonly number[];
}

export interface Electorate {
  /** All ballots, empty ones included: the money is shared among all of them. */
  readonly ballots: number;
  /** The groups. Entries name items by their `project`, and `points` are their weights. */
  readonly profile: Profile;
  /** In the order of the election's projects. */
  readonly items: readonly Item[];
  readonly belowMinimum: readonly BelowMinimum[];
  readonly pairs: Pairs;
  /** Per project, the ballots that chose it. */
  readonly votes: readonly number[];
  /** Per project: its points or Borda score; its votes where ballots give neither. */
  readonly scores: readonly number[];
}

export function formElectorate(election: Election, settings: Settings): Electorate {
  const { votes, scores } = tally(election.profile, election.projects.length);
  const pairs = readPairs(election, settings);
  const isByCost = 'utility' in settings && /^cost/.test(settings.utility);
  const profile = pairs.size === 0 ? election.profile : foldPairs(election, pairs, isByCost);
  const counted = election.voteType === 'ordinal' ? votes : scores;
  const belowMinimum = listBelowMinimum(election, settings, counted);
  const out = new Set(belowMinimum.map(({ project }) => project));
  const seconds = new Set(pairs.values());
  const chose = pairs.size === 0 ? votes : tally(profile, election.projects.length).votes;
  const supporters = listSupporters(profile, election.projects.length);
  const drafts = election.projects.flatMap((_, project) => {
    const second = pairs.get(project);
    if (seconds.has(project) || out.has(project) || out.has(second ?? -1)) return [];
    const supported = supporters[project] as Supporters;
    const shape = itemShape(election, project, second, isByCost);
    const support = supportOf(profile, supported);
    return [{ ...shape, ...supported, votes: chose[project] ?? 0, support }];
  });
  const ranks = rankForTies(election, drafts, settings);
  const rivals = listRivals(election, settings, drafts, pairs);
  const items = drafts.map((draft, place) => ({
    ...draft,
    rank: ranks[place] ?? 0,
    rivals: rivals[place] ?? [],
  }));
  return { ballots: profile.ballots, profile, items, belowMinimum, pairs, votes, scores };
}

function itemShape(
  election: Election,
  project: number,
  second: number | undefined,
  isByCost: boolean,
): Pick<Item, 'project' | 'together' | 'cost' | 'scale'> {
  const cost = election.projects[project]?.cost ?? 0n;
  if (second === undefined) return { project, together: [], cost, scale: isByCost ? cost : 1n };
  return {
    project,
    together: [second],
    cost: cost + (election.projects[second]?.cost ?? 0n),
    scale: isByCost ? commonCost(election, project, second) : 1n,
  };
}

function tally(profile: Profile, projects: number): Pick<Electorate, 'votes' | 'scores'> {
  const votes = new Float64Array(projects);
  const scores = new Float64Array(projects);
  const { size, start, project, points } = profile;
  for (let group = 0; group < size.length; group++) {
    const ballots = size[group] as number;
    const end = start[group + 1] as number;
    for (let entry = start[group] as number; entry < end; entry++) {
      const chosen = project[entry] as number;
      votes[chosen] = (votes[chosen] as number) + ballots;
      if (points !== undefined) {
        scores[chosen] = (scores[chosen] as number) + ballots * (points[entry] as number);
      }
    }
  }
  return { votes: [...votes], scores: [...(points === undefined ? votes : scores)] };
}

/** Groups and weights of those who support an item. */
export type Supporters = Pick<Item, 'groups' | 'weights'>;

/**
 * Per project, the groups that give it a weight above 0, as views of one array. With `order` they are named by
 * their places in it.
 */
export function listSupporters(
  profile: Profile,
  projects: number,
  order?: Uint32Array,
): readonly Supporters[] {
  const { size, start, project, points } = profile;
  const from = new Uint32Array(projects + 1);
  for (let entry = 0; entry < project.length; entry++) {
    if (points !== undefined && points[entry] === 0) continue;
    const chosen = project[entry] as number;
    from[chosen + 1] = (from[chosen + 1] as number) + 1;
  }
  for (let one = 0; one < projects; one++) {
    from[one + 1] = (from[one + 1] as number) + (from[one] as number);
  }
  const next = from.slice(0, projects);
  const total = from[projects] as number;
  const groups = new Uint32Array(total);
  const weights = points === undefined ? undefined : new Float64Array(total);
  for (let name = 0; name < size.length; name++) {
    const group = order === undefined ? name : (order[name] as number);
    const end = start[group + 1] as number;
    for (let entry = start[group] as number; entry < end; entry++) {
      const weight = points === undefined ? 1 : (points[entry] as number);
      if (weight === 0) continue;
      const chosen = project[entry] as number;
      const place = next[chosen] as number;
      next[chosen] = place + 1;
      groups[place] = name;
      if (weights !== undefined) weights[place] = weight;
    }
  }
  return Array.from({ length: projects }, (_, one) => {
    const [begin, end] = [from[one] as number, from[one + 1] as number];
    const own = { groups: groups.subarray(begin, end) };
    return weights === undefined ? own : { ...own, weights: weights.subarray(begin, end) };
  });
}

function supportOf(profile: Profile, { groups, weights }: Supporters): bigint {
  const support = new WeightSums(1);
  for (let place = 0; place < groups.length; place++) {
    const weight = weights === undefined ? 1 : (weights[place] as number);
    support.add(0, profile.size[groups[place] as number] as number, weight);
  }
  return support.total(0);
}

function listRivals(
  election: Election,
  { conflicts = [] }: Settings,
  drafts: readonly Pick<Item, 'project' | 'together'>[],
  pairs: Pairs,
): readonly (readonly number[])[] {
  if (conflicts.length === 0) return [];
  const firstOf = new Map([...pairs].map(([first, second]) => [second, first]));
  const places = new Map(drafts.map(({ project }, place) => [project, place]));
  const ids = new Map(election.projects.map(({ id }, project) => [id, project]));
  const rivals = drafts.map(() => new Set<number>());
  for (const group of conflicts) {
    const members = group.flatMap((id) => {
      const project = ids.get(id) ?? -1;
      const place = places.get(firstOf.get(project) ?? project);
      return place === undefined ? [] : [place];
    });
    for (const place of members) {
      for (const other of members) if (other !== place) rivals[place]?.add(other);
    }
  }
  return rivals.map((others) => [...others].sort((a, b) => a - b));
}
