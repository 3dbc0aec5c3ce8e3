// Small figures withheld so that nobody can compute them: first the small ones, then whatever would give them away.
import { determined, type Equation } from './derivation.ts';

/** Fewer people than this are never told of as a figure. */
export const THRESHOLD = 5;

/** Figures that add up to something known: to another figure of the survey, or to a published total. */
export interface Line {
  /** Numbers of the cells. */
  readonly parts: readonly number[];
  /** The cell that they add up to; undefined when the total itself is published. */
  readonly whole?: number;
}

export interface Withheld {
  readonly cells: ReadonlySet<number>;
  /** Tables, by their place, of which nothing can be published. */
  readonly tables: ReadonlySet<number>;
}

/**
 * Which of `counts` (a number of people in each cell) must be withheld. `margins` are the lines that add up to
 * published totals, each of at least `threshold` people. Each of `tables` has lines over cells of its own; they
 * may add up to cells of the margins. What holds afterwards:
 *
 * - no figure from 1 to `threshold` − 1 is published;
 * - no withheld figure follows from those that are published, by any linear combination over all tables
 *   together, even for whoever knows which of the withheld ones are zero;
 * - what is withheld in a line with a known total adds up to at least `threshold` people, so that the rest
 *   tells of no small group either.
 *
 * The smallest figure that serves is withheld with a small one (complementary suppression, as in Hundepool et
 * al., Statistical Disclosure Control, 2012, ch. 4). Zeros protect nothing and are told, except in a line
 * whose total is withheld. A table in which this cannot be reached is withheld whole.
 */
export function suppress(
  counts: readonly number[],
  margins: readonly Line[],
  tables: readonly (readonly Line[])[],
  threshold = THRESHOLD,
): Withheld {
  const given = { counts, threshold };
  const hidden = new Set(margins.flatMap(({ parts }) => smallOf(given, parts)));
  for (const line of margins) cover(given, hidden, line, []);
  const whole = new Set<number>();
  const safe: Line[] = [...margins];
  for (const [place, table] of tables.entries()) {
    const tried = protect(given, hidden, table, safe);
    if (tried === undefined) {
      whole.add(place);
      for (const cell of table.flatMap(({ parts }) => parts)) hidden.add(cell);
      continue;
    }
    for (const cell of tried) hidden.add(cell);
    safe.push(...table);
  }
  return { cells: hidden, tables: whole };
}

interface Given {
  readonly counts: readonly number[];
  readonly threshold: number;
}

function smallOf({ counts, threshold }: Given, cells: readonly number[]): readonly number[] {
  return cells.filter((cell) => {
    const count = counts[cell] ?? 0;
    return count > 0 && count < threshold;
  });
}

function peopleIn({ counts }: Given, cells: readonly number[]): readonly number[] {
  return cells.filter((cell) => (counts[cell] ?? 0) > 0);
}

/** What must be withheld of a table besides `before`; undefined when withholding all of it is the only way. */
function protect(
  given: Given,
  before: ReadonlySet<number>,
  table: readonly Line[],
  safe: readonly Line[],
): ReadonlySet<number> | undefined {
  const hidden = new Set(before);
  for (const { parts, whole } of table) {
    const isWhole = whole !== undefined && before.has(whole);
    for (const cell of isWhole ? parts : smallOf(given, parts)) hidden.add(cell);
  }
  const known = table.filter(({ whole }) => whole === undefined || !before.has(whole));
  for (;;) {
    const size = hidden.size;
    for (const line of known) if (!cover(given, hidden, line, table)) return undefined;
    if (hidden.size > size) continue;
    const exposed = exposedIn(given, hidden, [...safe, ...table]);
    if (exposed.size === 0) return hidden;
    const around = known.filter(({ parts }) => parts.some((cell) => exposed.has(cell)));
    const next = smallestFree(
      given,
      hidden,
      around.flatMap(({ parts }) => parts),
      table,
    );
    if (next === undefined) return undefined;
    hidden.add(next);
  }
}

/** Withholds the smallest figures of a line until none of its withheld ones stands alone; false if there are too few. */
function cover(
  given: Given,
  hidden: Set<number>,
  { parts }: Line,
  table: readonly Line[],
): boolean {
  for (;;) {
    const withheld = peopleIn(given, parts).filter((cell) => hidden.has(cell));
    const people = withheld.reduce((sum, cell) => sum + (given.counts[cell] ?? 0), 0);
    if (withheld.length === 0) return true;
    if (withheld.length > 1 && people >= given.threshold) return true;
    const next = smallestFree(given, hidden, parts, table);
    if (next === undefined) return false;
    hidden.add(next);
  }
}

/**
 * The smallest published figure of these that is not zero. One that is alone with zeros in another line of its
 * table would follow from that line, and comes last.
 */
function smallestFree(
  given: Given,
  hidden: ReadonlySet<number>,
  cells: readonly number[],
  table: readonly Line[],
): number | undefined {
  const isAlone = (cell: number) =>
    table.some(({ parts }) => parts.includes(cell) && peopleIn(given, parts).length === 1);
  const free = peopleIn(given, cells).filter((cell) => !hidden.has(cell));
  const cost = (cell: number) => (isAlone(cell) ? Number.MAX_SAFE_INTEGER / 2 : 0);
  const total = (cell: number) => cost(cell) + (given.counts[cell] ?? 0);
  return free.sort((one, other) => total(one) - total(other) || one - other)[0];
}

/** Withheld figures that follow from the published ones. */
function exposedIn(
  given: Given,
  hidden: ReadonlySet<number>,
  lines: readonly Line[],
): ReadonlySet<number> {
  const isUnknown = (cell: number) => hidden.has(cell) && (given.counts[cell] ?? 0) > 0;
  const equations = lines.map(({ parts, whole }): Equation => {
    const equation = new Map(parts.filter(isUnknown).map((cell) => [cell, 1]));
    if (whole !== undefined && isUnknown(whole)) equation.set(whole, -1);
    return equation;
  });
  return determined(equations);
}
