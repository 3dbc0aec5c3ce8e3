// Says what a survey is about, within the transaction of the room that keeps the subject.
import { err, ok, type Result } from '@minga/basics';
import type { Tx } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { Subject } from '../rules/survey.ts';
import { saveSubject } from '../store/surveys.ts';
import type { ByStaff } from './by-staff.ts';

/** Of this institution only; another subject takes the place of the earlier one. */
export async function attachSurvey(
  tx: Tx,
  by: ByStaff,
  { id, subject }: { readonly id: string; readonly subject: Subject },
): Promise<Result<void, Refusal>> {
  const isSaved = await saveSubject(tx, by.scope.id, id, subject);
  return isSaved ? ok(undefined) : err({ code: 'surveys/unknown' });
}
