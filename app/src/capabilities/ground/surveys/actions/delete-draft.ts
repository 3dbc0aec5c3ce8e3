// Deletes a draft with its questions; what was published stays.
import { ok, type Result } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { deleteSurvey } from '../store/surveys.ts';
import { type ByStaff, log, onDraft } from './by-staff.ts';

export function deleteDraft(db: Database, by: ByStaff, id: string): Promise<Result<void, Refusal>> {
  return onDraft(db, by, id, async (tx, survey) => {
    await deleteSurvey(tx, survey.id);
    await log(tx, by, { slug: survey.slug, told: { step: 'deleted' } });
    return ok(undefined);
  });
}
