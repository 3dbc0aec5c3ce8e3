// What the body returned comes back, mended: it can be decided again.
import { assert, err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { moveProposal, readProposal } from '../../../edition/proposals/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import { signedOf } from '../rules/standing.ts';
import { insertMending } from '../store/sittings.ts';
import { allowed, type ByStaff, type EditionAsked } from './by-staff.ts';
import { goingContests, locate, matterOf } from './locate.ts';

export interface ReturningMended extends EditionAsked {
  readonly submissionId: string;
  readonly projectId: string;
  /** What was mended, in words. */
  readonly what: string;
}

export function returnMended(
  db: Database,
  by: ByStaff,
  given: ReturningMended,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const may = allowed(by, 'sanction/record');
    if (!may.ok) return may;
    const located = await locate(tx, by, given);
    if (!located.ok) return located;
    const { edition, submissions, today } = located.value;
    const submission = submissions.find(({ id }) => id === given.submissionId);
    const matter = submission && matterOf(submission, given.projectId);
    if (submission === undefined || matter === undefined) return err({ code: 'sanction/unknown' });
    const isGoing = goingContests(edition, submission).some(
      ({ contestId }) => contestId === matter.contestId,
    );
    if (!isGoing) return err({ code: 'sanction/stale' });
    const signed = signedOf(submission).find(({ projectId }) => projectId === matter.projectId);
    if (signed?.outcome !== 'returned') return err({ code: 'sanction/not-returned' });
    if (signed.mending !== null) return err({ code: 'sanction/mended-already' });
    if (given.what === '') return err({ code: 'sanction/mending-empty' });
    await insertMending(tx, {
      ...{ decisionId: signed.id, what: given.what, receivedOn: today },
      ...{ recordedBy: by.actor.personId, now: by.now },
    });
    const proposal = await readProposal(tx, matter.projectId);
    if (proposal !== undefined) {
      const noted = await moveProposal(tx, {
        ...{ proposalId: proposal.id, to: proposal.state, kind: 'came-back', told: {} },
        ...{ heldBy: 'body', holder: null, heldUntil: null, now: by.now },
      });
      assert(noted.ok, 'to stay where it is, is no move');
    }
    await audit(tx, {
      ...{ actor: by.actor, scope: by.scope, act: 'sanction/record' },
      ...{ subject: `project:${matter.projectId}`, told: { project: matter.name, mended: true } },
    });
    return ok(undefined);
  });
}
