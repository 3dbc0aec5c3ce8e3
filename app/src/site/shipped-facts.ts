// Loads what ships with the product, room by room, and fills the index of what can be found.
import type { Database } from '../platform/database/database.ts';
import { fillIfEmpty } from '../platform/search.ts';
import { rooms } from './rooms.ts';

/** Runs at each start; one short query a room when nothing changed. */
export async function loadShippedFacts(db: Database): Promise<void> {
  for (const { contributions } of rooms) await contributions.loadFacts?.(db);
  for (const { contributions } of rooms) {
    const { room, search } = contributions;
    if (search !== undefined && !('none' in search)) await fillIfEmpty(db, room, search);
  }
}
