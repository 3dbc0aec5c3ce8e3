// Opens each experience to comments, in the transaction that brings what is told of it up to date.
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { openPlace } from '../../../ground/conversation/index.ts';
import type { OpenedPlace } from '../../../ground/conversation/rules/index.ts';

/** Idempotent: what has not changed is left as it is. */
export function openConversations(
  db: Database,
  places: readonly OpenedPlace[],
  now: Date,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    for (const place of places) await openPlace(tx, place, now);
  });
}
