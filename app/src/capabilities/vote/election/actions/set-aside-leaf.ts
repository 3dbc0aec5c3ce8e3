// Leaves behind what the urn refused, with a public reason, so that what was queued after it goes on.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { enqueue } from '../../../../platform/jobs.ts';
import type { Refusal } from '../rules/refusal.ts';
import { lockElection } from '../store/elections.ts';
import { saveSetAside } from '../store/outgoing-leaves.ts';
import type { ByStaff } from './by-staff.ts';
import { postLeavesJob } from './queue-leaf.ts';

interface Asked {
  readonly electionId: string;
  /** Its place among the leaves that wait, in digits. */
  readonly place: string;
  readonly reason: string;
}

/** Never leaf 0: without it there is no log. */
export function setAsideLeaf(
  db: Database,
  by: ByStaff,
  { electionId, place, reason }: Asked,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const election = await lockElection(tx, electionId);
    if (election?.institutionId !== by.scope.id) return err({ code: 'election/unknown' });
    const isDone =
      /^\d{1,18}$/.test(place) &&
      (await saveSetAside(tx, { electionId, place, reason, now: by.now }));
    if (!isDone) return err({ code: 'election/leaf-not-refused' });
    await enqueue(tx, postLeavesJob, { electionId });
    await audit(tx, {
      ...{ actor: by.actor, scope: by.scope },
      act: 'election/set-leaf-aside',
      subject: `election:${electionId}`,
      told: { election: electionId },
      reason,
    });
    return ok(undefined);
  });
}
