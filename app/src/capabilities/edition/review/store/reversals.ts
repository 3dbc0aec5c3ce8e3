// Feasible results that were taken back, each with the answer that it took back: it is written once, and an appeal may undo it.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Ground } from '../rules/checks.ts';

export interface Reversal {
  readonly id: string;
  /** The act in which two people signed it. */
  readonly actId: string;
  readonly wasPublishedAt: Date;
  readonly ground: Ground;
  readonly reason: string;
  /** Code of the norm. */
  readonly norm: string;
  readonly article: string | null;
  readonly reversedAt: Date;
  /** An appeal against it was upheld. */
  readonly undoneAt: Date | null;
}

function selectReversals(db: Database | Tx) {
  return db
    .selectFrom('review.reversal as reversal')
    .innerJoin('norms.norm as norm', 'norm.id', 'reversal.norm_id')
    .select([
      'reversal.id',
      'reversal.act_id as actId',
      'reversal.was_published_at as wasPublishedAt',
      sql<Ground>`reversal.ground`.as('ground'),
      'reversal.reason',
      'norm.code as norm',
      'reversal.article',
      'reversal.reversed_at as reversedAt',
      'reversal.undone_at as undoneAt',
    ])
    .orderBy('reversal.reversed_at');
}

/** Of a proposal, the first one first. */
export function listReversals(db: Database | Tx, proposalId: string): Promise<readonly Reversal[]> {
  return selectReversals(db).where('reversal.proposal_id', '=', proposalId).execute();
}

/** Of an edition, by the id of the proposal, as anybody may take them along. */
export async function listReversalsIn(db: Database, editionId: string) {
  const rows = await selectReversals(db)
    .innerJoin('review.examination as exam', 'exam.proposal_id', 'reversal.proposal_id')
    .where('exam.edition_id', '=', editionId)
    .select('reversal.proposal_id as proposalId')
    .execute();
  const told = rows.map((row) => ({
    proposalId: row.proposalId,
    ...{ ground: row.ground, reason: row.reason, norm: row.norm, article: row.article },
    ...{
      was_published_at: row.wasPublishedAt,
      reversed_at: row.reversedAt,
      undone_at: row.undoneAt,
    },
  }));
  return Map.groupBy(told, ({ proposalId }) => proposalId);
}

export interface NewReversal {
  readonly proposalId: string;
  readonly actId: string;
  readonly ground: Ground;
  readonly reason: string;
  readonly normId: string;
  readonly article: string;
  readonly now: Date;
}

/** Keeps the answer that is taken back and gives the examination the one that stands from now on. */
export async function insertReversal(tx: Tx, given: NewReversal): Promise<void> {
  const { proposalId, actId, ground, reason, normId, article, now } = given;
  await sql`insert into review.reversal (proposal_id, act_id, was_answer, was_published_at, reason, ground,
      norm_id, article, reversed_at)
    select proposal_id, ${actId}, answer, published_at, ${reason}, ${ground}, ${normId},
      ${article === '' ? null : article}, ${now}
    from review.examination where proposal_id = ${proposalId}`.execute(tx);
  await tx
    .updateTable('review.examination')
    .set({
      outcome: 'not-feasible',
      answer: reason,
      published_at: now,
      revision: sql`revision + 1`,
    })
    .where('proposal_id', '=', proposalId)
    .execute();
}

/** The examination has again the answer that was taken back, as it was published. */
export async function undoReversal(tx: Tx, proposalId: string, now: Date): Promise<void> {
  await sql`with undone as (
      update review.reversal set undone_at = ${now}
      where proposal_id = ${proposalId} and undone_at is null
      returning proposal_id, was_answer, was_published_at)
    update review.examination exam set outcome = 'feasible', answer = undone.was_answer,
      published_at = undone.was_published_at, revision = revision + 1
    from undone where exam.proposal_id = undone.proposal_id`.execute(tx);
}

/** Of an edition, those that an appeal undid too. */
export async function countReversals(db: Database, editionId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count
    from review.reversal join review.examination exam on exam.proposal_id = reversal.proposal_id
    where exam.edition_id = ${editionId}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** What stands of a proposal, for an act that was proposed about it: another text means that it is not that any more. */
export async function findStanding(db: Database | Tx, proposalId: string): Promise<string> {
  const { rows } = await sql<{ standing: string }>`select
      proposal.state || ' ' || exam.revision || ' ' || coalesce(exam.published_at::text, '') as standing
    from review.examination exam join proposals.proposal on proposal.id = exam.proposal_id
    where exam.proposal_id = ${proposalId}`.execute(db);
  return rows[0]?.standing ?? '';
}
