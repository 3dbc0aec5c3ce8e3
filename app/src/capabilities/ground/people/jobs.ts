// Slow work of the room: forgetting what has ended.
import type { JobsOfRoom } from '../../../platform/jobs.ts';
import { endInvitationsOfEndedRoles } from './actions/end-invitations.ts';
import { noticeJobs } from './notice-jobs.ts';
import { deleteExpired } from './store/assisted-identities.ts';
import { deleteOldKeyResets } from './store/key-resets.ts';
import { deleteLooksBefore } from './store/looks.ts';
import { deleteWhatEnded } from './store/sessions.ts';
import { deleteSessionsOfEndedRoles } from './store/staff-sessions.ts';

/** A year: as long as somebody may still ask who looked. */
const LOOKS_KEPT_MS = 365 * 86_400_000;

export const jobs: JobsOfRoom = (tools) => [
  ...noticeJobs(tools),
  {
    name: 'people-end-sessions-of-ended-roles',
    every: '*/10 * * * *',
    run: (db) => deleteSessionsOfEndedRoles(db),
  },
  {
    name: 'people-end-invitations-of-ended-roles',
    every: '*/10 * * * *',
    run: (db) => endInvitationsOfEndedRoles(db, new Date()),
  },
  {
    name: 'people-forget-key-resets',
    every: '37 4 * * *',
    run: (db) => deleteOldKeyResets(db),
  },
  { name: 'people-forget-what-ended', every: '*/10 * * * *', run: (db) => deleteWhatEnded(db) },
  {
    name: 'people-forget-looks',
    every: '23 4 * * *',
    run: (db) => deleteLooksBefore(db, new Date(Date.now() - LOOKS_KEPT_MS)),
  },
  {
    name: 'people-forget-identities',
    every: '7 * * * *',
    run: (db) => deleteExpired(db, new Date()),
  },
];
