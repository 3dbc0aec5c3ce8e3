// Ends what still waited for somebody's yes when its edition stopped taking proposals, and tells its author.
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { areConsentsOver } from '../rules/submission.ts';
import { listWaiting } from '../store/lapsing.ts';
import { lockProposal } from '../store/proposals.ts';
import { deleteSameness } from '../store/senders.ts';
import { editionOf } from './complete-consents.ts';
import { moveProposal } from './move-proposal.ts';
import type { PathIn } from './tell-authors.ts';

/** How many lapsed. Each in its own transaction: who answers at the last moment is not held up by the others. */
export async function lapseWaiting(
  db: Database,
  { now, pathIn }: { readonly now: Date; readonly pathIn: PathIn },
): Promise<number> {
  let count = 0;
  for (const id of await listWaiting(db)) {
    if (await lapse(db, id, { now, pathIn })) count += 1;
  }
  return count;
}

function lapse(
  db: Database,
  id: string,
  { now, pathIn }: { readonly now: Date; readonly pathIn: PathIn },
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const proposal = await lockProposal(tx, id);
    if (proposal?.state !== 'waiting') return false;
    if (!areConsentsOver(await editionOf(tx, proposal), proposal, now)) return false;
    const moved = await moveProposal(tx, {
      proposalId: id,
      to: 'lapsed',
      kind: 'lapsed',
      told: {},
      heldBy: null,
      holder: null,
      heldUntil: null,
      now,
      pathIn,
    });
    if (moved.ok) await deleteSameness(tx, id);
    return moved.ok;
  });
}
