// Work that comes round by itself: what still waits for a yes ends with its day.
import { systemClock } from '../../../platform/clock.ts';
import type { Job } from '../../../platform/jobs.ts';
import { lapseJoinings } from './actions/end-joining.ts';
import { lapseWaiting } from './actions/lapse-waiting.ts';
import { proposalPathIn } from './web/paths.ts';

/** Said where its term is declared, too. */
export const LAPSE_WAITING = 'proposals-lapse-waiting';
export const LAPSE_JOININGS = 'proposals-lapse-joinings';

export const jobs: readonly Job[] = [
  {
    name: LAPSE_WAITING,
    every: '7 * * * *',
    run: async (db) => {
      await lapseWaiting(db, { now: systemClock.now(), pathIn: proposalPathIn });
    },
  },
  {
    name: LAPSE_JOININGS,
    every: '12 * * * *',
    run: async (db) => {
      await lapseJoinings(db, { now: systemClock.now(), pathIn: proposalPathIn });
    },
  },
];
