// Bugs of one line each that the tests of counting must notice: run them with `npm run bugs:count`.
import { readingBugs } from './bugs/reading-bugs.ts';
import { ruleBugs } from './bugs/rule-bugs.ts';
import { sharesBugs } from './bugs/shares-bugs.ts';
import { tellingBugs } from './bugs/telling-bugs.ts';

/** By file: what is found there once, what takes its place, what goes wrong. */
export type BugTable = Readonly<
  Record<string, readonly (readonly [find: string, replace: string, what: string])[]>
>;

/** By file of `packages/counting/src`. */
export const countingBugs: BugTable = {
  ...sharesBugs,
  ...ruleBugs,
  ...readingBugs,
  ...tellingBugs,
};
