// Closes an open survey before its hour; or tells that all paper is entered, which makes the results public.
import { err, ok, type Result } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { closedAt } from '../rules/survey.ts';
import { saveHours } from '../store/surveys.ts';
import { type ByStaff, log, onSurvey } from './by-staff.ts';

export function closeSurvey(db: Database, by: ByStaff, id: string): Promise<Result<void, Refusal>> {
  return onSurvey(db, by, id, async (tx, survey) => {
    const { hours, state } = survey;
    if (state !== 'open' || hours === undefined) return err({ code: 'surveys/not-open' });
    await saveHours(tx, survey.id, closedAt(hours, survey, by.now));
    await log(tx, by, { slug: survey.slug, told: { step: 'closed-early' } });
    return ok(undefined);
  });
}

export function publishResults(
  db: Database,
  by: ByStaff,
  id: string,
): Promise<Result<void, Refusal>> {
  return onSurvey(db, by, id, async (tx, survey) => {
    const { hours, state } = survey;
    if (state !== 'counting' || hours === undefined) return err({ code: 'surveys/not-counting' });
    await saveHours(tx, survey.id, { ...hours, resultsAt: by.now });
    await log(tx, by, { slug: survey.slug, told: { step: 'results-published' } });
    return ok(undefined);
  });
}
