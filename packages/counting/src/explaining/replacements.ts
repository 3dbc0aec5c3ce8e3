// What takes the place of a project that is taken out after the count.
import { countInSteps } from '../rules/count.ts';
import type { CountProgress, Election, Outcome } from '../types.ts';
import { bundlesOf } from './bundles.ts';
import type { RankedProject } from './ranking.ts';
import { withoutProject } from './variants.ts';

/**
 * Down an order of all projects (`rankProjects`), each that fits in the money freed and left, until nothing
 * does. Everybody else keeps what the count gave them: this is the list that a regulation usually means. Rivals
 * of what stays are passed over, pairs enter or stay out together, and what is `last` never enters.
 */
export function nextInOrder(
  election: Election,
  outcome: Outcome,
  order: readonly RankedProject[],
  project: number,
): readonly number[] {
  const bundles = bundlesOf(election, outcome.settings);
  const out = bundles[project];
  const funded = new Set(outcome.order.filter((one) => bundles[one] !== out));
  const isRival = (members: readonly number[]): boolean =>
    (outcome.settings.conflicts ?? []).some((group) => {
      const isInGroup = (one: number) => group.includes(election.projects[one]?.id ?? '');
      return members.some(isInGroup) && [...funded].some(isInGroup);
    });
  const entering: number[] = [];
  let left = outcome.left + (outcome.projects[project]?.funded ? (out?.cost ?? 0n) : 0n);
  for (const { project: next, by } of order) {
    const bundle = bundles[next];
    if (bundle === undefined || bundle === out || by === 'last' || funded.has(next)) continue;
    if (bundle.cost > left || isRival(bundle.members)) continue;
    left -= bundle.cost;
    entering.push(...bundle.members);
    for (const member of bundle.members) funded.add(member);
  }
  return entering;
}

/** Indexes into the projects of the whole election. */
export interface Recount {
  readonly entering: readonly number[];
  /** Apart from the project taken out. */
  readonly leaving: readonly number[];
  readonly totalCost: bigint;
  readonly left: bigint;
}

/**
 * A count as if the project (and its pair) had never been there, its ballots otherwise unchanged. Its
 * supporters get back the money that it took from them, so this is the fair answer; but projects already
 * announced can leave, which `nextInOrder` never does.
 */
export function* recountWithout(
  election: Election,
  outcome: Outcome,
  project: number,
): Generator<CountProgress, Recount, void> {
  const members = bundlesOf(election, outcome.settings)[project]?.members ?? [];
  const rest = [...members].reverse().reduce(withoutProject, election);
  const { together } = outcome.settings;
  const isThere = (id: string) => rest.projects.some((one) => one.id === id);
  const { order, totalCost, left } = yield* countInSteps(rest, {
    ...outcome.settings,
    ...(together && { together: together.filter((pair) => pair.every(isThere)) }),
  });
  const indexes = new Map(election.projects.map(({ id }, index) => [id, index]));
  const after = order.map((one) => indexes.get(rest.projects[one]?.id ?? '') ?? -1);
  return {
    entering: after.filter((one) => !outcome.order.includes(one)),
    leaving: outcome.order.filter((one) => !after.includes(one) && !members.includes(one)),
    totalCost,
    left,
  };
}
