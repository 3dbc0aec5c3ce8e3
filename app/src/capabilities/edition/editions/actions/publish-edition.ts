// Puts bases in force: the first time by who prepares them, afterwards by two people and with a reason.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { decidePublishing } from '../rules/gates.ts';
import type { Refusal } from '../rules/refusal.ts';
import { lockEdition } from '../store/editions.ts';
import { type PathIn, putEdition } from '../store/search-documents.ts';
import { insertPublication } from '../store/versions.ts';
import type { ByStaff } from './by-staff.ts';

export interface PublishingGiven {
  readonly editionId: string;
  readonly rulebookId: string;
  readonly commitmentId: string;
  readonly debtReason: string | null;
  /** Where the search of the whole site leads. */
  readonly pathIn: PathIn;
  /** Of a change: why, and the act of two people in whose transaction this is. */
  readonly change: { readonly reason: string; readonly actId: string } | null;
}

export function publishEdition(
  db: Database,
  by: ByStaff,
  given: Omit<PublishingGiven, 'change'>,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, (tx) => publishIn(tx, by, { ...given, change: null }));
}

export async function publishIn(
  tx: Tx,
  by: ByStaff,
  given: PublishingGiven,
): Promise<Result<void, Refusal>> {
  const { editionId, rulebookId, commitmentId, debtReason, change } = given;
  const edition = await lockEdition(tx, editionId);
  if (edition?.institutionId !== by.scope.id) return err({ code: 'editions/unknown' });
  const decided = decidePublishing(edition, {
    rulebookId,
    commitmentId,
    reason: change?.reason ?? null,
    isByTwo: change !== null,
    debtReason,
  });
  if (!decided.ok) return decided;
  await insertPublication(tx, {
    rulebookId,
    commitmentId,
    reason: change?.reason ?? null,
    actId: change?.actId ?? null,
    debtReason,
    now: by.now,
  });
  await putEdition(tx, editionId, given.pathIn);
  const version = edition.versions.find(({ id }) => id === rulebookId);
  await audit(tx, {
    ...by,
    act: change === null ? 'editions/publish' : 'editions/change-rules',
    subject: `edition:${editionId}`,
    told: { version: version?.version ?? 0, sha256: version?.sha256 ?? '' },
    ...(change === null ? {} : { reason: change.reason }),
  });
  return ok(undefined);
}
