// Puts an edition away: only when its rules were consulted, its works reported and its people asked.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { decideArchiving } from '../rules/gates.ts';
import type { Refusal } from '../rules/refusal.ts';
import { lockEdition } from '../store/editions.ts';
import { insertArchiving } from '../store/passages.ts';
import type { ByStaff } from './by-staff.ts';

export function archiveEdition(
  db: Database,
  by: ByStaff,
  editionId: string,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const edition = await lockEdition(tx, editionId);
    if (edition?.institutionId !== by.scope.id) return err({ code: 'editions/unknown' });
    const decided = decideArchiving(edition);
    if (!decided.ok) return decided;
    await insertArchiving(tx, editionId, by.now);
    await audit(tx, { ...by, act: 'editions/archive', subject: `edition:${editionId}` });
    return ok(undefined);
  });
}
