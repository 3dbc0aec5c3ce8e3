// Changes what a draft says of itself.
import { ok, type Result } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { SurveyWritten } from '../rules/survey.ts';
import { updateSurvey } from '../store/surveys.ts';
import { type ByStaff, log, onDraft } from './by-staff.ts';

export function editSurvey(
  db: Database,
  by: ByStaff,
  { id, written }: { readonly id: string; readonly written: SurveyWritten },
): Promise<Result<void, Refusal>> {
  return onDraft(db, by, id, async (tx, survey) => {
    await updateSurvey(tx, survey.id, written);
    await log(tx, by, { slug: survey.slug, told: { step: 'edited' } });
    return ok(undefined);
  });
}
