// Ballot papers that were taken and not used, where the log tells how many: only of a contest that everybody votes in.
import type { Manifest } from '@minga/ballot';

export interface UnusedPapers {
  readonly contest: string;
  readonly n: number;
}

/** `issued` rights in all, `cast` ballots by contest. Of a contest of some styles nobody knows whose rights were spent. */
export function unusedPapers(
  { contests, styles }: Pick<Manifest, 'contests' | 'styles'>,
  issued: number,
  cast: ReadonlyMap<string, number>,
): readonly UnusedPapers[] {
  return contests.flatMap(({ id }) =>
    styles.every((style) => style.contests.includes(id))
      ? [{ contest: id, n: Math.max(0, issued - (cast.get(id) ?? 0)) }]
      : [],
  );
}
