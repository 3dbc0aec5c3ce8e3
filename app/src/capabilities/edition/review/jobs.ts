// Work that comes round by itself: corrections and changes whose term went by, and spreadsheets that nobody took.
import { systemClock } from '../../../platform/clock.ts';
import type { Job } from '../../../platform/jobs.ts';
import { endOverdueChanges } from './actions/answer-change.ts';
import { endOverdueCorrections } from './actions/ask-correction.ts';
import { deleteImportsBefore } from './store/imports.ts';

const DAY_MS = 24 * 3_600_000;

export const jobs: readonly Job[] = [
  {
    name: 'review-end-corrections',
    every: '*/10 * * * *',
    run: async (db) => {
      await endOverdueCorrections(db, systemClock.now());
    },
  },
  {
    name: 'review-end-changes',
    every: '*/10 * * * *',
    run: async (db) => {
      await endOverdueChanges(db, systemClock.now());
    },
  },
  {
    name: 'review-forget-imports',
    every: '23 5 * * *',
    run: (db) => deleteImportsBefore(db, new Date(systemClock.now().getTime() - DAY_MS)),
  },
];
