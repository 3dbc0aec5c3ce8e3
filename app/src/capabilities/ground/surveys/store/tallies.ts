// Counts the answers of a survey: how many chose what, gave which place, and of which group.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import { optionsCount, type Question, type QuestionId } from '../rules/question.ts';
import type { Tally } from '../rules/results.ts';
import type { SurveyId } from '../rules/survey.ts';

export async function readTally(
  db: Database,
  surveyId: SurveyId,
  questions: readonly Question[],
): Promise<Tally> {
  const grouping = questions.find(({ isGrouping }) => isGrouping);
  const [forms, answered, counts, grouped] = await Promise.all([
    countForms(db, surveyId),
    countAnswered(db, surveyId),
    countChosen(db, surveyId),
    grouping === undefined ? [] : countGrouped(db, surveyId, grouping),
  ]);
  const each = <T>(of: (question: Question) => T) =>
    new Map<QuestionId, T>(questions.map((question) => [question.id, of(question)]));
  return {
    ...forms,
    answered: new Map(answered.map(({ questionId, count }) => [questionId, count])),
    chosen: each((question) => {
      const own = counts.filter((one) => one.questionId === question.id && one.place === null);
      return upTo(optionsCount(question)).map((option) =>
        sumOf(own, (one) => one.option === option),
      );
    }),
    places: each((question) => {
      const own = counts.filter((one) => one.questionId === question.id && one.place !== null);
      const places = upTo(question.options.length);
      return places.map((option) =>
        places.map((place) => sumOf(own, (one) => one.option === option && one.place === place)),
      );
    }),
    byGroup: each((question) => {
      const own = grouped.filter((one) => one.questionId === question.id);
      const groups = [...upTo(grouping?.options.length ?? 0), null];
      return groups.map((group) =>
        upTo(optionsCount(question)).map((option) =>
          sumOf(own, (one) => one.group === group && one.option === option),
        ),
      );
    }),
  };
}

function upTo(length: number): readonly number[] {
  return Array.from({ length }, (_, index) => index + 1);
}

function sumOf<Row extends { readonly count: number }>(
  rows: readonly Row[],
  fits: (row: Row) => boolean,
): number {
  return rows.filter(fits).reduce((sum, { count }) => sum + count, 0);
}

async function countForms(db: Database, surveyId: SurveyId) {
  const found = await sql<{ responses: number; onPaper: number }>`
    select count(*)::int as responses, 
      (count(*) filter (where num_nonnulls(sheet_number, paper_sheet_id) > 0))::int as "onPaper"
    from surveys.response where survey_id = ${surveyId}`.execute(db);
  return found.rows[0] ?? { responses: 0, onPaper: 0 };
}

async function countAnswered(db: Database, surveyId: SurveyId) {
  const found = await sql<{ questionId: QuestionId; count: number }>`
    select answer.question_id as "questionId", count(distinct answer.response_id)::int as count
    from surveys.answer join surveys.response on response.id = answer.response_id
    where response.survey_id = ${surveyId}
    group by answer.question_id`.execute(db);
  return found.rows;
}

interface Counted {
  readonly questionId: QuestionId;
  readonly option: number;
  readonly place: number | null;
  readonly count: number;
}

async function countChosen(db: Database, surveyId: SurveyId): Promise<readonly Counted[]> {
  const found = await sql<Counted>`
    select answer.question_id as "questionId", answer.option, answer.place, count(*)::int as count
    from surveys.answer join surveys.response on response.id = answer.response_id
    where response.survey_id = ${surveyId} and answer.option > 0
    group by answer.question_id, answer.option, answer.place`.execute(db);
  return found.rows;
}

interface Grouped {
  readonly questionId: QuestionId;
  /** Option of the question that groups; null of a form that left it empty. */
  readonly group: number | null;
  readonly option: number;
  readonly count: number;
}

async function countGrouped(
  db: Database,
  surveyId: SurveyId,
  { id }: Question,
): Promise<readonly Grouped[]> {
  const found = await sql<Grouped>`
    select answer.question_id as "questionId", of_group.option as "group", answer.option,
      count(*)::int as count
    from surveys.answer
    join surveys.response on response.id = answer.response_id
    left join surveys.answer of_group
      on of_group.response_id = response.id and of_group.question_id = ${id}
    where response.survey_id = ${surveyId} and answer.option > 0 and answer.place is null
    group by answer.question_id, of_group.option, answer.option`.execute(db);
  return found.rows;
}
