// Takes an answered form from the web: once each account where it is named, limited by network where it is not.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import { type RateLimit, waitSeconds } from '../../../../platform/rate-limit.ts';
import { dayIn } from '../../territories/rules/index.ts';
import type { Answers } from '../rules/answers.ts';
import { networkOf } from '../rules/network.ts';
import type { Refusal } from '../rules/refusal.ts';
import { mayAnswer } from '../rules/survey.ts';
import { insertResponse } from '../store/responses.ts';
import { findSurvey, holdHours } from '../store/surveys.ts';

/** Forms that one network may send to one unnamed survey; many phones share an address of their company. */
const FORMS_OF_A_NETWORK: RateLimit = {
  name: 'surveys/answer',
  attempts: 10,
  windowSeconds: 3600,
};

export interface AnsweredForm {
  readonly slug: string;
  readonly answers: Answers;
  /** Kept only if the survey is named. */
  readonly personId: string | undefined;
  /** Network address of whoever sends it. */
  readonly peer: string;
}

/** The answers are complete: `readAnswers` found no problem. */
export async function answerSurvey(
  { db, keys }: { readonly db: Database; readonly keys: Keys },
  { slug, answers, personId, peer }: AnsweredForm,
  now: Date,
): Promise<Result<void, Refusal>> {
  const found = await findSurvey(db, slug, now);
  if (found === undefined) return err({ code: 'surveys/unknown' });
  if (found.isNamed && personId === undefined) return err({ code: 'surveys/unknown' });
  const may = mayAnswer(found.state, false);
  if (!may.ok) return may;
  if (!found.isNamed) {
    const wait = await waitSeconds(db, FORMS_OF_A_NETWORK, whoSends(keys, found.id, peer));
    if (wait !== undefined) return err({ code: 'surveys/too-many-answers', waitSeconds: wait });
  }
  return inTransaction(db, async (tx) => {
    const survey = await holdHours(tx, slug, now);
    const still = survey && mayAnswer(survey.state, false);
    if (survey === undefined || still === undefined) return err({ code: 'surveys/unknown' });
    if (!still.ok) return still;
    const isNew = await insertResponse(tx, {
      surveyId: survey.id,
      isNamed: survey.isNamed,
      personId: survey.isNamed ? personId : undefined,
      paperSheetId: undefined,
      answeredOn: dayIn(survey.timeZone, now),
      answers,
    });
    return isNew ? ok(undefined) : err({ code: 'surveys/already-answered' });
  });
}

/** Other in each survey, so that nobody can tell that two were answered from one network. */
function whoSends(keys: Keys, surveyId: string, peer: string): Buffer {
  return keys.fingerprint('surveys/answer', `${surveyId} ${networkOf(peer)}`);
}
