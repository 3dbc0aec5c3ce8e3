// Takes the parts of a comuna from a file: all of it or nothing. What the file does not name stays as it is.
import { isDeepStrictEqual } from 'node:util';
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { lightenSectors, type Rings } from '../rules/boundary-simplification.ts';
import { isFeatureFile } from '../rules/feature-file.ts';
import type { TerritoryKind } from '../rules/kind-names.ts';
import { territoryColumns } from '../rules/sector-columns.ts';
import { readTerritoryRows, type Shape, type TerritoryInFile } from '../rules/sector-rows.ts';
import { keyOf, type TerritoryField } from '../rules/territory.ts';
import {
  holdComuna,
  insertTerritory,
  listTerritories,
  type TerritoryRow,
  updateTerritory,
} from '../store/comuna-territories.ts';
import { type ImportRefusal, type ImportReport, readImport } from './read-import.ts';
import { idsOf, stateOf, toSave } from './save-territory.ts';
import { auditSector, type StaffAct } from './staff-act.ts';

export interface TerritoryFile {
  readonly bytes: Uint8Array;
  /** What the rows are where they do not say it. */
  readonly defaultKind: TerritoryKind;
}

/** A known kind and code is brought up to date by what its row says; an empty cell leaves what there was. */
export async function importTerritories(
  db: Database,
  staff: StaffAct,
  { bytes, defaultKind }: TerritoryFile,
): Promise<Result<ImportReport, ImportRefusal<TerritoryField>>> {
  const file = await readImport(bytes, territoryColumns);
  if (!file.ok) return file;
  const { unusedHeadings } = file.value;
  const rows = file.value.rows.map(({ cells, ...row }) => ({
    ...row,
    cells: { ...cells, kind: cells.kind === '' ? defaultKind : cells.kind },
  }));
  return inTransaction(db, async (tx) => {
    const around = await holdComuna(tx, staff.cut);
    const known = await listTerritories(tx, staff.cut);
    const read = readTerritoryRows(rows, known, around);
    if (!read.ok) return err({ hasFeatures: isFeatureFile(bytes), problems: read.error });
    const counts = await saveAll(tx, staff, read.value, known);
    await auditSector(tx, staff, {
      subject: `comuna:${staff.cut}`,
      after: { rows: read.value.map((one) => JSON.stringify(one)) },
      told: { imported: 'territories', ...counts },
    });
    return ok({ ...counts, unusedHeadings });
  });
}

async function saveAll(
  tx: Tx,
  { cut }: StaffAct,
  drafts: readonly TerritoryInFile[],
  known: readonly TerritoryRow[],
): Promise<Omit<ImportReport, 'unusedHeadings'>> {
  const before = new Map(known.map((one) => [keyOf(one), one]));
  const ids = idsOf(known);
  const shapes = shapesOf(drafts);
  let [addedCount, changedCount] = [0, 0];
  for (const draft of drafts) {
    const kept = before.get(keyOf(draft));
    const merged = kept === undefined ? draft : { ...draft, ...keptOf(draft, kept) };
    const territory = toSave(merged, ids, shapes.get(draft) ?? kept?.shape);
    const after = { ...territory, parent: merged.parent };
    if (kept === undefined) {
      ids.set(keyOf(draft), await insertTerritory(tx, cut, territory, undefined));
      addedCount++;
    } else if (!isDeepStrictEqual(stateOf(kept), stateOf(after))) {
      await updateTerritory(tx, kept.id, territory);
      changedCount++;
    }
  }
  return { addedCount, changedCount, sameCount: drafts.length - addedCount - changedCount };
}

/** What a row leaves empty stays; but the centre of an old shape does not outlive it. */
function keptOf(draft: TerritoryInFile, before: TerritoryRow) {
  return {
    zone: draft.zone ?? before.zone,
    parent: draft.parent ?? before.parent,
    centre: draft.centre ?? (draft.shape === undefined ? before.centre : undefined),
  };
}

/** Simplified together, so that neighbours keep the same border. */
function shapesOf(drafts: readonly TerritoryInFile[]): ReadonlyMap<TerritoryInFile, Rings> {
  const shaped = drafts.filter((one) => one.shape !== undefined);
  if (shaped.length === 0) return new Map();
  const light = lightenSectors(shaped.map(({ shape }) => shape as Shape));
  return new Map(shaped.map((one, at) => [one, light[at] ?? []]));
}
