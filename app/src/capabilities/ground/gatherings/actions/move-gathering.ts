// Puts a published gathering off, gives it other hours or cancels it; and says, once it was, that it was held.
import { assert, err, ok, type Result } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import { putDocuments, removeDocument } from '../../../../platform/search.ts';
import { mayClose } from '../rules/gathering.ts';
import type { Refusal } from '../rules/refusal.ts';
import { readWithin, saveState, takeNumber } from '../store/gatherings.ts';
import { listPapers } from '../store/papers.ts';
import { documentOf, SEARCH_ROOM } from '../store/search-documents.ts';
import { type Acting, log, onGathering } from './acting.ts';
import { tellOfChange } from './tell.ts';

/** Without another day yet: whoever said to come keeps her place and is told. */
export function postponeGathering(
  db: Database,
  by: Acting,
  id: string,
  reason: string,
): Promise<Result<void, Refusal>> {
  return onGathering(db, by, id, 'postpone', async (tx, gathering, state) => {
    await saveState(tx, gathering.id, { state, reason });
    await tellOfChange(tx, by, gathering, 'postponed');
    await log(tx, by, gathering.slug, { step: 'postponed' }, reason);
    return ok(undefined);
  });
}

export interface OtherHours {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly reason: string;
}

export function rescheduleGathering(
  db: Database,
  by: Acting,
  id: string,
  { reason, ...hours }: OtherHours,
): Promise<Result<void, Refusal>> {
  return onGathering(db, by, id, 'move', async (tx, gathering, state) => {
    if (hours.startsAt <= by.now) return err({ code: 'gatherings/in-the-past' });
    await saveState(tx, gathering.id, { state, reason, hours });
    const moved = await readWithin(tx, by.scope, id);
    assert(moved !== undefined, 'it is held');
    await putDocuments(tx, SEARCH_ROOM, [documentOf(moved, by.pathIn)]);
    await tellOfChange(tx, by, moved, 'moved');
    const told = { step: 'moved', starts_at: hours.startsAt.toISOString() };
    await log(tx, by, gathering.slug, told, reason);
    return ok(undefined);
  });
}

export function cancelGathering(
  db: Database,
  by: Acting,
  id: string,
  reason: string,
): Promise<Result<void, Refusal>> {
  return onGathering(db, by, id, 'cancel', async (tx, gathering, state) => {
    await saveState(tx, gathering.id, { state, reason });
    await removeDocument(tx, SEARCH_ROOM, gathering.id);
    for (const paper of await listPapers(tx, gathering.id)) {
      await removeDocument(tx, SEARCH_ROOM, paper.id);
    }
    await tellOfChange(tx, by, gathering, 'cancelled');
    await log(tx, by, gathering.slug, { step: 'cancelled' }, reason);
    return ok(undefined);
  });
}

/** From here on it has its number, and its minutes are written. */
export function closeGathering(
  db: Database,
  by: Acting,
  id: string,
): Promise<Result<void, Refusal>> {
  return onGathering(db, by, id, 'close', async (tx, gathering, state) => {
    const may = mayClose(gathering.startsAt, by.now);
    if (!may.ok) return may;
    const number = await takeNumber(tx, gathering);
    await saveState(tx, gathering.id, { state, number });
    await log(tx, by, gathering.slug, { step: 'held', number });
    return ok(undefined);
  });
}
