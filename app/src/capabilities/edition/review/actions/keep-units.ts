// Keeps the units that make checks: their names, what comes to them by itself, and who works in each.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { insertUnit, retireUnit, type UnitWritten, updateUnit } from '../store/units.ts';
import { type ByStaff, whoMay } from './by-staff.ts';

/** `id`: undefined begins one. */
export function saveUnit(
  db: Database,
  by: ByStaff,
  id: string | undefined,
  written: UnitWritten,
): Promise<Result<void, Refusal>> {
  const { scope } = by;
  return inTransaction(db, async (tx) => {
    if (written.name === '') return err({ code: 'review/name-missing' });
    const team = await whoMay(tx, scope, 'review/find');
    if (!written.memberIds.every((one) => team.includes(one))) {
      return err({ code: 'review/member-unknown' });
    }
    if (id === undefined) {
      const inserted = await insertUnit(tx, scope.id, written);
      if (inserted === undefined) return err({ code: 'review/unit-name-taken' });
    } else {
      const saved = await updateUnit(tx, scope.id, id, written);
      if (saved === 'unknown') return err({ code: 'review/unit-unknown' });
      if (saved === 'name-taken') return err({ code: 'review/unit-name-taken' });
    }
    const step = id === undefined ? 'unit-begun' : 'unit-changed';
    await logUnit(tx, by, { step, unit: written.name });
    return ok(undefined);
  });
}

export function retire(db: Database, by: ByStaff, id: string): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    if (!(await retireUnit(tx, by.scope.id, id, by.now)))
      return err({ code: 'review/unit-unknown' });
    await logUnit(tx, by, { step: 'unit-retired' });
    return ok(undefined);
  });
}

function logUnit(
  tx: Tx,
  { actor, scope }: ByStaff,
  told: { readonly step: string; readonly unit?: string },
): Promise<void> {
  const subject = `institution:${scope.id}`;
  return audit(tx, { actor, act: 'review/coordinate', scope, subject, told: { ...told } });
}
