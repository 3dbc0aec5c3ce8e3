// The questions of a survey, in their order without gaps.
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import {
  parseKind,
  type Question,
  type QuestionId,
  type QuestionWritten,
} from '../rules/question.ts';
import type { SurveyId } from '../rules/survey.ts';
import { type Wording, wording } from '../rules/wording.ts';

interface KeptOption {
  readonly label: string;
  readonly english?: string;
}

export async function listQuestions(
  db: Database | Tx,
  surveyId: SurveyId,
): Promise<readonly Question[]> {
  const rows = await db
    .selectFrom('surveys.question')
    .select([
      'id',
      'position',
      'kind',
      'text',
      'english_text',
      'is_required',
      sql<readonly KeptOption[]>`options`.as('options'),
      'scale_to',
      'right_option',
      'points',
      'is_grouping',
    ])
    .where('survey_id', '=', surveyId)
    .orderBy('position')
    .execute();
  return rows.map((row) => {
    const kind = parseKind(row.kind);
    assert(kind !== undefined, 'the table has no other kinds');
    const { right_option: option, points } = row;
    return {
      id: row.id as QuestionId,
      position: row.position,
      kind,
      text: wording(row.text, row.english_text ?? undefined),
      isRequired: row.is_required,
      options: row.options.map(({ label, english }) => wording(label, english)),
      scaleTo: row.scale_to ?? undefined,
      right: option === null || points === null ? undefined : { option, points },
      isGrouping: row.is_grouping,
    };
  });
}

function keptOption({ spanish, english }: Wording): KeptOption {
  return { label: spanish, ...(english === undefined ? {} : { english }) };
}

function columnsOf(question: QuestionWritten) {
  return {
    kind: question.kind,
    text: question.text.spanish,
    english_text: question.text.english ?? null,
    is_required: question.isRequired,
    options: JSON.stringify(question.options.map(keptOption)),
    scale_to: question.scaleTo ?? null,
    right_option: question.right?.option ?? null,
    points: question.right?.points ?? null,
    is_grouping: question.isGrouping,
  };
}

export async function insertQuestion(
  tx: Tx,
  surveyId: SurveyId,
  position: number,
  question: QuestionWritten,
): Promise<void> {
  await tx
    .insertInto('surveys.question')
    .values({ survey_id: surveyId, position, ...columnsOf(question) })
    .execute();
}

export async function updateQuestion(
  tx: Tx,
  id: QuestionId,
  question: QuestionWritten,
): Promise<void> {
  await tx.updateTable('surveys.question').set(columnsOf(question)).where('id', '=', id).execute();
}

/** Takes a question out; those after it move up. */
export async function deleteQuestion(
  tx: Tx,
  surveyId: SurveyId,
  question: Question,
): Promise<void> {
  await tx.deleteFrom('surveys.question').where('id', '=', question.id).execute();
  await tx
    .updateTable('surveys.question')
    .set({ position: sql`position - 1` })
    .where('survey_id', '=', surveyId)
    .where('position', '>', question.position)
    .execute();
}

/** Two questions change places; that no two have the same is checked when the transaction ends. */
export async function swapQuestions(tx: Tx, one: Question, other: Question): Promise<void> {
  const to = [
    [one.id, other.position],
    [other.id, one.position],
  ] as const;
  for (const [id, position] of to) {
    await tx.updateTable('surveys.question').set({ position }).where('id', '=', id).execute();
  }
}
