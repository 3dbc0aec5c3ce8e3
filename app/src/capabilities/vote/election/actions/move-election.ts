// Moves an opened election on, in the transaction of the room that closes or counts it.
import { err, type Result } from '@minga/basics';
import type { Tx } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { decideMoving } from '../rules/states.ts';
import { lockElection, saveState } from '../store/elections.ts';

export async function moveElection(
  tx: Tx,
  electionId: string,
  to: 'closed' | 'counted',
  now: Date,
): Promise<Result<void, Refusal>> {
  const election = await lockElection(tx, electionId);
  if (election === undefined) return err({ code: 'election/unknown' });
  const decided = decideMoving(election.state, to);
  if (decided.ok) await saveState(tx, electionId, to, to === 'counted' ? now : undefined);
  return decided;
}
