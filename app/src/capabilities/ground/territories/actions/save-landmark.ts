// Adds a landmark to a comuna, or corrects one.
import { err, ok, type Result } from '@minga/basics';
import type { AuditedState } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import {
  type LandmarkDraft,
  type LandmarkField,
  type LandmarkId,
  type LandmarkTexts,
  readLandmark,
} from '../rules/landmark.ts';
import { type Refused, refused, refusedAsWhole } from '../rules/sector-refusal.ts';
import { holdComuna } from '../store/comuna-territories.ts';
import { insertLandmark, listLandmarks, plainNames, updateLandmark } from '../store/landmarks.ts';
import { auditSector, type StaffAct } from './staff-act.ts';

/** With an `id` it corrects that one. */
export function saveLandmark(
  db: Database,
  staff: StaffAct,
  id: LandmarkId | undefined,
  texts: LandmarkTexts,
): Promise<Result<LandmarkId, readonly Refused<LandmarkField>[]>> {
  return inTransaction(db, async (tx) => {
    const around = await holdComuna(tx, staff.cut);
    const known = await listLandmarks(tx, staff.cut);
    const before = known.find((one) => one.id === id);
    if (id !== undefined && before === undefined) {
      return err([refusedAsWhole({ code: 'territories/not-there' })]);
    }
    const read = readLandmark(texts, around);
    if (!read.ok) return read;
    const landmark = read.value;
    const [plain] = await plainNames(tx, [landmark.name]);
    const isTaken = known.some(
      (one) => one.id !== id && one.kind === landmark.kind && one.plainName === plain,
    );
    if (isTaken) return err([refused('name', { code: 'territories/landmark-taken' })]);
    if (before !== undefined) await updateLandmark(tx, before.id, landmark);
    const saved = before?.id ?? (await insertLandmark(tx, staff.cut, landmark));
    await auditSector(tx, staff, {
      subject: `landmark:${saved}`,
      ...(before === undefined ? {} : { before: stateOf(before) }),
      after: stateOf(landmark),
      told: { kind: landmark.kind, name: landmark.name },
    });
    return ok(saved);
  });
}

function stateOf({ kind, name, place }: LandmarkDraft): AuditedState {
  return { kind, name, place: `${place.lon} ${place.lat}` };
}
