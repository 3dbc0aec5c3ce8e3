// Work of the Mesa that comes round by itself: late actions, evidence that is looked at, names of members, groups of opinion.
import { systemClock } from '../../../platform/clock.ts';
import type { Job } from '../../../platform/jobs.ts';
import { askAddress } from './actions/ask-address.ts';
import { findMembers } from './actions/find-members.ts';
import { lookAtEvidence } from './actions/look-at-evidence.ts';
import { pictureOpinions } from './actions/picture-opinions.ts';
import { watchActions } from './actions/watch-actions.ts';
import { pathIn } from './web/paths.ts';

export const jobs: readonly Job[] = [
  {
    name: 'roundtable-watch-actions',
    every: '53 11 * * *',
    run: (db) => watchActions(db, pathIn, systemClock.now()),
  },
  {
    // Each address once a week, whatever the day on which it was cited.
    name: 'roundtable-look-at-evidence',
    every: '23 7 * * *',
    run: (db) => lookAtEvidence(db, { ask: askAddress, pathIn, now: systemClock.now() }),
  },
  {
    name: 'roundtable-find-members',
    every: '41 * * * *',
    run: (db) => findMembers(db, pathIn),
  },
  {
    name: 'roundtable-picture-opinions',
    every: '37 * * * *',
    run: (db) => pictureOpinions(db, systemClock.now()),
  },
];
