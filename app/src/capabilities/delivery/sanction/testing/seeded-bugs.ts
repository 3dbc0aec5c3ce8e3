// Bugs of one line each in the sanction that tests must notice: run them with `npm run bugs:sanction`.
import { databaseBugs } from './bugs/database-bugs.ts';
import { ruleBugs } from './bugs/rule-bugs.ts';

/** By file below `app`: what is found there once, what takes its place, what goes wrong. */
export const sanctionBugs = { ...ruleBugs, ...databaseBugs } as const;
