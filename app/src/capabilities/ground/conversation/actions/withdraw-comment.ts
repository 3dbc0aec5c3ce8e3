// Takes one's own comment back: its words go, the answers of others stay below a line that says so.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { eraseWritten, holdOwnComment } from '../store/writing.ts';
import type { Acting } from './acting.ts';
import { refreshPlace } from './refresh-place.ts';

/** Also in a closed place; doing it twice is the same as once. */
export function withdrawComment(
  db: Database,
  commentId: string,
  { actor, now }: Pick<Acting, 'actor' | 'now'>,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const comment = await holdOwnComment(tx, commentId, actor.personId);
    if (comment === undefined) return err({ code: 'conversation/unknown' });
    await eraseWritten(tx, [comment.id], now);
    await refreshPlace(tx, comment.placeId);
    return ok(undefined);
  });
}
