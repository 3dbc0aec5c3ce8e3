// Takes the answers of a sheet of paper, until the results are public; and takes them back until then.
import { err, ok, type Result } from '@minga/basics';
import type { Tx } from '../../../../platform/database/database.ts';
import { dayIn } from '../../territories/rules/index.ts';
import type { Answers } from '../rules/answers.ts';
import type { Refusal } from '../rules/refusal.ts';
import { mayAnswer } from '../rules/survey.ts';
import { deleteResponseOf, insertResponse } from '../store/responses.ts';
import { holdHours } from '../store/surveys.ts';

export interface AnsweredSheet {
  readonly slug: string;
  readonly sheetId: string;
  /** Whose it is; undefined of an unnamed survey, of which the database refuses any. */
  readonly personId: string | undefined;
  readonly answers: Answers;
}

export async function enterSheet(
  tx: Tx,
  { slug, sheetId, personId, answers }: AnsweredSheet,
  now: Date,
): Promise<Result<void, Refusal>> {
  const survey = await holdHours(tx, slug, now);
  if (survey === undefined) return err({ code: 'surveys/unknown' });
  const may = mayAnswer(survey.state, true);
  if (!may.ok) return may;
  const isNew = await insertResponse(tx, {
    surveyId: survey.id,
    isNamed: survey.isNamed,
    personId,
    paperSheetId: sheetId,
    answeredOn: dayIn(survey.timeZone, now),
    answers,
  });
  return isNew ? ok(undefined) : err({ code: 'surveys/already-answered' });
}

/** What was published is told no other way. */
export async function takeBackSheet(
  tx: Tx,
  { slug, sheetId }: Pick<AnsweredSheet, 'slug' | 'sheetId'>,
  now: Date,
): Promise<Result<void, Refusal>> {
  const survey = await holdHours(tx, slug, now);
  if (survey === undefined) return err({ code: 'surveys/unknown' });
  if (survey.state === 'closed') return err({ code: 'surveys/results-public' });
  await deleteResponseOf(tx, sheetId);
  return ok(undefined);
}
