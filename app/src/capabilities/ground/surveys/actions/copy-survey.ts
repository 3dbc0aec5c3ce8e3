// Copies a survey with its questions into a new draft: to ask it again, or to correct what was published.
import { err, ok, type Result } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { listQuestions } from '../store/questions.ts';
import { isCorrected, type Survey } from '../store/surveys.ts';
import { type ByStaff, onSurvey } from './by-staff.ts';
import { draftSurvey } from './draft-survey.ts';

/** `isCorrection`: when the copy is published the survey closes, and its page leads to the copy. */
export function copySurvey(
  db: Database,
  by: ByStaff,
  { id, isCorrection }: { readonly id: string; readonly isCorrection: boolean },
): Promise<Result<Survey, Refusal>> {
  return onSurvey(db, by, id, async (tx, survey) => {
    if (isCorrection && survey.state === 'draft') return err({ code: 'surveys/not-published' });
    if (isCorrection && (await isCorrected(tx, survey.id))) {
      return err({ code: 'surveys/already-corrected' });
    }
    const { title, purpose, isNamed, takesPaper, subject } = survey;
    const draft = await draftSurvey(tx, by, {
      written: { title, purpose, isNamed, takesPaper },
      questions: await listQuestions(tx, survey.id),
      subject,
      copyOf: survey.slug,
      ...(isCorrection ? { corrects: survey.id } : {}),
    });
    return ok(draft);
  });
}
