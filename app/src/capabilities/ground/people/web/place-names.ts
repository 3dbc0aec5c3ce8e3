// What the places of somebody's roles are called.
import type { Grant } from '../../../../platform/access.ts';
import type { House } from '../../../../platform/room.ts';

export async function placeNames(
  { db, scopes }: House,
  grants: readonly Grant[],
): Promise<ReadonlyMap<string, string>> {
  const named = scopes.map(({ kind, namesOf }) => {
    const ids = grants.flatMap(({ scope }) => (scope?.kind === kind ? [scope.id] : []));
    return ids.length === 0 ? new Map<string, string>() : namesOf(db, ids);
  });
  return new Map((await Promise.all(named)).flatMap((names) => [...names]));
}
