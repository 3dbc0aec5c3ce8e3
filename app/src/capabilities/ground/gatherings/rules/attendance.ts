// How many came, as everybody may know it: by sector, without a figure of one or two people that tells who they were.
import { suppress } from '../../surveys/rules/index.ts';

/** A room sees who is in it; on a page fewer than this are not told of. */
const FEWEST_TOLD = 3;

export interface SectorCount {
  /** Undefined for those who came from elsewhere or did not say. */
  readonly sector: string | undefined;
  readonly people: number;
}

export interface PublicAttendance {
  /** Undefined while they are too few to be told. */
  readonly total: number | undefined;
  readonly sectors: readonly {
    readonly sector: string | undefined;
    /** Undefined where it is withheld. */
    readonly people: number | undefined;
  }[];
}

/** Withholds small figures, and the next one where a small one could be computed from the total. */
export function publicAttendance(counts: readonly SectorCount[]): PublicAttendance {
  const total = counts.reduce((sum, { people }) => sum + people, 0);
  if (total < FEWEST_TOLD) return { total: undefined, sectors: [] };
  const { cells } = suppress(
    counts.map(({ people }) => people),
    [{ parts: counts.map((_, at) => at) }],
    [],
    FEWEST_TOLD,
  );
  const sectors = counts.map(({ sector, people }, at) => ({
    sector,
    people: cells.has(at) ? undefined : people,
  }));
  return { total, sectors };
}
