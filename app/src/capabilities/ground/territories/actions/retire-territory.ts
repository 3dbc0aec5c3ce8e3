// Retires a part of a comuna with its reason, or brings it back: nothing that others may refer to is deleted.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { readReason } from '../rules/retirement.ts';
import { type Refused, refusedAsWhole } from '../rules/sector-refusal.ts';
import { isSame, type TerritoryId } from '../rules/territory.ts';
import {
  holdComuna,
  listTerritories,
  readTerritoryRow,
  restoreTerritoryRow,
  retireTerritoryRow,
} from '../store/comuna-territories.ts';
import { auditSector, type StaffAct } from './staff-act.ts';

/** Not while another part lies within it. */
export function retireTerritory(
  db: Database,
  staff: StaffAct,
  id: TerritoryId,
  text: string,
): Promise<Result<TerritoryId, readonly Refused<'reason'>[]>> {
  return inTransaction(db, async (tx) => {
    await holdComuna(tx, staff.cut);
    const known = await listTerritories(tx, staff.cut);
    const given = known.find((one) => one.id === id);
    if (given === undefined) return err([refusedAsWhole({ code: 'territories/not-there' })]);
    const parts = known.filter(({ parent }) => parent !== undefined && isSame(parent, given));
    if (parts.length > 0) {
      return err([refusedAsWhole({ code: 'territories/has-parts', count: parts.length })]);
    }
    const reason = readReason(text);
    if (!reason.ok) return reason;
    await retireTerritoryRow(tx, id, reason.value);
    const told = { kind: given.kind, code: given.code, name: given.name, retired: true };
    await auditSector(tx, staff, { subject: `territory:${id}`, told, reason: reason.value });
    return ok(id);
  });
}

/** Not while its code is another's, or what it lies within is retired. */
export function restoreTerritory(
  db: Database,
  staff: StaffAct,
  id: TerritoryId,
): Promise<Result<TerritoryId, readonly Refused[]>> {
  return inTransaction(db, async (tx) => {
    await holdComuna(tx, staff.cut);
    const given = await readTerritoryRow(tx, staff.cut, id);
    if (given?.retiredAt === undefined) {
      return err([refusedAsWhole({ code: 'territories/not-there' })]);
    }
    const known = await listTerritories(tx, staff.cut);
    const { parent } = given;
    if (known.some((one) => isSame(one, given))) {
      return err([refusedAsWhole({ code: 'territories/code-taken' })]);
    }
    if (parent !== undefined && !known.some((one) => isSame(one, parent))) {
      return err([refusedAsWhole({ code: 'territories/parent-retired' })]);
    }
    await restoreTerritoryRow(tx, id);
    const told = { kind: given.kind, code: given.code, name: given.name, retired: false };
    await auditSector(tx, staff, { subject: `territory:${id}`, told });
    return ok(id);
  });
}
