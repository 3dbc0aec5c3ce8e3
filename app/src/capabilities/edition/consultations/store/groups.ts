// Groups of observations and their answers, version by version.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { AnswerOutcome, AnswerWritten, Owed } from '../rules/answer.ts';

export interface KeptAnswer extends AnswerWritten {
  readonly version: number;
  readonly changedBecause: string | undefined;
  readonly publishedAt: Date | undefined;
}

export interface Group {
  readonly id: string;
  /** From 1. */
  readonly number: number;
  readonly theme: string;
  /** What was said, in the words of whoever answers. */
  readonly said: string;
  /** In the order of their versions. */
  readonly answers: readonly KeptAnswer[];
}

export async function listGroups(
  db: Database | Tx,
  consultationId: string,
): Promise<readonly Group[]> {
  const [groups, answers] = await Promise.all([
    db
      .selectFrom('consultations.observation_group')
      .select(['id', 'number', 'theme', 'said'])
      .where('consultation_id', '=', consultationId)
      .orderBy('number')
      .execute(),
    db
      .selectFrom('consultations.answer as answer')
      .innerJoin('consultations.observation_group as grouped', 'grouped.id', 'answer.group_id')
      .selectAll('answer')
      .where('grouped.consultation_id', '=', consultationId)
      .orderBy('answer.version')
      .execute(),
  ]);
  return groups.map((group) => ({
    ...group,
    answers: answers
      .filter(({ group_id }) => group_id === group.id)
      .map((row) => ({
        version: row.version,
        outcome: row.outcome as AnswerOutcome,
        reason: row.reason,
        done: row.done,
        changedBecause: row.changed_because ?? undefined,
        publishedAt: row.published_at ?? undefined,
      })),
  }));
}

/** The answer that holds. */
export function lastAnswer({ answers }: Pick<Group, 'answers'>): KeptAnswer | undefined {
  return answers.at(-1);
}

/** A group after the last one; its id. */
export async function insertGroup(
  tx: Tx,
  consultationId: string,
  { theme, said }: { readonly theme: string; readonly said: string },
): Promise<string> {
  const added = await sql<{ id: string }>`
    insert into consultations.observation_group (consultation_id, number, theme, said)
    select ${consultationId}, coalesce(max(number), 0) + 1, ${theme}, ${said}
    from consultations.observation_group where consultation_id = ${consultationId}
    returning id`.execute(tx);
  return added.rows[0]?.id ?? '';
}

export async function updateGroup(
  tx: Tx,
  id: string,
  { theme, said }: { readonly theme: string; readonly said: string },
): Promise<void> {
  await tx
    .updateTable('consultations.observation_group')
    .set({ theme, said })
    .where('id', '=', id)
    .execute();
}

/** Puts observations of a consultation into a group of it; how many moved. */
export async function moveToGroup(
  tx: Tx,
  consultationId: string,
  observationIds: readonly string[],
  groupId: string,
): Promise<number> {
  if (observationIds.length === 0) return 0;
  const moved = await tx
    .updateTable('consultations.observation')
    .set({ group_id: groupId })
    .where('consultation_id', '=', consultationId)
    .where('id', 'in', [...observationIds])
    .where('hidden_at', 'is', null)
    .executeTakeFirst();
  return Number(moved.numUpdatedRows);
}

/** Groups in which nothing is left go, with what was drafted of their answers. */
export async function deleteEmptyGroups(tx: Tx, consultationId: string): Promise<void> {
  await sql`delete from consultations.observation_group
    where consultation_id = ${consultationId} and not exists (
      select from consultations.observation where group_id = observation_group.id)`.execute(tx);
}

/** The first version, as it is drafted. */
export async function saveDraftAnswer(
  tx: Tx,
  groupId: string,
  { outcome, reason, done }: AnswerWritten,
): Promise<void> {
  await tx
    .insertInto('consultations.answer')
    .values({ group_id: groupId, version: 1, outcome, reason, done })
    .onConflict((conflict) =>
      conflict.columns(['group_id', 'version']).doUpdateSet({ outcome, reason, done }),
    )
    .execute();
}

/** Every answer that is drafted becomes what everybody reads. */
export async function publishDrafts(tx: Tx, consultationId: string, now: Date): Promise<void> {
  await sql`update consultations.answer set published_at = ${now}
    where published_at is null and group_id in (
      select id from consultations.observation_group where consultation_id = ${consultationId})`.execute(
    tx,
  );
}

export async function insertCorrection(
  tx: Tx,
  groupId: string,
  version: number,
  { outcome, reason, done, because }: AnswerWritten & { readonly because: string },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('consultations.answer')
    .values({
      group_id: groupId,
      version,
      outcome,
      reason,
      done,
      changed_because: because,
      published_at: now,
    })
    .execute();
}

export async function readOwed(db: Database | Tx, consultationId: string): Promise<Owed> {
  const found = await sql<{ ungrouped: number; unanswered: number; reviews: number }>`
    select consultations.ungrouped(${consultationId})::int as ungrouped,
      consultations.unanswered(${consultationId})::int as unanswered,
      (select count(*)::int from consultations.second_review review
        join consultations.observation hidden on hidden.id = review.observation_id
        where hidden.consultation_id = ${consultationId} and review.outcome is null) as reviews`.execute(
    db,
  );
  const [row] = found.rows;
  return {
    ungroupedCount: row?.ungrouped ?? 0,
    unansweredCount: row?.unanswered ?? 0,
    reviewsCount: row?.reviews ?? 0,
  };
}
