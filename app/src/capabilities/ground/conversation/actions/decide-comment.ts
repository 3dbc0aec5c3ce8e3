// A moderator lets a comment through, keeps it, or hides it with a reason that everybody reads.
import { assert, err, ok, type Result } from '@minga/basics';
import type { Scope } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { judge, type Outcome, type Reason } from '../rules/moderation.ts';
import type { Refusal } from '../rules/refusal.ts';
import { insertDecision } from '../store/decisions.ts';
import { readPlace } from '../store/places.ts';
import { isJudgedIn } from '../store/queue.ts';
import { holdComment, saveHiding } from '../store/writing.ts';
import type { Acting } from './acting.ts';
import { refreshPlace } from './refresh-place.ts';
import { showLatest } from './show-version.ts';
import { tellOfDecision } from './tell.ts';

export interface Deciding {
  readonly commentId: string;
  /** The version that the moderator read. */
  readonly version: number;
  readonly hides: boolean;
  readonly reason: Reason | undefined;
  /** For the author; may be empty. */
  readonly words: string;
}

/** Only of what the institution of `scope` answers for; what the author changed meanwhile is read first. */
export function decideComment(
  db: Database,
  scope: Scope,
  { commentId, version, hides, reason, words }: Deciding,
  by: Acting,
): Promise<Result<Outcome, Refusal>> {
  const { actor, now } = by;
  const { personId: moderatorId } = actor;
  return inTransaction(db, async (tx) => {
    const comment = await holdComment(tx, commentId);
    if (comment === undefined || !(await isJudgedIn(tx, scope, commentId))) {
      return err({ code: 'conversation/unknown' });
    }
    const { hidingId, withdrawnAt } = comment;
    const seen = { ...comment, isHidden: hidingId !== null, isWithdrawn: withdrawnAt !== null };
    const judged = judge(seen, { moderatorId, version, hides, reason });
    if (!judged.ok) return judged;
    const outcome = judged.value;
    const decision = {
      commentId,
      outcome,
      reason,
      words,
      institutionId: scope.id,
      moderatorId,
      now,
    };
    const { id: decisionId, reporters } = await insertDecision(tx, decision);
    if (outcome === 'hidden') {
      await saveHiding(tx, commentId, decisionId);
      await refreshPlace(tx, comment.placeId);
    }
    if (outcome === 'shown') {
      const place = await readPlace(tx, comment.placeId);
      assert(place !== undefined, 'the place of a comment is there');
      await showLatest(tx, comment, place, by);
    }
    await tellOfDecision(tx, comment, { decisionId, outcome, reporters }, by);
    await audit(tx, {
      actor,
      act: 'conversation/moderate',
      scope,
      subject: `comment:${commentId}`,
      after: { outcome },
      told: outcome === 'hidden' && reason !== undefined ? { outcome, why: reason } : { outcome },
    });
    return ok(outcome);
  });
}
