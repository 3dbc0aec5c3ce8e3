// How a consultation goes on once it was opened: extensions with their reason, answers published, and its end.
import type { Database, Tx } from '../../../../platform/database/database.ts';

export interface Extension {
  readonly closedAt: Date;
  readonly untilAt: Date;
  readonly reason: string;
}

/** In the order in which they were decided. */
export async function listExtensions(
  db: Database | Tx,
  consultationId: string,
): Promise<readonly Extension[]> {
  const found = await db
    .selectFrom('consultations.extension')
    .select(['closed_at', 'until_at', 'reason'])
    .where('consultation_id', '=', consultationId)
    .orderBy('until_at')
    .execute();
  return found.map((row) => ({
    closedAt: row.closed_at,
    untilAt: row.until_at,
    reason: row.reason,
  }));
}

/** The database refuses a deadline that moves without its reason. */
export async function extend(
  tx: Tx,
  consultationId: string,
  { closedAt, untilAt, reason }: Extension,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('consultations.extension')
    .values({
      consultation_id: consultationId,
      closed_at: closedAt,
      until_at: untilAt,
      reason,
      decided_at: now,
    })
    .execute();
  await tx
    .updateTable('consultations.consultation')
    .set({ closes_at: untilAt })
    .where('id', '=', consultationId)
    .execute();
}

/** The document that holds the answers now; the first time it says when they were published. */
export async function saveAnswered(
  tx: Tx,
  consultationId: string,
  documentId: string,
  answeredAt?: Date,
): Promise<void> {
  await tx
    .updateTable('consultations.consultation')
    .set({
      answers_document_id: documentId,
      ...(answeredAt === undefined ? {} : { answered_at: answeredAt }),
    })
    .where('id', '=', consultationId)
    .execute();
}

export type End =
  | { readonly outcome: 'withdrawn'; readonly words: string }
  | {
      readonly outcome: 'approved';
      readonly words: string | undefined;
      readonly act: 'norm' | 'document' | 'rulebook';
      readonly actId: string;
    };

export async function saveEnd(
  tx: Tx,
  consultationId: string,
  end: End,
  endedAt: Date,
): Promise<void> {
  const act = end.outcome === 'approved' ? { [`act_${end.act}_id`]: end.actId } : {};
  await tx
    .updateTable('consultations.consultation')
    .set({ ended_at: endedAt, outcome: end.outcome, end_words: end.words ?? null, ...act })
    .where('id', '=', consultationId)
    .execute();
}
