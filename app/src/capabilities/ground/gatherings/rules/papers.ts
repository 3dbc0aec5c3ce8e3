// Papers of a gathering: until when they may be sent, and what may still become of each.
import { err, ok, type Result } from '@minga/basics';
import { type GatheringState, isOver } from './gathering.ts';
import type { Refusal } from './refusal.ts';

export type PaperState = 'sent' | 'accepted' | 'not-accepted' | 'withdrawn';

/** Days are civil, where the gathering is; a paper may be sent until the end of the last. */
export function isCallOpen(
  call: { readonly closesOn: string } | undefined,
  state: GatheringState,
  today: string,
): boolean {
  return call !== undefined && state === 'published' && today <= call.closesOn;
}

/** Another answer may take the place of the first, and whoever sent it take it back, until the gathering is over. */
export function mayChange(paper: PaperState, gathering: GatheringState): Result<void, Refusal> {
  if (paper === 'withdrawn') return err({ code: 'gatherings/paper-withdrawn' });
  return isOver(gathering) ? err({ code: 'gatherings/papers-settled' }) : ok(undefined);
}

/** Papers that one person may send to one gathering, those that she took back among them. */
export const MOST_PAPERS = 10;
