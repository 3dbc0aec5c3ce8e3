// Whoever objected takes it back, as long as nobody answered: its number stays.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { decideObjectionWithdrawal } from '../rules/objection.ts';
import type { ObjectionRefusal } from '../rules/objection-refusal.ts';
import { findObjection, withdrawObjectionRow } from '../store/objections.ts';
import { lockEditionOf } from '../store/vote-states.ts';

export interface WithdrawingObjection {
  readonly editionId: string;
  readonly year: number;
  readonly number: number;
  readonly personId: string;
  readonly now: Date;
}

export function withdrawObjection(
  db: Database,
  { editionId, year, number, personId, now }: WithdrawingObjection,
): Promise<Result<void, ObjectionRefusal>> {
  return inTransaction(db, async (tx) => {
    await lockEditionOf(tx, editionId);
    const objection = await findObjection(tx, editionId, { year, number });
    if (objection === undefined) return err({ code: 'count/objection-unknown' });
    const decided = decideObjectionWithdrawal(objection, objection.personId === personId);
    if (!decided.ok) return decided;
    await withdrawObjectionRow(tx, objection.id, now);
    return ok(undefined);
  });
}
