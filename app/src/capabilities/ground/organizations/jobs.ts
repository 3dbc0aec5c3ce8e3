// Work that comes round by itself: terms that ran out, boards that end, and what has served.
import { systemClock } from '../../../platform/clock.ts';
import type { Job } from '../../../platform/jobs.ts';
import { escalateOverdueChecks } from './actions/escalate-overdue-checks.ts';
import { forgetEnded } from './actions/forget-ended.ts';
import { jobNames } from './actions/job-names.ts';
import { warnOfEndingBoards } from './actions/warn-of-ending-boards.ts';

export const jobs: readonly Job[] = [
  {
    name: jobNames.escalate,
    // Every hour, because the day ends at other hours on Easter Island and in Magallanes.
    every: '7 * * * *',
    run: async (db) => {
      await escalateOverdueChecks(db, systemClock.now());
    },
  },
  {
    name: jobNames.warn,
    // In the morning of Chile.
    every: '23 12 * * *',
    run: async (db) => {
      await warnOfEndingBoards(db, systemClock.now());
    },
  },
  {
    name: jobNames.forget,
    every: '41 5 * * *',
    run: (db) => forgetEnded(db, systemClock.now()),
  },
];
