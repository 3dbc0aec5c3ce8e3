// Enters a sheet of paper, once each number, until the results are public.
import { err, ok, type Result } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import { dayIn } from '../../territories/rules/index.ts';
import type { Answers } from '../rules/answers.ts';
import type { Refusal } from '../rules/refusal.ts';
import { mayAnswer } from '../rules/survey.ts';
import { insertResponse } from '../store/responses.ts';
import { type ByStaff, ENTER_PAPER, log, onSurvey } from './by-staff.ts';

export interface Sheet {
  readonly surveyId: string;
  /** As it is printed on the sheet. */
  readonly number: number;
  readonly answers: Answers;
}

export function enterSheet(
  db: Database,
  by: ByStaff,
  { surveyId, number, answers }: Sheet,
): Promise<Result<void, Refusal>> {
  return onSurvey(db, by, surveyId, async (tx, survey) => {
    if (survey.state === 'draft') return err({ code: 'surveys/not-published' });
    if (!survey.takesPaper) return err({ code: 'surveys/no-paper' });
    const may = mayAnswer(survey.state, true);
    if (!may.ok) return may;
    const isNew = await insertResponse(tx, {
      surveyId: survey.id,
      isNamed: survey.isNamed,
      personId: undefined,
      sheetNumber: number,
      answeredOn: dayIn(survey.timeZone, by.now),
      answers,
    });
    if (!isNew) return err({ code: 'surveys/sheet-taken', number });
    const told = { step: 'sheet-entered', sheet: number };
    await log(tx, by, { slug: survey.slug, act: ENTER_PAPER, told });
    return ok(undefined);
  });
}
