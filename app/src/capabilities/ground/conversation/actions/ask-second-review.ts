// The author of a hidden comment asks that somebody else look at it.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { insertSecondReview } from '../store/decisions.ts';
import { holdOwnComment } from '../store/writing.ts';
import type { Acting } from './acting.ts';

/** Once for each decision, while it hides her comment and she has not taken it back. */
export function askSecondReview(
  db: Database,
  { commentId, words }: { readonly commentId: string; readonly words: string },
  { actor, now }: Pick<Acting, 'actor' | 'now'>,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const comment = await holdOwnComment(tx, commentId, actor.personId);
    if (comment === undefined) return err({ code: 'conversation/unknown' });
    const { hidingId: decisionId, withdrawnAt } = comment;
    if (withdrawnAt !== null) return err({ code: 'conversation/withdrawn' });
    if (decisionId === null) return err({ code: 'conversation/not-hidden' });
    return (await insertSecondReview(tx, { decisionId, words, now }))
      ? ok(undefined)
      : err({ code: 'conversation/already-asked' });
  });
}
