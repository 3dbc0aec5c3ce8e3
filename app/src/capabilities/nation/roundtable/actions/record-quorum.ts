// The secretariat writes down the quorum that a sitting approved: from which agreement it comes, and from now on.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Quorum } from '../rules/quorum.ts';
import type { Refusal } from '../rules/refusal.ts';
import { insertQuorum, listAgreementsForQuorum } from '../store/areas.ts';
import { listMembers } from '../store/members.ts';
import { type BySecretariat, log } from './secretariat.ts';

export interface QuorumApproved extends Quorum {
  readonly minutesId: string;
  /** Of the agreement in its minutes. */
  readonly position: number;
}

/** What is common already stays so by the quorum of its day. */
export function recordQuorum(
  db: Database,
  by: BySecretariat,
  approved: QuorumApproved,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const { minutesId, position, mustBack, numerator, denominator } = approved;
    const agreements = await listAgreementsForQuorum(tx);
    if (!agreements.some((one) => one.minutesId === minutesId && one.position === position)) {
      return err({ code: 'roundtable/no-agreement' });
    }
    const members = await listMembers(tx, { standing: true });
    if (mustBack.some((id) => !members.some((member) => member.id === id))) {
      return err({ code: 'roundtable/quorum-member-unknown' });
    }
    await insertQuorum(tx, { ...approved, now: by.now });
    await log(tx, by, { step: 'quorum-recorded', numerator, denominator });
    return ok(undefined);
  });
}
