// What is asked of authors while their proposal is reviewed: asked, answered in time, or over.
import type { Database, Tx } from '../../../../platform/database/database.ts';

export async function insertCorrection(
  tx: Tx,
  given: {
    readonly proposalId: string;
    readonly asked: string;
    readonly answerUntil: Date;
    readonly now: Date;
  },
): Promise<void> {
  const { proposalId, asked, answerUntil, now } = given;
  await tx
    .insertInto('review.correction')
    .values({ proposal_id: proposalId, asked, asked_at: now, answer_until: answerUntil })
    .execute();
}

/** With the version in which it was mended; received in time on paper, after its term was over too. */
export async function saveCorrected(
  tx: Tx,
  given: {
    readonly id: string;
    readonly version: number;
    readonly answeredAt: Date;
    readonly paperSheetId: string | null;
  },
): Promise<void> {
  const { id, version, answeredAt, paperSheetId } = given;
  await tx
    .updateTable('review.correction')
    .set({ answered_at: answeredAt, version, ended_at: null, paper_sheet_id: paperSheetId })
    .where('id', '=', id)
    .execute();
}

/** It came in time and was entered when the result was published: it mends nothing any more. */
export async function keepCorrectionSheet(tx: Tx, id: string, paperSheetId: string): Promise<void> {
  await tx
    .updateTable('review.correction')
    .set({ paper_sheet_id: paperSheetId })
    .where('id', '=', id)
    .execute();
}

/** Nobody answered it, and it cannot be answered any more. */
export async function endCorrection(tx: Tx, proposalId: string, now: Date): Promise<void> {
  await tx
    .updateTable('review.correction')
    .set({ ended_at: now })
    .where('proposal_id', '=', proposalId)
    .where('answered_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute();
}

export interface OverdueCorrection {
  readonly proposalId: string;
  readonly institutionId: string;
}

/** Whose term went by. */
export async function listOverdue(
  db: Database | Tx,
  now: Date,
): Promise<readonly OverdueCorrection[]> {
  return db
    .selectFrom('review.correction as correction')
    .innerJoin('review.examination as exam', 'exam.proposal_id', 'correction.proposal_id')
    .select(['exam.proposal_id as proposalId', 'exam.institution_id as institutionId'])
    .where('correction.answered_at', 'is', null)
    .where('correction.ended_at', 'is', null)
    .where('correction.answer_until', '<', now)
    .orderBy('correction.answer_until')
    .execute();
}
