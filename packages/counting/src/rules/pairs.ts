// Projects that are funded together or not at all: each pair becomes one item that gives what both give.
import { greatestCommonDivisor } from '@minga/basics';
import type { Election, Profile, Settings } from '../types.ts';

/** From the first project of each pair to the second, in the order of the election's projects. */
export type Pairs = ReadonlyMap<number, number>;

export function readPairs(election: Election, settings: Settings): Pairs {
  const { together = [] } = settings;
  if (together.length === 0) return new Map();
  const indexes = new Map(election.projects.map(({ id }, index) => [id, index]));
  return new Map(
    together.map(([a, b]) => {
      const [first = 0, second = 0] = [indexes.get(a), indexes.get(b)];
      return first < second ? [first, second] : [second, first];
    }),
  );
}

/**
 * The profile in which a pair is named by its first project and weighs what its two projects weigh
 * together: under a utility by cost each counts its cost (over `commonCost` of the pair), else one.
 */
export function foldPairs(election: Election, pairs: Pairs, isByCost: boolean): Profile {
  const { profile } = election;
  const firstOf = new Map([...pairs].map(([first, second]) => [second, first]));
  const weightOf = election.projects.map(({ cost }, project) => {
    const first = firstOf.get(project) ?? project;
    const second = pairs.get(first);
    if (!isByCost || second === undefined) return 1;
    return Number(cost / commonCost(election, first, second));
  });
  const start = new Uint32Array(profile.start.length);
  const projects: number[] = [];
  const points: number[] = [];
  for (let group = 0; group < profile.size.length; group++) {
    const weights = new Map<number, number>();
    for (let entry = profile.start[group] ?? 0; entry < (profile.start[group + 1] ?? 0); entry++) {
      const project = profile.project[entry] ?? 0;
      const item = firstOf.get(project) ?? project;
      const weight = (profile.points?.[entry] ?? 1) * (weightOf[project] ?? 1);
      weights.set(item, (weights.get(item) ?? 0) + weight);
    }
    for (const [item, weight] of [...weights].sort(([a], [b]) => a - b)) {
      projects.push(item);
      points.push(weight);
    }
    start[group + 1] = projects.length;
  }
  return {
    ballots: profile.ballots,
    size: profile.size,
    start,
    project: Uint16Array.from(projects),
    points: Float64Array.from(points),
  };
}

/** The largest amount that goes into both costs a whole number of times; 1 when neither costs anything. */
export function commonCost(election: Election, first: number, second: number): bigint {
  const [a, b] = [election.projects[first]?.cost ?? 0n, election.projects[second]?.cost ?? 0n];
  return a === 0n && b === 0n ? 1n : greatestCommonDivisor(a, b);
}
