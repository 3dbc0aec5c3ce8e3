// Closes a question with words that everybody reads, or opens it again: what was said stays.
import { err, ok, type Result } from '@minga/basics';
import type { Scope } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { holdKept } from '../store/kept-questions.ts';
import { saveClosing } from '../store/questions.ts';
import type { Acting } from './acting.ts';

/** Of a question that the institution of `scope` keeps. `words` say why; undefined opens it again. */
export function closeQuestion(
  db: Database,
  scope: Scope,
  { number, words }: { readonly number: number; readonly words: string | undefined },
  { actor, now }: Pick<Acting, 'actor' | 'now'>,
): Promise<Result<void, Refusal>> {
  const { personId } = actor;
  return inTransaction(db, async (tx) => {
    const question = await holdKept(tx, scope.id, number);
    if (question === undefined) return err({ code: 'conversation/unknown' });
    const isClosed = question.closedAt !== null;
    if (isClosed && words !== undefined) return err({ code: 'conversation/already-closed' });
    if (!isClosed && words === undefined) return ok(undefined);
    const { placeId } = question;
    await saveClosing(tx, { placeId, words, institutionId: scope.id, personId, now });
    await audit(tx, {
      actor,
      act: 'conversation/close-question',
      scope,
      subject: `question:${number}`,
      before: { closed: isClosed },
      after: { closed: !isClosed },
      told: { question: number, closed: !isClosed },
    });
    return ok(undefined);
  });
}
