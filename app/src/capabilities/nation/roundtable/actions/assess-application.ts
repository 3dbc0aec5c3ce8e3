// What the secretariat finds of an application once the call is closed; nobody else reads it before all results are published.
import { err, ok, type Result } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import { actsThatClaim, type TwoPersonKind } from '../../../../platform/two-person.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type Assessment, readApplication, saveAssessment } from '../store/applications.ts';
import { type BySecretariat, log } from './secretariat.ts';
import { onCall } from './write-call.ts';

export interface Assessing extends Assessment {
  readonly callId: string;
  readonly applicationId: string;
  /** With which results are published: none may wait. */
  readonly kind: TwoPersonKind;
}

/** May be found otherwise until the results are proposed. */
export function assessApplication(
  db: Database,
  by: BySecretariat,
  { callId: id, applicationId, kind, ...found }: Assessing,
): Promise<Result<void, Refusal>> {
  return onCall(db, by, { id, event: 'assess' }, async (tx, call) => {
    const application = await readApplication(tx, id, applicationId);
    if (application === undefined) return err({ code: 'roundtable/unknown' });
    if (application.withdrawnAt !== undefined) {
      return err({ code: 'roundtable/application-withdrawn' });
    }
    const { scope, actor, now } = by;
    const asked = { kind, institutionId: scope.id, claims: [id], now };
    const [waiting] = await actsThatClaim(tx, asked);
    if (waiting !== undefined) return err({ code: 'roundtable/results-wait' });
    await saveAssessment(tx, applicationId, { ...found, personId: actor.personId, now });
    await log(tx, by, { step: 'application-assessed', number: call.number ?? 0 });
    return ok(undefined);
  });
}
