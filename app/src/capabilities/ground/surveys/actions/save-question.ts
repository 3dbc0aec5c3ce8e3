// Adds a question to the end of a draft, or changes one of it.
import { err, ok, type Result } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import { checkQuestion, MOST_QUESTIONS, type QuestionWritten } from '../rules/question.ts';
import type { Refusal } from '../rules/refusal.ts';
import { insertQuestion, listQuestions, updateQuestion } from '../store/questions.ts';
import { type ByStaff, log, onDraft } from './by-staff.ts';

export interface QuestionSaved {
  readonly surveyId: string;
  /** Undefined of a new one. */
  readonly questionId: string | undefined;
  readonly question: QuestionWritten;
}

export function saveQuestion(
  db: Database,
  by: ByStaff,
  { surveyId, questionId, question }: QuestionSaved,
): Promise<Result<void, Refusal>> {
  const checked = checkQuestion(question);
  if (!checked.ok) return Promise.resolve(checked);
  return onDraft(db, by, surveyId, async (tx, survey) => {
    const questions = await listQuestions(tx, survey.id);
    const others = questions.filter(({ id }) => id !== questionId);
    if (questionId !== undefined && others.length === questions.length) {
      return err({ code: 'surveys/unknown' });
    }
    if (others.length >= MOST_QUESTIONS) return err({ code: 'surveys/too-many-questions' });
    if (question.isGrouping && others.some(({ isGrouping }) => isGrouping)) {
      return err({ code: 'surveys/grouping-twice' });
    }
    const old = questions.find(({ id }) => id === questionId);
    if (old === undefined) await insertQuestion(tx, survey.id, questions.length + 1, question);
    else await updateQuestion(tx, old.id, question);
    const position = old?.position ?? questions.length + 1;
    await log(tx, by, { slug: survey.slug, told: { step: 'question-saved', question: position } });
    return ok(undefined);
  });
}
