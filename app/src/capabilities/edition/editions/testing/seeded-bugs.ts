// Bugs of one line each in the gates that tests must notice: run them with `npm run bugs:gates`.
import { databaseBugs } from './bugs/database-bugs.ts';
import { listBugs } from './bugs/list-bugs.ts';
import { resultBugs } from './bugs/result-bugs.ts';
import { ruleBugs } from './bugs/rule-bugs.ts';
import { twoPersonBugs } from './bugs/two-person-bugs.ts';

/** By file below `app`: what is found there once, what takes its place, what goes wrong. */
export const gateBugs = {
  ...ruleBugs,
  ...databaseBugs,
  ...listBugs,
  ...twoPersonBugs,
  ...resultBugs,
} as const;
