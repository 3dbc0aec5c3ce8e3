// Through what an election passes, from its preparation to its count.

import { err, ok, type Result } from '@minga/basics';
import type { Refusal } from './refusal.ts';

export const electionStates = [
  'draft',
  'ceremony',
  'ready',
  'open',
  'closed',
  'counted',
  'annulled',
] as const;

/**
 * `draft`: its team prepares it; `ceremony`: the urn has its keys; `ready`: its manifest waits for signatures; then
 * `open`, `closed` and `counted`. `annulled` ends it from anywhere.
 */
export type ElectionState = (typeof electionStates)[number];

/** What may still be changed of one that has not opened: nothing of it while its manifest waits for signatures. */
export function isInPreparation(state: ElectionState): boolean {
  return state === 'draft' || state === 'ceremony';
}

export function wasOpened(state: ElectionState): boolean {
  return state === 'open' || state === 'closed' || state === 'counted';
}

/** Whether it goes from one state to the next, as rooms after this one bring it about. */
export function decideMoving(from: ElectionState, to: 'closed' | 'counted'): Result<void, Refusal> {
  const before = to === 'closed' ? 'open' : 'closed';
  return from === before ? ok(undefined) : err({ code: 'election/not-in-that-state' });
}
