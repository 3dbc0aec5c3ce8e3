// What members say to questions, version by version, and the evidence on which stances and analyses rest.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Rank } from '../rules/seat.ts';
import type { StanceChoice, StanceSteps, StanceWritten } from '../rules/stance.ts';

export interface Stance extends StanceSteps, StanceWritten {
  readonly id: string;
  readonly questionId: string;
  readonly memberId: string;
}

function rows(db: Database | Tx) {
  return db
    .selectFrom('roundtable.stance as stance')
    .innerJoin('roundtable.representative as writer', 'writer.id', 'stance.representative_id')
    .innerJoin('roundtable.question as question', 'question.id', 'stance.question_id')
    .selectAll('stance')
    .select('writer.rank')
    .orderBy('stance.question_id')
    .orderBy('stance.member_id')
    .orderBy('stance.version');
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

function stanceOf(row: Row): Stance {
  return {
    id: row.id,
    questionId: row.question_id,
    memberId: row.member_id,
    version: row.version,
    rank: row.rank as Rank,
    choice: row.choice as StanceChoice,
    condition: row.condition,
    reasons: row.reasons,
    writtenAt: row.written_at,
    lapsesAt: row.lapses_at ?? undefined,
    takenAt: row.taken_at ?? undefined,
    leftAt: row.left_at ?? undefined,
  };
}

/** Every version of every member, also those that wait: whoever shows them shows only what stands or stood. */
export async function listStances(
  db: Database | Tx,
  topicId: string,
  memberId?: string,
): Promise<readonly Stance[]> {
  const found = await rows(db)
    .where('question.topic_id', '=', topicId)
    .$if(memberId !== undefined, (query) => query.where('stance.member_id', '=', memberId ?? ''))
    .execute();
  return found.map(stanceOf);
}

/** All versions of one member to one question. */
export async function listVersions(
  db: Database | Tx,
  questionId: string,
  memberId: string,
): Promise<readonly Stance[]> {
  const found = await rows(db)
    .where('stance.question_id', '=', questionId)
    .where('stance.member_id', '=', memberId)
    .execute();
  return found.map(stanceOf);
}

/** Of a member, in all topics that are open: what may wait for its principal. */
export async function listUndecided(
  db: Database | Tx,
  memberId: string,
  now: Date,
): Promise<readonly (Stance & { readonly topicNumber: number; readonly statement: string })[]> {
  const found = await rows(db)
    .innerJoin('roundtable.topic as topic', 'topic.id', 'question.topic_id')
    .select(['topic.number as topic_number', 'question.statement'])
    .where('stance.member_id', '=', memberId)
    .where('stance.lapses_at', '>', now)
    .where('stance.taken_at', 'is', null)
    .where('stance.left_at', 'is', null)
    .execute();
  return found.map((row) => ({
    ...stanceOf(row),
    topicNumber: row.topic_number,
    statement: row.statement,
  }));
}

/** By the id of a topic, to how many of the questions that it asks now something stands of a member. */
export async function countAnswered(
  db: Database | Tx,
  memberId: string,
): Promise<ReadonlyMap<string, number>> {
  const found = await db
    .selectFrom('roundtable.stance as stance')
    .innerJoin('roundtable.question as question', 'question.id', 'stance.question_id')
    .select(['question.topic_id', sql<number>`count(distinct question.id)::int`.as('answered')])
    .where('stance.member_id', '=', memberId)
    .where('question.replaced_at', 'is', null)
    .where((eb) =>
      eb.or([eb('stance.lapses_at', 'is', null), eb('stance.taken_at', 'is not', null)]),
    )
    .groupBy('question.topic_id')
    .execute();
  return new Map(found.map((row) => [row.topic_id, row.answered]));
}

export interface StanceGiven {
  readonly questionId: string;
  readonly memberId: string;
  readonly representativeId: string;
  readonly version: number;
  readonly written: StanceWritten;
  readonly lapsesAt: Date | undefined;
  readonly now: Date;
}

/** Undefined where somebody wrote the same version meanwhile. */
export async function insertStance(
  tx: Tx,
  { questionId, memberId, representativeId, version, written, lapsesAt, now }: StanceGiven,
): Promise<string | undefined> {
  const row = await tx
    .insertInto('roundtable.stance')
    .values({
      question_id: questionId,
      member_id: memberId,
      representative_id: representativeId,
      version,
      choice: written.choice,
      condition: written.condition,
      reasons: written.reasons,
      written_at: now,
      lapses_at: lapsesAt ?? null,
    })
    .onConflict((conflict) => conflict.columns(['question_id', 'member_id', 'version']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** False where it was decided meanwhile. */
export async function saveDecision(
  tx: Tx,
  id: string,
  decision: 'taken' | 'left',
  now: Date,
): Promise<boolean> {
  const saved = await tx
    .updateTable('roundtable.stance')
    .set(decision === 'taken' ? { taken_at: now } : { left_at: now })
    .where('id', '=', id)
    .where('taken_at', 'is', null)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  return saved.numUpdatedRows === 1n;
}
