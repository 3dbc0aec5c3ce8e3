// Bugs of one line each that the tests of counting must notice: run them with `npm run bugs:count`.
import { readingBugs } from './bugs/reading-bugs.ts';
import { ruleBugs } from './bugs/rule-bugs.ts';
import { sharesBugs } from './bugs/shares-bugs.ts';
import { tellingBugs } from './bugs/telling-bugs.ts';

/** By file of `packages/counting/src`: what is found there once, what takes its place, what goes wrong. */
export type BugTable = Readonly<
  Record<string, readonly (readonly [find: string, replace: string, what: string])[]>
>;

export interface SeededBug {
  /** Path below `packages/counting/src`. */
  readonly file: string;
  /** Occurs exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** What goes wrong. */
  readonly what: string;
}

export const seededBugs: readonly SeededBug[] = [
  sharesBugs,
  ruleBugs,
  readingBugs,
  tellingBugs,
].flatMap((table: BugTable) =>
  Object.entries(table).flatMap(([file, bugs]) =>
    bugs.map(([find, replace, what]) => ({ file, find, replace, what })),
  ),
);

/** The text with the bug in it; undefined when what the bug changes is not there exactly once. */
export function withBug(text: string, { find, replace }: SeededBug): string | undefined {
  const [before, after, ...more] = text.split(find);
  if (before === undefined || after === undefined || more.length > 0) return undefined;
  return before + replace + after;
}
