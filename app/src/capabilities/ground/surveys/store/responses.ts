// Answered forms: one each person and each sheet, read again only as rows without persons.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Answer, Answers } from '../rules/answers.ts';
import type { QuestionId } from '../rules/question.ts';
import type { SurveyId } from '../rules/survey.ts';

export interface NewResponse {
  readonly surveyId: SurveyId;
  readonly isNamed: boolean;
  /** Only of a named survey. */
  readonly personId: string | undefined;
  /** Only on paper. */
  readonly paperSheetId: string | undefined;
  /** Civil day where the institution is. */
  readonly answeredOn: string;
  readonly answers: Answers;
}

/** False if this person, or this sheet, has answered already. */
export async function insertResponse(tx: Tx, response: NewResponse): Promise<boolean> {
  const added = await tx
    .insertInto('surveys.response')
    .values({
      survey_id: response.surveyId,
      is_named: response.isNamed,
      person_id: response.personId ?? null,
      paper_sheet_id: response.paperSheetId ?? null,
      answered_on: response.answeredOn,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (added === undefined) return false;
  const rows = [...response.answers].flatMap(([question, answer]) =>
    rowsOf(answer).map((row) => ({ response_id: added.id, question_id: question, ...row })),
  );
  if (rows.length > 0) await tx.insertInto('surveys.answer').values(rows).execute();
  return true;
}

function rowsOf(answer: Answer) {
  switch (answer.kind) {
    case 'options':
      return answer.options.map((option) => ({ option }));
    case 'places':
      return answer.places.map((place, index) => ({ option: index + 1, place }));
    case 'text':
      return [{ option: 0, text: answer.text }];
  }
}

export async function hasAnswered(
  db: Database,
  surveyId: SurveyId,
  personId: string,
): Promise<boolean> {
  const found = await db
    .selectFrom('surveys.response')
    .select('id')
    .where('survey_id', '=', surveyId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return found !== undefined;
}

/** A cell of an answered form: the option, the place of an option, or the text. */
export interface AnswerCell {
  readonly questionId: QuestionId;
  readonly option: number;
  readonly place: number | null;
  readonly text: string | null;
}

export interface AnsweredForm {
  readonly answeredOn: string;
  /** Of a sheet of paper what people call it. */
  readonly sheet: string | null;
  readonly cells: readonly AnswerCell[];
}

const cells = sql<readonly AnswerCell[]>`coalesce((
  select jsonb_agg(jsonb_build_object('questionId', question_id, 'option', option,
    'place', place, 'text', text) order by question_id, option)
  from surveys.answer where response_id = response.id), '[]')`;

/** As sheets of all rooms are called; those entered before they were one had a number of their survey. */
const sheetName = sql<string | null>`coalesce((
  select sheet.year || '-' || lpad(sheet.number::text, 6, '0')
  from records.paper_sheet sheet where sheet.id = response.paper_sheet_id), response.sheet_number::text)`;

/** Every form, in an order that tells nothing of who came when. */
export function listForms(db: Database, surveyId: SurveyId): Promise<readonly AnsweredForm[]> {
  return db
    .selectFrom('surveys.response as response')
    .select([
      sql<string>`response.answered_on::text`.as('answeredOn'),
      sheetName.as('sheet'),
      cells.as('cells'),
    ])
    .where('response.survey_id', '=', surveyId)
    .orderBy('response.id')
    .execute();
}

export interface OwnForm extends AnsweredForm {
  readonly surveyId: SurveyId;
  readonly slug: string;
  readonly title: string;
}

/** What one person answered in named surveys. */
export function listFormsOf(db: Database, personId: string): Promise<readonly OwnForm[]> {
  return db
    .selectFrom('surveys.response as response')
    .innerJoin('surveys.survey as survey', 'survey.id', 'response.survey_id')
    .select([
      sql<SurveyId>`survey.id`.as('surveyId'),
      'survey.slug',
      'survey.title',
      sql<string>`response.answered_on::text`.as('answeredOn'),
      sheetName.as('sheet'),
      cells.as('cells'),
    ])
    .where('response.person_id', '=', personId)
    .orderBy('response.answered_on')
    .orderBy('survey.slug')
    .execute();
}

/** With what was answered on it. */
export async function deleteResponseOf(tx: Tx, paperSheetId: string): Promise<void> {
  await tx.deleteFrom('surveys.response').where('paper_sheet_id', '=', paperSheetId).execute();
}

/** Nobody can tell any more whose these answers were; they stay counted. */
export async function unlinkPerson(tx: Tx, personId: string): Promise<void> {
  await tx
    .updateTable('surveys.response')
    .set({ person_id: null })
    .where('person_id', '=', personId)
    .execute();
}
