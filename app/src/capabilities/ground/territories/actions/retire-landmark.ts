// Retires a landmark with its reason, or brings it back.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { LandmarkId } from '../rules/landmark.ts';
import { readReason } from '../rules/retirement.ts';
import { type Refused, refusedAsWhole } from '../rules/sector-refusal.ts';
import { holdComuna } from '../store/comuna-territories.ts';
import {
  listLandmarks,
  readLandmarkRow,
  restoreLandmarkRow,
  retireLandmarkRow,
} from '../store/landmarks.ts';
import { auditSector, type StaffAct } from './staff-act.ts';

export function retireLandmark(
  db: Database,
  staff: StaffAct,
  id: LandmarkId,
  text: string,
): Promise<Result<LandmarkId, readonly Refused<'reason'>[]>> {
  return inTransaction(db, async (tx) => {
    await holdComuna(tx, staff.cut);
    const given = await readLandmarkRow(tx, staff.cut, id);
    if (given === undefined || given.retiredAt !== undefined) {
      return err([refusedAsWhole({ code: 'territories/not-there' })]);
    }
    const reason = readReason(text);
    if (!reason.ok) return reason;
    await retireLandmarkRow(tx, id, reason.value);
    const told = { kind: given.kind, name: given.name, retired: true };
    await auditSector(tx, staff, { subject: `landmark:${id}`, told, reason: reason.value });
    return ok(id);
  });
}

/** Not while another landmark has its name. */
export function restoreLandmark(
  db: Database,
  staff: StaffAct,
  id: LandmarkId,
): Promise<Result<LandmarkId, readonly Refused[]>> {
  return inTransaction(db, async (tx) => {
    await holdComuna(tx, staff.cut);
    const given = await readLandmarkRow(tx, staff.cut, id);
    if (given?.retiredAt === undefined) {
      return err([refusedAsWhole({ code: 'territories/not-there' })]);
    }
    const known = await listLandmarks(tx, staff.cut);
    if (known.some((one) => one.kind === given.kind && one.plainName === given.plainName)) {
      return err([refusedAsWhole({ code: 'territories/landmark-taken' })]);
    }
    await restoreLandmarkRow(tx, id);
    const told = { kind: given.kind, name: given.name, retired: false };
    await auditSector(tx, staff, { subject: `landmark:${id}`, told });
    return ok(id);
  });
}
