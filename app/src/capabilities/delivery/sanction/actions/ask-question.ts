// A councillor asks the staff in writing about a list that was submitted.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { insertQuestion } from '../store/sittings.ts';
import { allowed, type ByStaff, type EditionAsked } from './by-staff.ts';
import { locate } from './locate.ts';

export interface AskingQuestion extends EditionAsked {
  readonly submissionId: string;
  readonly text: string;
}

/** Its number. */
export function askQuestion(
  db: Database,
  by: ByStaff,
  { submissionId, text, ...asked }: AskingQuestion,
): Promise<Result<number, Refusal>> {
  return inTransaction(db, async (tx) => {
    const may = allowed(by, 'sanction/ask');
    if (!may.ok) return may;
    const located = await locate(tx, by, asked);
    if (!located.ok) return located;
    const submission = located.value.submissions.find(({ id }) => id === submissionId);
    if (submission === undefined) return err({ code: 'sanction/unknown' });
    if (text === '') return err({ code: 'sanction/question-empty' });
    const number = await insertQuestion(tx, {
      ...{ submissionId, askedBy: by.actor.personId, askerName: by.actor.name },
      ...{ text, now: by.now },
    });
    await audit(tx, {
      ...{ actor: by.actor, scope: by.scope, act: 'sanction/ask' },
      ...{ subject: `submission:${submissionId}`, told: { question: number } },
    });
    return ok(number);
  });
}
