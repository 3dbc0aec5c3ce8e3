// The shape of a language's sentences: one for each problem, and how a place is told.
import type { Place, ProblemCode, ProblemParams } from '../reading/problems.ts';

/** A problem without a sentence does not compile. */
export type SentenceTable = {
  readonly [C in ProblemCode]: (params: ProblemParams[C], place: Place) => string;
};

/** `line 12 (VOTES)` in the words of a language; '' when there is no place. */
export function describePlace(
  { line, section, sheet, column }: Place,
  words: { line: string; row: string; sheet: string; column: string },
): string {
  if (sheet !== undefined) {
    const row = line === undefined ? '' : `, ${words.row} ${line}`;
    const cell = column === undefined ? '' : `, ${words.column} «${column}»`;
    return `${words.sheet} «${sheet}»${row}${cell}`;
  }
  if (line === undefined) return '';
  return `${words.line} ${line}${section === undefined ? '' : ` (${section})`}`;
}
