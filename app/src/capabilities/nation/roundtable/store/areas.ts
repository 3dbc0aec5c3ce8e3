// Areas in which members have something in common: who backs each, with which quorum it is common, and since when.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { CommonPeriod, Quorum } from '../rules/quorum.ts';

export interface QuorumInForce extends Quorum {
  readonly id: string;
  readonly inForceFrom: Date;
  /** Number of the sitting whose minutes approved it, and of the agreement in them. */
  readonly sitting: number;
  readonly agreement: number;
  readonly text: string;
}

function quorums(db: Database | Tx) {
  return db
    .selectFrom('roundtable.quorum as quorum')
    .innerJoin('gatherings.minutes as minutes', 'minutes.id', 'quorum.minutes_id')
    .innerJoin('gatherings.gathering as gathering', 'gathering.id', 'minutes.gathering_id')
    .innerJoin('gatherings.agreement as agreement', (join) =>
      join
        .onRef('agreement.minutes_id', '=', 'quorum.minutes_id')
        .onRef('agreement.position', '=', 'quorum.agreement_position'),
    )
    .selectAll('quorum')
    .select(['gathering.number as sitting', 'agreement.text'])
    .orderBy('quorum.in_force_from', 'desc');
}

/** The one in force first. */
export async function listQuorums(db: Database | Tx): Promise<readonly QuorumInForce[]> {
  const found = await quorums(db).execute();
  return found.map((row) => ({
    id: row.id,
    numerator: row.numerator,
    denominator: row.denominator,
    mustBack: row.must_back,
    inForceFrom: row.in_force_from,
    sitting: row.sitting ?? 0,
    agreement: row.agreement_position,
    text: row.text,
  }));
}

export async function findQuorum(db: Database | Tx): Promise<QuorumInForce | undefined> {
  return (await listQuorums(db))[0];
}

export interface AgreementToName {
  readonly minutesId: string;
  readonly position: number;
  readonly text: string;
  readonly sitting: number;
}

/** Agreements of approved minutes of sittings that no quorum names, the latest first. */
export async function listAgreementsForQuorum(
  db: Database | Tx,
): Promise<readonly AgreementToName[]> {
  const found = await db
    .selectFrom('gatherings.agreement as agreement')
    .innerJoin('gatherings.minutes as minutes', 'minutes.id', 'agreement.minutes_id')
    .innerJoin('gatherings.gathering as gathering', 'gathering.id', 'minutes.gathering_id')
    .select(['agreement.minutes_id', 'agreement.position', 'agreement.text', 'gathering.number'])
    .where('minutes.approved_at', 'is not', null)
    .where('gathering.kind', '=', 'roundtable')
    .where(
      sql<boolean>`not exists (select from roundtable.quorum named
        where named.minutes_id = agreement.minutes_id
          and named.agreement_position = agreement.position)`,
    )
    .orderBy('minutes.approved_at', 'desc')
    .orderBy('agreement.position')
    .limit(60)
    .execute();
  return found.map((row) => ({
    minutesId: row.minutes_id,
    position: row.position,
    text: row.text,
    sitting: row.number ?? 0,
  }));
}

export async function insertQuorum(
  tx: Tx,
  {
    numerator,
    denominator,
    mustBack,
    minutesId,
    position,
    now,
  }: Quorum & { readonly minutesId: string; readonly position: number; readonly now: Date },
): Promise<void> {
  await tx
    .insertInto('roundtable.quorum')
    .values({
      numerator,
      denominator,
      must_back: [...mustBack],
      minutes_id: minutesId,
      agreement_position: position,
      in_force_from: now,
    })
    .execute();
}

export interface BackingOfMember {
  readonly id: string;
  readonly memberId: string;
  readonly backedAt: Date;
  readonly withdrawnAt: Date | undefined;
  readonly reason: string | undefined;
}

export interface PeriodOfArea extends CommonPeriod {
  readonly quorumId: string;
  readonly membersCount: number;
}

export interface Area {
  readonly id: string;
  readonly number: number;
  readonly topicId: string;
  readonly topicNumber: number;
  readonly topicTitle: string;
  readonly title: string;
  readonly text: string;
  readonly proposedAt: Date;
  /** Of the member that proposed it. */
  readonly proposedBy: string;
  readonly questions: readonly string[];
  /** The oldest first, also those that were withdrawn. */
  readonly backings: readonly BackingOfMember[];
  /** The latest last. */
  readonly periods: readonly PeriodOfArea[];
}

export async function listAreas(
  db: Database | Tx,
  { number }: { readonly number?: number } = {},
): Promise<readonly Area[]> {
  const found = await db
    .selectFrom('roundtable.common_area as area')
    .innerJoin('roundtable.topic as topic', 'topic.id', 'area.topic_id')
    .innerJoin('roundtable.representative as writer', 'writer.id', 'area.representative_id')
    .selectAll('area')
    .select(['topic.number as topic_number', 'topic.title as topic_title', 'writer.member_id'])
    .select(
      sql<string[]>`(select array_agg(question_id order by question.position)
        from roundtable.common_area_question joined
        join roundtable.question on question.id = joined.question_id
        where joined.area_id = area.id)`.as('questions'),
    )
    .$if(number !== undefined, (query) => query.where('area.number', '=', number ?? 0))
    .orderBy('area.number')
    .execute();
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return [];
  const backings = await db
    .selectFrom('roundtable.backing')
    .selectAll()
    .where('area_id', 'in', ids)
    .orderBy('backed_at')
    .execute();
  const periods = await db
    .selectFrom('roundtable.common_period')
    .selectAll()
    .where('area_id', 'in', ids)
    .orderBy('began_at')
    .orderBy(sql`ended_at nulls last`)
    .execute();
  return found.map((row) => ({
    id: row.id,
    number: row.number,
    topicId: row.topic_id,
    topicNumber: row.topic_number,
    topicTitle: row.topic_title,
    title: row.title,
    text: row.text,
    proposedAt: row.proposed_at,
    proposedBy: row.member_id,
    questions: row.questions,
    backings: backings
      .filter(({ area_id }) => area_id === row.id)
      .map((one) => ({
        id: one.id,
        memberId: one.member_id,
        backedAt: one.backed_at,
        withdrawnAt: one.withdrawn_at ?? undefined,
        reason: one.reason ?? undefined,
      })),
    periods: periods
      .filter(({ area_id }) => area_id === row.id)
      .map((one) => ({
        quorumId: one.quorum_id,
        membersCount: one.members_count,
        beganAt: one.began_at,
        endedAt: one.ended_at ?? undefined,
      })),
  }));
}

export async function findArea(db: Database | Tx, number: number): Promise<Area | undefined> {
  return (await listAreas(db, { number }))[0];
}

/** The same, to which nobody else adds or takes a backing before the transaction ends. */
export async function holdArea(tx: Tx, number: number): Promise<Area | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended('roundtable/settle', 0))`.execute(tx);
  return findArea(tx, number);
}

export interface AreaGiven {
  readonly topicId: string;
  readonly title: string;
  readonly text: string;
  readonly questions: readonly string[];
  readonly representativeId: string;
  readonly now: Date;
}

/** Its number: the next one. */
export async function insertArea(
  tx: Tx,
  { topicId, title, text, questions, representativeId, now }: AreaGiven,
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('roundtable/settle', 0))`.execute(tx);
  const { id, number } = await tx
    .insertInto('roundtable.common_area')
    .values({
      number: sql<number>`1 + coalesce((select max(number) from roundtable.common_area), 0)`,
      topic_id: topicId,
      title,
      text,
      representative_id: representativeId,
      proposed_at: now,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('roundtable.common_area_question')
    .values(questions.map((question_id) => ({ area_id: id, question_id })))
    .execute();
  return number;
}

export async function insertBacking(
  tx: Tx,
  {
    areaId,
    memberId,
    representativeId,
    now,
  }: {
    readonly areaId: string;
    readonly memberId: string;
    readonly representativeId: string;
    readonly now: Date;
  },
): Promise<void> {
  await tx
    .insertInto('roundtable.backing')
    .values({
      area_id: areaId,
      member_id: memberId,
      representative_id: representativeId,
      backed_at: now,
    })
    .execute();
}

export async function saveWithdrawal(
  tx: Tx,
  id: string,
  { reason, now }: { readonly reason: string; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('roundtable.backing')
    .set({ withdrawn_at: now, reason })
    .where('id', '=', id)
    .execute();
}
