// Work that comes round by itself: what has served is forgotten, and whoever called hears of agreements that fall due and of reports.
import { systemClock } from '../../../platform/clock.ts';
import type { Job } from '../../../platform/jobs.ts';
import { forgetWhatServed } from './actions/forget-what-served.ts';
import { jobNames } from './actions/job-names.ts';
import { watchAgreements } from './actions/watch-agreements.ts';
import { watchReports } from './actions/watch-reports.ts';
import { pathIn } from './web/paths.ts';

export const jobs: readonly Job[] = [
  {
    name: jobNames.forget,
    every: '17 6 * * *',
    run: (db) => forgetWhatServed(db, systemClock.now()),
  },
  {
    name: jobNames.watchAgreements,
    every: '41 11 * * *',
    run: (db) => watchAgreements(db, pathIn, systemClock.now()),
  },
  {
    name: jobNames.watchReports,
    every: '47 11 * * *',
    run: (db) => watchReports(db, pathIn, systemClock.now()),
  },
];
