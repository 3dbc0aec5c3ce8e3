// A reader asks the moderators to look at a comment of somebody else.
import { err, ok, type Result } from '@minga/basics';
import { inTransaction } from '../../../../platform/database/database.ts';
import type { House } from '../../../../platform/room.ts';
import type { Reason } from '../rules/moderation.ts';
import type { Refusal } from '../rules/refusal.ts';
import { insertReport } from '../store/decisions.ts';
import { holdComment } from '../store/writing.ts';
import type { Acting } from './acting.ts';
import { countReport } from './attempts.ts';

export interface Reporting {
  readonly commentId: string;
  readonly reason: Reason;
  readonly words: string;
}

/** Once each version and person, of what everybody reads; also in a closed place. */
export async function reportComment(
  house: Pick<House, 'db' | 'keys'>,
  { commentId, reason, words }: Reporting,
  { actor, now }: Pick<Acting, 'actor' | 'now'>,
): Promise<Result<void, Refusal>> {
  const { personId } = actor;
  const counted = await countReport(house, personId);
  if (!counted.ok) return counted;
  return inTransaction(house.db, async (tx) => {
    const comment = await holdComment(tx, commentId);
    if (comment === undefined) return err({ code: 'conversation/unknown' });
    const { authorId, shownVersion: version, hidingId, withdrawnAt } = comment;
    if (authorId === personId) return err({ code: 'conversation/own-comment' });
    if (version === null) return err({ code: 'conversation/unknown' });
    if (hidingId !== null) return err({ code: 'conversation/hidden' });
    if (withdrawnAt !== null) return err({ code: 'conversation/withdrawn' });
    const report = { commentId, version, personId, reason, words, now };
    return (await insertReport(tx, report))
      ? ok(undefined)
      : err({ code: 'conversation/already-reported' });
  });
}
