// Ends an act of the log without its leaf: taken back by whoever proposed it, or refused by an officer.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { maySign } from '../rules/officers.ts';
import type { Refusal } from '../rules/refusal.ts';
import { lockElection, saveDraft } from '../store/elections.ts';
import { endLogAct, lockLogAct } from '../store/log-acts.ts';
import { listOfficers } from '../store/officers.ts';
import type { ByStaff } from './by-staff.ts';

export function endActUnsigned(
  db: Database,
  { actor, now }: Pick<ByStaff, 'actor' | 'now'>,
  actId: string,
): Promise<Result<'withdrawn' | 'refused', Refusal>> {
  return inTransaction(db, async (tx) => {
    const act = await lockLogAct(tx, actId);
    if (act === undefined) return err({ code: 'election/act-unknown' });
    const election = await lockElection(tx, act.electionId);
    const officers = await listOfficers(tx, act.electionId);
    const isOwn = act.proposedBy === actor.personId;
    const isOfficer = officers.some(
      ({ personId, role, removedAt }) =>
        personId === actor.personId && removedAt === null && maySign(role),
    );
    if (!isOwn && !isOfficer) return err({ code: 'election/act-not-an-officer' });
    if (act.outcome !== null) return err({ code: 'election/act-over' });
    const outcome = isOwn ? 'withdrawn' : 'refused';
    await endLogAct(tx, actId, outcome, now);
    if (act.kind === 'manifest') await saveDraft(tx, act.electionId, null);
    await audit(tx, {
      actor,
      act: isOwn ? 'election/withdraw-act' : 'election/refuse-act',
      scope: election && { kind: 'institution', id: election.institutionId },
      subject: `election:${act.electionId}`,
      told: { election: act.electionId, kind: `log-${act.kind}` },
    });
    return ok(outcome);
  });
}
