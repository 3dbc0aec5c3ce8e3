// An institution puts one answer to a question first, or no longer.
import { err, ok, type Result } from '@minga/basics';
import type { Scope } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { readInstitution } from '../../institutions/index.ts';
import { mustBeAnswer } from '../rules/question.ts';
import type { Refusal } from '../rules/refusal.ts';
import { deletePin, savePin } from '../store/answers.ts';
import type { Acting } from './acting.ts';
import { holdKeptAnswer } from './hold-kept-answer.ts';
import { tellOfPin } from './tell-of-forum.ts';

/** Of a question that the institution of `scope` keeps; the number of that question. Done twice it is the same as once. */
export function pinAnswer(
  db: Database,
  scope: Scope,
  { commentId, isPinned }: { readonly commentId: string; readonly isPinned: boolean },
  by: Acting,
): Promise<Result<number, Refusal>> {
  const { actor, now } = by;
  return inTransaction(db, async (tx) => {
    const held = await holdKeptAnswer(tx, scope, commentId);
    if (held === undefined) return err({ code: 'conversation/unknown' });
    const { answer, question } = held;
    const is = isPinned ? mustBeAnswer(answer) : ok(undefined);
    if (!is.ok) return is;
    const pinning = { commentId, institutionId: scope.id };
    const { personId } = actor;
    const hasChanged = isPinned
      ? await savePin(tx, { ...pinning, placeId: answer.placeId, personId }, now)
      : await deletePin(tx, pinning);
    if (!hasChanged) return ok(question.number);
    if (isPinned) {
      const institution = await readInstitution(tx, scope.id);
      await tellOfPin(tx, { id: commentId, authorId: answer.authorId, institution }, by);
    }
    await audit(tx, {
      actor,
      act: 'conversation/pin-answer',
      scope,
      subject: `comment:${commentId}`,
      before: { pinned: !isPinned },
      after: { pinned: isPinned },
      told: { question: question.number, pinned: isPinned },
    });
    return ok(question.number);
  });
}
