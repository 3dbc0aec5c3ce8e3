// Begins a gathering as a draft, edits it, throws a draft away, and mends what was published without moving it.
import { assert, err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { putDocuments } from '../../../../platform/search.ts';
import type { Refusal } from '../rules/refusal.ts';
import {
  deleteGathering,
  type Gathering,
  insertGathering,
  readWithin,
  updateGathering,
} from '../store/gatherings.ts';
import { documentOf, SEARCH_ROOM } from '../store/search-documents.ts';
import { type Acting, log, onGathering } from './acting.ts';
import { advanceWaiting } from './advance-waiting.ts';
import { type Called, checkCalled, mayCall } from './calling.ts';
import { tellOfChange } from './tell.ts';

export function draftGathering(
  db: Database,
  by: Acting,
  called: Called,
): Promise<Result<Gathering, Refusal>> {
  return inTransaction(db, async (tx) => {
    const may = await mayCall(tx, by.scope, by.now);
    if (!may.ok) return may;
    const checked = await checkCalled(tx, by.scope, called);
    if (!checked.ok) return checked;
    const { scope, now } = by;
    const id = await insertGathering(tx, { scope, now, ...called, ...checked.value });
    const gathering = await readWithin(tx, scope, id);
    assert(gathering !== undefined, 'it was added just now');
    await log(tx, by, gathering.slug, { step: 'drafted', kind: gathering.kind });
    return ok(gathering);
  });
}

export function editDraft(
  db: Database,
  by: Acting,
  id: string,
  called: Called,
): Promise<Result<void, Refusal>> {
  return onGathering(db, by, id, 'edit', async (tx, gathering) => {
    const checked = await checkCalled(tx, by.scope, called);
    if (!checked.ok) return checked;
    await updateGathering(tx, gathering.id, { written: called.written, ...checked.value });
    await log(tx, by, gathering.slug, { step: 'edited' });
    return ok(undefined);
  });
}

export function deleteDraft(db: Database, by: Acting, id: string): Promise<Result<void, Refusal>> {
  return onGathering(db, by, id, 'delete', async (tx, gathering) => {
    await deleteGathering(tx, gathering.id);
    await log(tx, by, gathering.slug, { step: 'deleted' });
    return ok(undefined);
  });
}

/**
 * Mends what was published: kind, level, comuna, body, hours and thresholds stay as people were told, and the effect
 * too. Whoever said to come is told of another place, and whoever waits has the seats that there are more.
 */
export function amendGathering(
  db: Database,
  by: Acting,
  id: string,
  called: Called,
): Promise<Result<void, Refusal>> {
  return onGathering(db, by, id, 'amend', async (tx, gathering) => {
    const { kind, level, effect, cut, startsAt, endsAt, threshold, bodyId } = gathering;
    const stays = { kind, level, effect, cut, startsAt, endsAt, threshold };
    const written = { ...called.written, ...stays };
    const { capacity } = written;
    if (capacity !== undefined && capacity < gathering.seatsTaken) {
      return err({ code: 'gatherings/capacity-below-taken', taken: gathering.seatsTaken });
    }
    const checked = await checkCalled(tx, by.scope, { written, bodyId });
    if (!checked.ok) return checked;
    await updateGathering(tx, gathering.id, { written, ...checked.value });
    const amended = await seenAgain(tx, by, gathering.id);
    const hasMoved =
      written.place !== gathering.place || written.landmarkId !== gathering.landmarkId;
    if (hasMoved) await tellOfChange(tx, by, amended, 'place');
    await advanceWaiting(tx, by, amended);
    await log(tx, by, gathering.slug, { step: 'amended', place_changed: hasMoved });
    return ok(undefined);
  });
}

/** Reads it again and keeps the search as it is. */
async function seenAgain(tx: Tx, by: Acting, id: string): Promise<Gathering> {
  const gathering = await readWithin(tx, by.scope, id);
  assert(gathering !== undefined, 'it is held');
  await putDocuments(tx, SEARCH_ROOM, [documentOf(gathering, by.pathIn)]);
  return gathering;
}
