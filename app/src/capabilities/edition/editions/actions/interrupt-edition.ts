// Suspends, resumes, annuls or repeats an edition or a contest, as a body decided it.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import type { InterruptPayload } from '../rules/acts.ts';
import { decideInterrupting } from '../rules/gates.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type Edition, lockEdition } from '../store/editions.ts';
import { insertInterruption } from '../store/passages.ts';
import type { ByStaff } from './by-staff.ts';

export async function interruptEdition(
  tx: Tx,
  by: ByStaff,
  { payload, actId }: { readonly payload: InterruptPayload; readonly actId: string },
): Promise<Result<Edition, Refusal>> {
  const edition = await lockEdition(tx, payload.edition.id);
  if (edition?.institutionId !== by.scope.id) return err({ code: 'editions/unknown' });
  const { kind, contest, decidedBy, reason, file } = payload;
  const contestId = contest?.id ?? null;
  const decided = decideInterrupting(edition, kind, contestId);
  if (!decided.ok) return decided;
  await insertInterruption(tx, {
    editionId: edition.id,
    contestId,
    kind,
    cause: 'body',
    decidedBy,
    reason,
    fileId: file.id,
    actId,
    now: by.now,
  });
  await audit(tx, {
    ...by,
    act: 'editions/interrupt',
    subject: `edition:${edition.id}`,
    told: { kind, contest: contest?.name ?? null, decided_by: decidedBy, file: file.sha256 },
    reason,
  });
  return ok(edition);
}
