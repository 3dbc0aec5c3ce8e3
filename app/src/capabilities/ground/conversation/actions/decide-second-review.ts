// Somebody else than whoever hid a comment looks at it again: shown after all, or hidden for good.
import { assert, err, ok, type Result } from '@minga/basics';
import type { Scope } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { mayReviewAgain, type ReviewOutcome } from '../rules/moderation.ts';
import type { Refusal } from '../rules/refusal.ts';
import { holdSecondReview, saveReviewAnswer } from '../store/decisions.ts';
import { readPlace } from '../store/places.ts';
import { isJudgedIn } from '../store/queue.ts';
import { holdComment, saveHiding } from '../store/writing.ts';
import type { Acting } from './acting.ts';
import { showLatest } from './show-version.ts';
import { tellOfSecondReview } from './tell.ts';

export interface Reviewing {
  readonly commentId: string;
  readonly outcome: ReviewOutcome;
  /** For the author; may be empty. */
  readonly answer: string;
}

export function decideSecondReview(
  db: Database,
  scope: Scope,
  { commentId, outcome, answer }: Reviewing,
  by: Acting,
): Promise<Result<void, Refusal>> {
  const { actor, now } = by;
  const { personId: moderatorId } = actor;
  return inTransaction(db, async (tx) => {
    const comment = await holdComment(tx, commentId);
    if (comment === undefined || !(await isJudgedIn(tx, scope, commentId))) {
      return err({ code: 'conversation/unknown' });
    }
    const { hidingId: decisionId, authorId, withdrawnAt } = comment;
    if (withdrawnAt !== null) return err({ code: 'conversation/withdrawn' });
    const open = decisionId === null ? undefined : await holdSecondReview(tx, decisionId);
    if (decisionId === null || open === undefined) {
      return err({ code: 'conversation/already-decided' });
    }
    const may = mayReviewAgain({ authorId, hiddenBy: open.hiddenBy }, moderatorId);
    if (!may.ok) return may;
    const answered = { decisionId, outcome, answer, institutionId: scope.id, moderatorId, now };
    await saveReviewAnswer(tx, answered);
    if (outcome === 'restored') {
      const place = await readPlace(tx, comment.placeId);
      assert(place !== undefined, 'the place of a comment is there');
      await saveHiding(tx, commentId, null);
      await showLatest(tx, comment, place, by);
    }
    await tellOfSecondReview(tx, comment, outcome, by);
    await audit(tx, {
      actor,
      act: 'conversation/moderate',
      scope,
      subject: `comment:${commentId}`,
      before: { outcome: 'hidden' },
      after: { outcome },
      told: { outcome },
    });
    return ok(undefined);
  });
}
