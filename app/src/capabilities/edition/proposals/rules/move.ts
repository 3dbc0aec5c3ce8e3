// Whether a proposal may go from one state to another.
import { err, ok, type Result } from '@minga/basics';
import type { Refusal } from './refusal.ts';
import { moves, type ProposalState } from './states.ts';

/** To stay where it is, is no move: something happens to it without one. */
export function decideMove(from: ProposalState, to: ProposalState): Result<void, Refusal> {
  if (from === to || moves[from].includes(to)) return ok(undefined);
  return err({ code: 'proposals/cannot-move', from, to });
}
