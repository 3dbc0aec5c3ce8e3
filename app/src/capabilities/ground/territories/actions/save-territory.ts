// Adds a part to a comuna, or corrects one.
import { err, ok, type Result } from '@minga/basics';
import type { AuditedState } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { centreOf, type Rings } from '../rules/boundary-simplification.ts';
import { type Refused, refused, refusedAsWhole } from '../rules/sector-refusal.ts';
import {
  isSame,
  keyOf,
  readTerritory,
  type TerritoryDraft,
  type TerritoryField,
  type TerritoryId,
  type TerritoryKey,
  type TerritoryTexts,
} from '../rules/territory.ts';
import {
  holdComuna,
  insertTerritory,
  listTerritories,
  type TerritoryToSave,
  updateTerritory,
} from '../store/comuna-territories.ts';
import { auditSector, type StaffAct } from './staff-act.ts';

/** With an `id` it corrects that one, whose kind and shape stay. */
export function saveTerritory(
  db: Database,
  staff: StaffAct,
  id: TerritoryId | undefined,
  texts: TerritoryTexts,
): Promise<Result<TerritoryId, readonly Refused<TerritoryField>[]>> {
  return inTransaction(db, async (tx) => {
    const around = await holdComuna(tx, staff.cut);
    const known = await listTerritories(tx, staff.cut);
    const before = known.find((one) => one.id === id);
    if (id !== undefined && before === undefined) {
      return err([refusedAsWhole({ code: 'territories/not-there' })]);
    }
    const others = known.filter((one) => one.id !== id);
    const kept = before === undefined ? {} : { kind: before.kind };
    const read = readTerritory({ ...texts, ...kept }, new Set(others.map(keyOf)), around);
    if (!read.ok) return read;
    if (others.some((one) => isSame(one, read.value))) {
      return err([refused('code', { code: 'territories/code-taken' })]);
    }
    const territory = toSave(read.value, idsOf(others), before?.shape);
    if (before !== undefined) await updateTerritory(tx, before.id, territory);
    const saved = before?.id ?? (await insertTerritory(tx, staff.cut, territory, undefined));
    await auditSector(tx, staff, {
      subject: `territory:${saved}`,
      ...(before === undefined ? {} : { before: stateOf(before) }),
      after: stateOf({ ...territory, parent: read.value.parent }),
      told: { kind: territory.kind, code: territory.code, name: territory.name },
    });
    return ok(saved);
  });
}

/** The draft with the id of its parent; a shape without a centre gives its own. */
export function toSave(
  { parent, ...draft }: TerritoryDraft,
  ids: ReadonlyMap<string, TerritoryId>,
  shape: Rings | undefined,
): TerritoryToSave {
  return {
    ...draft,
    parentId: parent && ids.get(keyOf(parent)),
    centre: draft.centre ?? (shape && centreOf(shape)),
    shape,
  };
}

/** The id of each, by its key. */
export function idsOf(
  known: readonly (TerritoryKey & { readonly id: TerritoryId })[],
): Map<string, TerritoryId> {
  return new Map(known.map((one) => [keyOf(one), one.id]));
}

/** What the log keeps the hash of. */
export function stateOf(
  territory: Omit<TerritoryToSave, 'parentId'> & { readonly parent?: TerritoryKey | undefined },
): AuditedState {
  const { kind, code, name, zone, centre, shape, parent } = territory;
  return {
    kind,
    code,
    name,
    zone: zone ?? null,
    parent: parent === undefined ? null : `${parent.kind}:${parent.code}`,
    centre: centre === undefined ? null : `${centre.lon} ${centre.lat}`,
    shape: shape === undefined ? null : JSON.stringify(shape),
  };
}
