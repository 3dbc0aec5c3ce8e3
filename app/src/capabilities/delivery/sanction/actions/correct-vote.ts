// Corrects the recorded vote of a member: another row that names the one before, with its reason, also once it is signed.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { checkInterest, judgeVotes, type VoteGiven } from '../rules/voting.ts';
import { insertCorrection, saveSitting } from '../store/sittings.ts';
import { allowed, type ByStaff } from './by-staff.ts';
import { locateSitting, matterOf, type SittingAsked } from './locate.ts';

export interface CorrectingVote extends SittingAsked {
  readonly projectId: string;
  readonly vote: VoteGiven;
  readonly reason: string;
}

export function correctVote(
  db: Database,
  by: ByStaff,
  given: CorrectingVote,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const may = allowed(by, 'sanction/record');
    if (!may.ok) return may;
    const found = await locateSitting(tx, by, given);
    if (!found.ok) return found;
    const { submission, sitting } = found.value;
    const { projectId, reason } = given;
    const matter = matterOf(submission, projectId);
    const decision = sitting.decisions.find((one) => one.projectId === projectId);
    const before = decision?.votes.find(({ memberId }) => memberId === given.vote.memberId);
    if (matter === undefined || decision === undefined || before === undefined) {
      return err({ code: 'sanction/member-unknown' });
    }
    if (reason === '') return err({ code: 'sanction/correction-without-reason' });
    const vote = checkInterest(given.vote, before.name);
    if (!vote.ok) return vote;
    const { vote: cast, interest } = vote.value;
    if (cast === before.vote && interest === before.interest) {
      return err({ code: 'sanction/nothing-corrected' });
    }
    if (decision.resolutionId !== null) {
      const votes = decision.votes.map((one) => (one === before ? vote.value : one));
      const deciding = { inOffice: sitting.inOffice, majority: sitting.majority, votes };
      const judged = judgeVotes({ ...deciding, quorum: sitting.quorum }, decision, matter.name);
      if (!judged.ok) return err({ code: 'sanction/correction-changes-decision' });
    }
    const recorded = {
      ...{ sittingId: sitting.id, projectId, recordedBy: by.actor.personId, now: by.now },
    };
    await insertCorrection(tx, recorded, { ...vote.value, reason });
    if (sitting.state === 'open') await saveSitting(tx, sitting);
    await audit(tx, {
      ...{ actor: by.actor, scope: by.scope, act: 'sanction/record' },
      subject: `sitting:${sitting.id}`,
      told: { project: matter.name, member: before.name, was: before.vote, is: cast },
      reason,
    });
    return ok(undefined);
  });
}
