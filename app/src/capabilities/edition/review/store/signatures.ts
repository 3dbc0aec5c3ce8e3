// Sign-offs and the rounds in which results are published together.
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';
import type { Outcome } from '../rules/checks.ts';

export interface SignOff {
  readonly proposalId: string;
  readonly outcome: Outcome;
  readonly answer: string;
  readonly signedBy: string;
  readonly isAlone: boolean;
  readonly now: Date;
}

export async function saveSignOff(tx: Tx, given: SignOff): Promise<void> {
  const { proposalId, outcome, answer, signedBy, isAlone, now } = given;
  await tx
    .updateTable('review.examination')
    .set({
      outcome,
      answer: answer === '' ? null : answer,
      signed_off_at: now,
      signed_off_by: signedBy,
      signed_off_alone: isAlone,
      revision: sql`revision + 1`,
    })
    .where('proposal_id', '=', proposalId)
    .execute();
}

/** The answer stays as it was written. */
export async function clearSignOff(tx: Tx, proposalId: string): Promise<void> {
  await tx
    .updateTable('review.examination')
    .set({
      outcome: null,
      signed_off_at: null,
      signed_off_by: null,
      signed_off_alone: false,
      revision: sql`revision + 1`,
    })
    .where('proposal_id', '=', proposalId)
    .execute();
}

export async function saveRoundPublished(
  tx: Tx,
  given: {
    readonly roundId: string;
    readonly documentId: string;
    readonly proposalIds: readonly string[];
    readonly now: Date;
  },
): Promise<void> {
  const { roundId, documentId, proposalIds, now } = given;
  await tx
    .updateTable('review.round')
    .set({ published_at: now, document_id: documentId })
    .where('id', '=', roundId)
    .execute();
  await tx
    .updateTable('review.examination')
    .set({ published_at: now })
    .where('proposal_id', 'in', [...proposalIds])
    .execute();
}
