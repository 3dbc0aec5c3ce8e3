// Which contests somebody votes in, by the place where they live.
import type { Contest } from './rulebook.ts';

/** A sector, neighbourhood unit or comuna, with the wider ones that it lies in. */
export interface PlaceToLive {
  readonly id: string;
  readonly parentId: string | null;
}

/**
 * The contests of a place and of those it lies in, and the ones of everybody; in the order of the bases.
 * `id`: of one of `places`; a contest that names no territory is everybody's.
 */
export function contestsOfPlace<One extends Pick<Contest, 'territories'>>(
  contests: readonly One[],
  places: readonly PlaceToLive[],
  id: string,
): readonly One[] {
  const lineage = new Set<string>();
  for (let at: string | null = id; at !== null && !lineage.has(at); ) {
    lineage.add(at);
    at = places.find((one) => one.id === at)?.parentId ?? null;
  }
  return contests.filter(
    ({ territories }) => territories.length === 0 || territories.some((one) => lineage.has(one)),
  );
}
