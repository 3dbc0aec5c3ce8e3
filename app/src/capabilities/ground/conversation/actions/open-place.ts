// Opens a place to comments, or tells what changed of it, in the transaction of the later room.
import type { Tx } from '../../../../platform/database/database.ts';
import type { OpenedPlace } from '../rules/place.ts';
import { savePlace } from '../store/places.ts';
import { refreshDocument } from '../store/search-documents.ts';

/** Idempotent; a place that is closed stays to be read. */
export async function openPlace(tx: Tx, place: OpenedPlace, now: Date): Promise<void> {
  const changed = await savePlace(tx, place, now);
  if (changed !== undefined) await refreshDocument(tx, changed);
}
