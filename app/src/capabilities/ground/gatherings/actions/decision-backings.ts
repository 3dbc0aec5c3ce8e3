// Where a later room vouches that a gathering decides: without it only a body that sits may say so.
import { slot } from '../../../../platform/contributions.ts';

/** The commitment behind a gathering, in one sentence; a room that vouches for none says null. */
export const decisionBackings = slot<{ readonly gatheringId: string }, string>(
  'gatherings/decision-backings',
);
