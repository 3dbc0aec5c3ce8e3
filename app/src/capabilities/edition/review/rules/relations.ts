// Proposals that exclude each other, or that only make sense together, and the groups that they make of a slate.
import { err, ok, type Result } from '@minga/basics';
import type { Refusal } from './refusal.ts';

export const relationKinds = ['conflict', 'together'] as const;
export type RelationKind = (typeof relationKinds)[number];

export interface Relation {
  readonly oneId: string;
  readonly otherId: string;
  readonly kind: RelationKind;
}

export interface Groups {
  readonly conflictGroup: string | null;
  readonly togetherGroup: string | null;
}

/** Which group each id belongs to, named by its first id in the order of letters; an id without links is its own. */
function components(
  ids: readonly string[],
  links: readonly (readonly [string, string])[],
): ReadonlyMap<string, string> {
  const parent = new Map(ids.map((id) => [id, id]));
  const rootOf = (id: string): string => {
    const up = parent.get(id) ?? id;
    return up === id ? id : rootOf(up);
  };
  for (const [one, other] of links) {
    const [first = one, second = other] = [rootOf(one), rootOf(other)].sort();
    parent.set(second, first);
  }
  return new Map(ids.map((id) => [id, rootOf(id)]));
}

/**
 * The groups of a slate. «Only together» makes bundles; a conflict between any two members is one of their
 * bundles, and bundles that conflict directly or through others make one group, of which at most one is built. That
 * is conservative: where A excludes B and B excludes C, A and C could both be built, and breadth counts only one
 * of the three. A bundle is thus in one conflict at most. Refuses a bundle that excludes itself, with two of its ids.
 */
export function groupsOf(
  ids: readonly string[],
  relations: readonly Relation[],
): Result<ReadonlyMap<string, Groups>, Refusal> {
  const known = new Set(ids);
  const within = relations.filter(({ oneId, otherId }) => known.has(oneId) && known.has(otherId));
  const linksOf = (kind: RelationKind) =>
    within.filter((one) => one.kind === kind).map((one) => [one.oneId, one.otherId] as const);
  const bundles = components(ids, linksOf('together'));
  const bundleOf = (id: string) => bundles.get(id) ?? id;
  const torn = linksOf('conflict').find(([one, other]) => bundleOf(one) === bundleOf(other));
  if (torn !== undefined) return err({ code: 'review/bundle-in-conflict' });
  const rivals = components(
    [...new Set(bundles.values())],
    linksOf('conflict').map(([one, other]) => [bundleOf(one), bundleOf(other)] as const),
  );
  const sizeOf = (groups: ReadonlyMap<string, string>) =>
    Map.groupBy(groups.values(), (group) => group);
  const [bundleSizes, rivalSizes] = [sizeOf(bundles), sizeOf(rivals)];
  const nameOf = (sizes: ReadonlyMap<string, readonly string[]>, group: string) =>
    (sizes.get(group)?.length ?? 0) > 1 ? group : null;
  return ok(
    new Map(
      ids.map((id) => [
        id,
        {
          togetherGroup: nameOf(bundleSizes, bundleOf(id)),
          conflictGroup: nameOf(rivalSizes, rivals.get(bundleOf(id)) ?? id),
        },
      ]),
    ),
  );
}

/** Ids that only make sense with another one that is not among the feasible: nothing of the bundle can be built. */
export function brokenBundles(
  feasible: readonly string[],
  relations: readonly Relation[],
): readonly string[] {
  const standing = new Set(feasible);
  return relations.flatMap(({ kind, oneId, otherId }) => {
    if (kind !== 'together' || standing.has(oneId) === standing.has(otherId)) return [];
    return [standing.has(oneId) ? oneId : otherId];
  });
}
