// Slow work of the room: forgetting what has ended.
import type { Job } from '../../../platform/jobs.ts';
import { deleteExpired } from './store/assisted-identities.ts';
import { deleteWhatEnded } from './store/sessions.ts';
import { deleteSessionsOfEndedRoles } from './store/staff-sessions.ts';

export const jobs: readonly Job[] = [
  {
    name: 'people-end-sessions-of-ended-roles',
    every: '*/10 * * * *',
    run: (db) => deleteSessionsOfEndedRoles(db),
  },
  { name: 'people-forget-what-ended', every: '*/10 * * * *', run: (db) => deleteWhatEnded(db) },
  {
    name: 'people-forget-identities',
    every: '7 * * * *',
    run: (db) => deleteExpired(db, new Date()),
  },
];
