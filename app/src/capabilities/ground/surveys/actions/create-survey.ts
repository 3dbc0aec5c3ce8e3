// Begins a survey without questions.
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { SurveyWritten } from '../rules/survey.ts';
import type { Survey } from '../store/surveys.ts';
import type { ByStaff } from './by-staff.ts';
import { draftSurvey } from './draft-survey.ts';

export function createSurvey(db: Database, by: ByStaff, written: SurveyWritten): Promise<Survey> {
  return inTransaction(db, (tx) => draftSurvey(tx, by, { written, questions: [] }));
}
