// What residents think of the statements of a topic, and the picture of their groups as it was last worked out.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Answers, OpinionChoice, OpinionGroups } from '../rules/opinion-groups.ts';

export interface OwnOpinion {
  readonly questionId: string;
  readonly choice: OpinionChoice;
}

export async function listOwnOpinions(
  db: Database | Tx,
  topicId: string,
  personId: string,
): Promise<readonly OwnOpinion[]> {
  const found = await db
    .selectFrom('roundtable.opinion as opinion')
    .innerJoin('roundtable.question as question', 'question.id', 'opinion.question_id')
    .select(['opinion.question_id', 'opinion.choice'])
    .where('question.topic_id', '=', topicId)
    .where('question.replaced_at', 'is', null)
    .where('opinion.person_id', '=', personId)
    .execute();
  return found.map((row) => ({
    questionId: row.question_id,
    choice: row.choice as OpinionChoice,
  }));
}

export async function saveOpinion(
  tx: Tx,
  {
    questionId,
    personId,
    choice,
    now,
  }: OwnOpinion & { readonly personId: string; readonly now: Date },
): Promise<void> {
  const given = { choice, given_at: now };
  await tx
    .insertInto('roundtable.opinion')
    .values({ question_id: questionId, person_id: personId, ...given })
    .onConflict((conflict) => conflict.columns(['question_id', 'person_id']).doUpdateSet(given))
    .execute();
}

export async function countRespondents(db: Database | Tx, topicId: string): Promise<number> {
  const { people } = await db
    .selectFrom('roundtable.opinion as opinion')
    .innerJoin('roundtable.question as question', 'question.id', 'opinion.question_id')
    .select(sql<number>`count(distinct opinion.person_id)::int`.as('people'))
    .where('question.topic_id', '=', topicId)
    .where('question.replaced_at', 'is', null)
    .executeTakeFirstOrThrow();
  return people;
}

/** One row for each person who answered, without saying who, in no order that tells; in the order of `questions`. */
export async function listAnswers(
  db: Database | Tx,
  questions: readonly string[],
): Promise<readonly Answers[]> {
  if (questions.length === 0) return [];
  const found = await db
    .selectFrom('roundtable.opinion')
    .select(sql<Record<string, OpinionChoice>>`jsonb_object_agg(question_id, choice)`.as('given'))
    .where('question_id', 'in', [...questions])
    .groupBy('person_id')
    .execute();
  return found.map(({ given }) => questions.map((id) => given[id]));
}

export interface OpinionPicture {
  readonly computedAt: Date;
  /** Ids of the statements, in the order in which the picture tells of them. */
  readonly questions: readonly string[];
  readonly picture: OpinionGroups;
}

export async function findPicture(
  db: Database | Tx,
  topicId: string,
): Promise<OpinionPicture | undefined> {
  const row = await db
    .selectFrom('roundtable.opinion_picture')
    .select(['computed_at', 'questions', 'picture'])
    .where('topic_id', '=', topicId)
    .executeTakeFirst();
  return (
    row && {
      computedAt: row.computed_at,
      questions: row.questions,
      picture: row.picture as unknown as OpinionGroups,
    }
  );
}

/** Undefined takes it away: too few are left. */
export async function savePicture(
  tx: Tx,
  topicId: string,
  questions: readonly string[],
  { picture, now }: { readonly picture: OpinionGroups | undefined; readonly now: Date },
): Promise<void> {
  await tx.deleteFrom('roundtable.opinion_picture').where('topic_id', '=', topicId).execute();
  if (picture === undefined) return;
  await tx
    .insertInto('roundtable.opinion_picture')
    .values({
      topic_id: topicId,
      computed_at: now,
      questions: [...questions],
      picture: JSON.stringify(picture),
    })
    .execute();
}

/** Topics on which residents were asked, and on which somebody answered since the picture was made. */
export async function listToPicture(
  db: Database | Tx,
): Promise<readonly { readonly id: string; readonly number: number }[]> {
  const found = await sql<{ id: string; number: number }>`
    select topic.id, topic.number from roundtable.topic
    where exists (select from roundtable.opinion
      join roundtable.question on question.id = opinion.question_id
      where question.topic_id = topic.id and opinion.given_at > coalesce((select computed_at
        from roundtable.opinion_picture where topic_id = topic.id), '-infinity'))
    order by topic.number`.execute(db);
  return found.rows;
}
