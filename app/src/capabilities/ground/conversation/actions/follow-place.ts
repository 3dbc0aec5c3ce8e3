// Follows a place, or no more: each is the same done once or twice.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { deleteFollowing, insertFollowing } from '../store/participants.ts';
import { readPlace } from '../store/places.ts';
import type { Acting } from './acting.ts';

export function followPlace(
  db: Database,
  { placeId, follows }: { readonly placeId: string; readonly follows: boolean },
  { actor, now }: Pick<Acting, 'actor' | 'now'>,
): Promise<Result<void, Refusal>> {
  const { personId } = actor;
  return inTransaction(db, async (tx) => {
    if ((await readPlace(tx, placeId)) === undefined) return err({ code: 'conversation/unknown' });
    if (follows) await insertFollowing(tx, placeId, personId, now);
    else await deleteFollowing(tx, placeId, personId);
    return ok(undefined);
  });
}
