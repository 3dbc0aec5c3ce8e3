// What moderators decided, what readers reported, and what an author asks to be looked at again.
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Outcome, Reason, ReviewOutcome } from '../rules/moderation.ts';

export interface NewDecision {
  readonly commentId: string;
  readonly outcome: Outcome;
  readonly reason: Reason | undefined;
  /** For the author; may be empty. */
  readonly words: string;
  readonly institutionId: string;
  readonly moderatorId: string;
  readonly now: Date;
}

/** Writes it down and answers with it the reports that are open; its id, and who had reported. */
export async function insertDecision(
  tx: Tx,
  decision: NewDecision,
): Promise<{ readonly id: string; readonly reporters: readonly string[] }> {
  const { commentId, outcome, reason, words, institutionId, moderatorId, now } = decision;
  const { id } = await tx
    .insertInto('conversation.decision')
    .values({
      comment_id: commentId,
      outcome,
      reason: outcome === 'hidden' ? (reason ?? null) : null,
      words: words === '' ? null : words,
      institution_id: institutionId,
      decided_by: moderatorId,
      decided_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const answered = await tx
    .updateTable('conversation.report')
    .set({ decision_id: id })
    .where('comment_id', '=', commentId)
    .where('decision_id', 'is', null)
    .returning('person_id')
    .execute();
  return { id, reporters: [...new Set(answered.map(({ person_id: person }) => person))] };
}

export interface NewReport {
  readonly commentId: string;
  /** The one that she read. */
  readonly version: number;
  readonly personId: string;
  readonly reason: Reason;
  readonly words: string;
  readonly now: Date;
}

/** False if she reported the same version before. */
export async function insertReport(tx: Tx, report: NewReport): Promise<boolean> {
  const inserted = await tx
    .insertInto('conversation.report')
    .values({
      comment_id: report.commentId,
      version_number: report.version,
      person_id: report.personId,
      reason: report.reason,
      words: report.words === '' ? null : report.words,
      reported_at: report.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** False if it was asked before about the same decision. Who hid the comment is kept with it: never the one to answer. */
export async function insertSecondReview(
  tx: Tx,
  {
    decisionId,
    words,
    now,
  }: { readonly decisionId: string; readonly words: string; readonly now: Date },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('conversation.second_review')
    .columns(['decision_id', 'words', 'asked_at', 'hidden_by'])
    .expression((eb) =>
      eb
        .selectFrom('conversation.decision')
        .select((one) => [
          'id',
          one.val(words).as('words'),
          one.cast<Date>(one.val(now), 'timestamptz').as('asked_at'),
          'decided_by',
        ])
        .where('id', '=', decisionId),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export interface OpenSecondReview {
  readonly hiddenBy: string | null;
}

/** The one that waits for an answer about that decision. */
export function holdSecondReview(
  tx: Tx,
  decisionId: string,
): Promise<OpenSecondReview | undefined> {
  return tx
    .selectFrom('conversation.second_review')
    .select('hidden_by as hiddenBy')
    .where('decision_id', '=', decisionId)
    .where('outcome', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

export interface ReviewAnswer {
  readonly decisionId: string;
  readonly outcome: ReviewOutcome;
  readonly answer: string;
  readonly institutionId: string;
  readonly moderatorId: string;
  readonly now: Date;
}

export async function saveReviewAnswer(tx: Tx, given: ReviewAnswer): Promise<void> {
  await tx
    .updateTable('conversation.second_review')
    .set({
      outcome: given.outcome,
      answer: given.answer === '' ? null : given.answer,
      institution_id: given.institutionId,
      decided_by: given.moderatorId,
      decided_at: given.now,
    })
    .where('decision_id', '=', given.decisionId)
    .execute();
}

export interface OwnDecision {
  readonly at: Date;
  readonly reason: Reason;
  readonly words: string | null;
  readonly institutionName: string;
  readonly askedAt: Date | null;
  readonly outcome: ReviewOutcome | null;
  readonly answer: string | null;
}

/** The decision that hides a comment now, as its author reads it. */
export async function readHiding(db: Database, hidingId: string): Promise<OwnDecision> {
  const row = await db
    .selectFrom('conversation.decision as decision')
    .innerJoin(
      'institutions.institution as institution',
      'institution.id',
      'decision.institution_id',
    )
    .leftJoin('conversation.second_review as review', 'review.decision_id', 'decision.id')
    .select(['decision.decided_at as at', 'decision.reason', 'decision.words'])
    .select(['institution.name as institutionName', 'review.asked_at as askedAt'])
    .select(['review.outcome', 'review.answer'])
    .where('decision.id', '=', hidingId)
    .executeTakeFirstOrThrow();
  return row as OwnDecision;
}
