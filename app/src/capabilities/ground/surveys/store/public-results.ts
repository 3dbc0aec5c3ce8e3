// The results of a survey that everybody may see, once they are public.
import type { Database } from '../../../../platform/database/database.ts';
import { type Results, tell } from '../rules/results.ts';
import { listQuestions } from './questions.ts';
import type { Survey } from './surveys.ts';
import { readTally } from './tallies.ts';

/** Undefined until the survey is closed and its paper entered: before, two looks would tell who came between. */
export async function publicResults(db: Database, survey: Survey): Promise<Results | undefined> {
  if (survey.state !== 'closed') return undefined;
  const questions = await listQuestions(db, survey.id);
  return tell(questions, await readTally(db, survey.id, questions));
}
