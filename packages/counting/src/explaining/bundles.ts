// What is bought as one: a project, or a pair that is funded together. Stated apart from the rules.
import { greatestCommonDivisor } from '@minga/basics';
import type { Election, Profile, Settings } from '../types.ts';

export interface Bundle {
  /** Indexes into `election.projects`, ascending. */
  readonly members: readonly number[];
  readonly cost: bigint;
  /** A ballot that gives the bundle weight w gains `scale` × w. */
  readonly scale: bigint;
  /** What a point (or vote) for each member adds to that weight. */
  readonly factors: readonly bigint[];
}

/** Per project, the bundle it belongs to; the two projects of a pair share one. */
export function bundlesOf(election: Election, settings: Settings): readonly Bundle[] {
  const indexes = new Map(election.projects.map(({ id }, project) => [id, project]));
  const isByCost = 'utility' in settings && settings.utility.startsWith('cost');
  const bundleOf = (...members: readonly number[]): Bundle => {
    const costs = members.map((project) => election.projects[project]?.cost ?? 0n);
    const cost = costs.reduce((sum, one) => sum + one, 0n);
    const common = members.length === 1 ? cost : costs.reduce(greatestCommonDivisor);
    const factors = costs.map((one) => (isByCost && members.length > 1 ? one / common : 1n));
    return { members, cost, scale: isByCost ? common : 1n, factors };
  };
  const bundles = election.projects.map((_, project) => bundleOf(project));
  for (const pair of settings.together ?? []) {
    const [first = -1, second = -1] = pair.map((id) => indexes.get(id) ?? -1).sort((a, b) => a - b);
    bundles[first] = bundles[second] = bundleOf(first, second);
  }
  return bundles;
}

/** The projects of a group's ballots. Group -1, that of empty ballots, has none. */
export function choicesOf({ project, start }: Profile, group: number): Uint16Array {
  return project.subarray(start[group] ?? 0, start[group + 1] ?? 0);
}

/** What a group's ballots give each bundle they support, in points; a weight of 0 is no support. */
export function weightsOf(
  profile: Profile,
  bundles: readonly Bundle[],
  group: number,
): ReadonlyMap<Bundle, bigint> {
  const weights = new Map<Bundle, bigint>();
  const first = profile.start[group] ?? 0;
  for (const [place, project] of choicesOf(profile, group).entries()) {
    const bundle = bundles[project] as Bundle;
    const factor = bundle.factors[bundle.members.indexOf(project)] ?? 1n;
    const weight = BigInt(profile.points?.[first + place] ?? 1) * factor;
    if (weight > 0n) weights.set(bundle, (weights.get(bundle) ?? 0n) + weight);
  }
  return weights;
}
