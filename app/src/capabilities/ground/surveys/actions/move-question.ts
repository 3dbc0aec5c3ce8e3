// Moves a question of a draft one place up or down, or takes it out.
import { err, ok, type Result } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { deleteQuestion, listQuestions, swapQuestions } from '../store/questions.ts';
import { type ByStaff, log, onDraft } from './by-staff.ts';

export const moves = ['up', 'down', 'out'] as const;
export type Move = (typeof moves)[number];

/** Up from the first and down from the last change nothing. */
export function moveQuestion(
  db: Database,
  by: ByStaff,
  {
    surveyId,
    questionId,
    move,
  }: { readonly surveyId: string; readonly questionId: string; readonly move: Move },
): Promise<Result<void, Refusal>> {
  return onDraft(db, by, surveyId, async (tx, survey) => {
    const questions = await listQuestions(tx, survey.id);
    const place = questions.findIndex(({ id }) => id === questionId);
    const question = questions[place];
    if (question === undefined) return err({ code: 'surveys/unknown' });
    const other = questions[place + (move === 'up' ? -1 : 1)];
    if (move === 'out') await deleteQuestion(tx, survey.id, question);
    else if (other !== undefined) await swapQuestions(tx, question, other);
    const told = { step: `question-${move}`, question: question.position };
    await log(tx, by, { slug: survey.slug, told });
    return ok(undefined);
  });
}
