// The urn's own work as tests ask for it: one round for one election.
import type { TestUrn } from '../../../../site/testing-vote.ts';
import { advance } from '../actions/advance.ts';

/** Flushes what is due and publishes the log. */
export async function advanceUrn({ house }: TestUrn, electionId: string): Promise<void> {
  const { log } = await advance(house, electionId);
  if (log.state === 'elsewhere') throw new Error('another process takes the log forward');
}
