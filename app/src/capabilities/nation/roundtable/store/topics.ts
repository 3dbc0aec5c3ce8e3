// Topics of the Mesa and the questions that each of them asks; a question that was replaced stays with its answers.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { TopicSteps, TopicWritten } from '../rules/topic.ts';

export interface Topic extends TopicSteps {
  readonly id: string;
  readonly number: number;
  /** Of the national body that keeps it. */
  readonly institutionId: string;
  readonly institutionSlug: string;
  readonly title: string;
  readonly purpose: string;
  readonly openedAt: Date;
  readonly questionsCount: number;
  /** Members of which a stance stands or stood. */
  readonly membersCount: number;
}

export interface Question {
  readonly id: string;
  readonly topicId: string;
  readonly position: number;
  readonly statement: string;
  readonly askedAt: Date;
  readonly replacesId: string | undefined;
  readonly replacedAt: Date | undefined;
  /** Somebody answered: its words do not change any more. */
  readonly isAnswered: boolean;
}

function rows(db: Database | Tx) {
  return db
    .selectFrom('roundtable.topic as topic')
    .innerJoin('institutions.institution as institution', 'institution.id', 'topic.institution_id')
    .select([
      'topic.id',
      'topic.number',
      'topic.institution_id',
      'topic.title',
      'topic.purpose',
      'topic.opened_at',
      'topic.closed_at',
      'institution.slug',
      sql<string | null>`topic.opinions_from::text`.as('opinions_from'),
      sql<string | null>`topic.opinions_until::text`.as('opinions_until'),
      sql<number>`(select count(*)::int from roundtable.question
        where question.topic_id = topic.id and question.replaced_at is null)`.as('questions'),
      sql<number>`(select count(distinct stance.member_id)::int from roundtable.stance
        join roundtable.question on question.id = stance.question_id
        where question.topic_id = topic.id)`.as('members'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

function topicOf(row: Row): Topic {
  return {
    id: row.id,
    number: row.number,
    institutionId: row.institution_id,
    institutionSlug: row.slug,
    title: row.title,
    purpose: row.purpose,
    openedAt: row.opened_at,
    closedAt: row.closed_at ?? undefined,
    opinions:
      row.opinions_from === null || row.opinions_until === null
        ? undefined
        : { from: row.opinions_from, until: row.opinions_until },
    questionsCount: row.questions,
    membersCount: row.members,
  };
}

/** The open ones first, the latest first among each. */
export async function listTopics(db: Database | Tx): Promise<readonly Topic[]> {
  const found = await rows(db)
    .orderBy(sql`topic.closed_at is not null`)
    .orderBy('topic.number', 'desc')
    .execute();
  return found.map(topicOf);
}

export async function findTopic(db: Database | Tx, number: number): Promise<Topic | undefined> {
  const row = await rows(db).where('topic.number', '=', number).executeTakeFirst();
  return row && topicOf(row);
}

/** The same, which stays as it is until the transaction ends: shared by those who answer, alone for who keeps it. */
export async function holdTopic(
  tx: Tx,
  number: number,
  { alone = false }: { readonly alone?: boolean } = {},
): Promise<Topic | undefined> {
  const held = tx.selectFrom('roundtable.topic').select('id').where('number', '=', number);
  await (alone ? held.forUpdate() : held.forShare()).execute();
  return findTopic(tx, number);
}

/** Its number: the next one. */
export async function insertTopic(
  tx: Tx,
  institutionId: string,
  { title, purpose }: TopicWritten,
  now: Date,
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('roundtable/topic-number', 0))`.execute(
    tx,
  );
  const { number } = await tx
    .insertInto('roundtable.topic')
    .values({
      institution_id: institutionId,
      number: sql<number>`1 + coalesce((select max(number) from roundtable.topic), 0)`,
      title,
      purpose,
      opened_at: now,
    })
    .returning('number')
    .executeTakeFirstOrThrow();
  return number;
}

export interface TopicChange {
  readonly title?: string;
  readonly purpose?: string;
  readonly closedAt?: Date;
  /** Days `YYYY-MM-DD` in Santiago. */
  readonly opinions?: { readonly from: string; readonly until: string };
}

export async function updateTopic(
  tx: Tx,
  id: string,
  { title, purpose, closedAt, opinions }: TopicChange,
): Promise<void> {
  await tx
    .updateTable('roundtable.topic')
    .set({
      ...(title === undefined ? {} : { title }),
      ...(purpose === undefined ? {} : { purpose }),
      ...(closedAt === undefined ? {} : { closed_at: closedAt }),
      ...(opinions === undefined
        ? {}
        : {
            opinions_from: sql<Date>`${opinions.from}::date`,
            opinions_until: sql<Date>`${opinions.until}::date`,
          }),
    })
    .where('id', '=', id)
    .execute();
}

/** All there ever were, in their places; of each place the current one last. */
export async function listQuestions(
  db: Database | Tx,
  topicId: string,
): Promise<readonly Question[]> {
  const found = await db
    .selectFrom('roundtable.question as question')
    .selectAll()
    .select(
      sql<boolean>`exists (select from roundtable.stance where question_id = question.id)
        or exists (select from roundtable.opinion where question_id = question.id)`.as(
        'is_answered',
      ),
    )
    .where('topic_id', '=', topicId)
    .orderBy('position')
    .orderBy('asked_at')
    .execute();
  return found.map((row) => ({
    id: row.id,
    topicId: row.topic_id,
    position: row.position,
    statement: row.statement,
    askedAt: row.asked_at,
    replacesId: row.replaces_id ?? undefined,
    replacedAt: row.replaced_at ?? undefined,
    isAnswered: row.is_answered,
  }));
}

export interface QuestionGiven {
  readonly topicId: string;
  readonly position: number;
  readonly statement: string;
  readonly replacesId?: string;
  readonly now: Date;
}

export async function insertQuestion(
  tx: Tx,
  { topicId, position, statement, replacesId, now }: QuestionGiven,
): Promise<string> {
  if (replacesId !== undefined) {
    await tx
      .updateTable('roundtable.question')
      .set({ replaced_at: now })
      .where('id', '=', replacesId)
      .execute();
  }
  const { id } = await tx
    .insertInto('roundtable.question')
    .values({
      topic_id: topicId,
      position,
      statement,
      asked_at: now,
      replaces_id: replacesId ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateStatement(tx: Tx, id: string, statement: string): Promise<void> {
  await tx.updateTable('roundtable.question').set({ statement }).where('id', '=', id).execute();
}
