// Takes the landmarks of a comuna from a file: all of it or nothing. What the file does not name stays as it is.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { isFeatureFile } from '../rules/feature-file.ts';
import type { LandmarkField } from '../rules/landmark.ts';
import { landmarkColumns } from '../rules/sector-columns.ts';
import { readLandmarkRows, repeated } from '../rules/sector-rows.ts';
import { holdComuna } from '../store/comuna-territories.ts';
import { insertLandmark, listLandmarks, plainNames, updateLandmark } from '../store/landmarks.ts';
import { type ImportRefusal, type ImportReport, readImport } from './read-import.ts';
import { auditSector, type StaffAct } from './staff-act.ts';

/** One of a known kind and name is moved to where its row says. */
export async function importLandmarks(
  db: Database,
  staff: StaffAct,
  bytes: Uint8Array,
): Promise<Result<ImportReport, ImportRefusal<LandmarkField>>> {
  const file = await readImport(bytes, landmarkColumns);
  if (!file.ok) return file;
  const { rows, unusedHeadings } = file.value;
  const hasFeatures = isFeatureFile(bytes);
  return inTransaction(db, async (tx) => {
    const around = await holdComuna(tx, staff.cut);
    const read = readLandmarkRows(rows, around);
    if (!read.ok) return err({ hasFeatures, problems: read.error });
    const plain = await plainNames(
      tx,
      read.value.map(({ name }) => name),
    );
    const keyed = read.value.map((one, at) => ({ ...one, key: `${one.kind}:${plain[at]}` }));
    const twice = repeated<LandmarkField>(keyed, 'name');
    if (twice.length > 0) return err({ hasFeatures, problems: twice });
    const counts = await saveAll(tx, staff, keyed);
    await auditSector(tx, staff, {
      subject: `comuna:${staff.cut}`,
      after: { rows: read.value.map((one) => JSON.stringify(one)) },
      told: { imported: 'landmarks', ...counts },
    });
    return ok({ ...counts, unusedHeadings });
  });
}

type Keyed = Parameters<typeof insertLandmark>[2] & { readonly key: string };

async function saveAll(
  tx: Tx,
  { cut }: StaffAct,
  landmarks: readonly Keyed[],
): Promise<Omit<ImportReport, 'unusedHeadings'>> {
  const known = new Map(
    (await listLandmarks(tx, cut)).map((one) => [`${one.kind}:${one.plainName}`, one]),
  );
  let [addedCount, changedCount] = [0, 0];
  for (const landmark of landmarks) {
    const before = known.get(landmark.key);
    if (before === undefined) {
      await insertLandmark(tx, cut, landmark);
      addedCount++;
    } else if (!isThere(before, landmark)) {
      await updateLandmark(tx, before.id, landmark);
      changedCount++;
    }
  }
  return { addedCount, changedCount, sameCount: landmarks.length - addedCount - changedCount };
}

function isThere(before: Omit<Keyed, 'key'>, { name, place }: Keyed): boolean {
  return before.name === name && before.place.lon === place.lon && before.place.lat === place.lat;
}
