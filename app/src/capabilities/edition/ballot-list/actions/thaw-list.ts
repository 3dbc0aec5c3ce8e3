// Thaws a list before its lot: the lot is withdrawn with the reason, and what ends with it thaws the list.
import { err, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { type Ending, recordsRefusal, withdrawLotIn } from '../../../ground/records/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { BallotList } from '../store/lists.ts';
import type { ByStaff } from './by-staff.ts';

/** Refused from the hour of the lot on: afterwards chance may have spoken. */
export function thawList(
  db: Database,
  by: ByStaff,
  { list, reason }: { readonly list: BallotList; readonly reason: string },
  ending: Ending,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const withdrawn = await withdrawLotIn(tx, by, { lotId: list.lot.id, reason }, ending);
    if (withdrawn.ok) return withdrawn;
    const sentence = recordsRefusal(withdrawn.error);
    return err({ code: 'ballot-list/lot-refused', sentence, field: '' });
  });
}
