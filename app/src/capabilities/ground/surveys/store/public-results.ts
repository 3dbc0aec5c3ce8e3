// The results of a survey that everybody may see, once they are public: worked out once, and told no other way ever after.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import type { Question } from '../rules/question.ts';
import { type QuestionResults, type Results, tell } from '../rules/results.ts';
import type { SurveyId } from '../rules/survey.ts';
import { listQuestions } from './questions.ts';
import type { Survey } from './surveys.ts';
import { readTally } from './tallies.ts';

/** Without the questions, which stay as they were published. */
interface Figures extends Pick<Results, 'responses' | 'onPaper' | 'ungrouped'> {
  readonly questions: readonly Omit<QuestionResults, 'question'>[];
}

/** Undefined until the survey is closed and its paper entered: before, two looks would tell who came between. */
export async function publicResults(db: Database, survey: Survey): Promise<Results | undefined> {
  if (survey.state !== 'closed') return undefined;
  const questions = await listQuestions(db, survey.id);
  const kept = await readFigures(db, survey.id);
  if (kept !== undefined) return resultsOf(questions, kept);
  const results = tell(questions, await readTally(db, survey.id, questions));
  await keepFigures(db, survey.id, results);
  return results;
}

function resultsOf(questions: readonly Question[], figures: Figures): Results {
  return {
    responses: figures.responses,
    onPaper: figures.onPaper,
    ungrouped: figures.ungrouped,
    grouping: questions.find(({ isGrouping }) => isGrouping),
    questions: figures.questions.flatMap((one, at) => {
      const question = questions[at];
      return question === undefined ? [] : [{ question, ...one }];
    }),
  };
}

async function readFigures(db: Database, surveyId: SurveyId): Promise<Figures | undefined> {
  const found = await sql<{ figures: Figures }>`
    select figures from surveys.published_result where survey_id = ${surveyId}`.execute(db);
  return found.rows[0]?.figures;
}

/** Who comes second leaves what is there. */
async function keepFigures(db: Database, surveyId: SurveyId, results: Results): Promise<void> {
  const { responses, onPaper, ungrouped } = results;
  const questions = results.questions.map(({ question: _, ...figures }) => figures);
  const figures: Figures = { responses, onPaper, ungrouped, questions };
  await sql`insert into surveys.published_result (survey_id, figures, kept_at)
    values (${surveyId}, ${JSON.stringify(figures)}, now())
    on conflict do nothing`.execute(db);
}
