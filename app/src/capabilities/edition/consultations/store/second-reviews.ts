// What authors ask to be looked at again, and what somebody else than whoever hid it decided.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { isNationalBody, somebodyElseModerates } from '../../../ground/conversation/index.ts';
import type { ReviewOutcome } from '../../../ground/conversation/rules/index.ts';
import { deciderOf } from '../rules/second-review.ts';

export interface SecondReview {
  readonly observationId: string;
  /** Undefined once its author has been forgotten. */
  readonly words: string | undefined;
  readonly askedAt: Date;
  readonly hiddenBy: string | undefined;
  /** Whether at the institution somebody moderates who neither hid the observation nor wrote it. */
  readonly hasSomebodyElse: boolean;
  /** Undefined while it waits. */
  readonly outcome: ReviewOutcome | undefined;
  readonly answer: string | undefined;
}

/** Those about what is hidden now. */
function standing(db: Database | Tx) {
  return db
    .selectFrom('consultations.second_review as review')
    .innerJoin('consultations.observation as observation', (join) =>
      join
        .onRef('observation.id', '=', 'review.observation_id')
        .onRef('observation.hidden_at', '=', 'review.hidden_at'),
    )
    .innerJoin(
      'consultations.consultation as consultation',
      'consultation.id',
      'observation.consultation_id',
    )
    .select(['review.observation_id', 'review.words', 'review.asked_at', 'review.hidden_by'])
    .select([sql<ReviewOutcome | null>`review.outcome`.as('outcome'), 'review.answer'])
    .select(
      somebodyElseModerates({
        institutionId: 'consultation.institution_id',
        authorId: 'observation.person_id',
        hiddenBy: 'review.hidden_by',
      }).as('has_somebody_else'),
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof standing>['execute']>>[number];

function reviewOf(row: Row): SecondReview {
  return {
    observationId: row.observation_id,
    words: row.words ?? undefined,
    askedAt: row.asked_at,
    hiddenBy: row.hidden_by ?? undefined,
    hasSomebodyElse: row.has_somebody_else,
    outcome: row.outcome ?? undefined,
    answer: row.answer ?? undefined,
  };
}

/** Of a consultation, what has waited longest first. */
export async function listSecondReviews(
  db: Database | Tx,
  consultationId: string,
): Promise<readonly SecondReview[]> {
  const found = await standing(db)
    .where('consultation.id', '=', consultationId)
    .orderBy('review.asked_at')
    .execute();
  return found.map(reviewOf);
}

export interface ReviewElsewhere extends SecondReview {
  readonly consultationId: string;
  readonly institutionId: string;
}

/** What waits in other institutions for a national body by now, the longest first; nothing for who is none. */
export async function listReviewsElsewhere(
  db: Database | Tx,
  nationalId: string,
  now: Date,
): Promise<readonly ReviewElsewhere[]> {
  const found = await standing(db)
    .select(['consultation.id', 'consultation.institution_id', 'consultation.time_zone'])
    .where('review.outcome', 'is', null)
    .where('consultation.ended_at', 'is', null)
    .where('consultation.institution_id', '<>', nationalId)
    .where(isNationalBody(nationalId))
    .orderBy('review.asked_at')
    .execute();
  return found.flatMap((row) => {
    const review = reviewOf(row);
    return deciderOf(review, row.time_zone, now).kind === 'institution'
      ? []
      : [{ ...review, consultationId: row.id, institutionId: row.institution_id }];
  });
}

/** The one that waits about what is hidden now, held until the transaction ends. */
export async function holdOpenReview(
  tx: Tx,
  consultationId: string,
  observationId: string,
): Promise<SecondReview | undefined> {
  const row = await standing(tx)
    .where('consultation.id', '=', consultationId)
    .where('review.observation_id', '=', observationId)
    .where('review.outcome', 'is', null)
    .forUpdate('review')
    .executeTakeFirst();
  return row && reviewOf(row);
}

/** False if it was asked about this hiding before. Who hid it is kept with it: never the one to decide. */
export async function insertSecondReview(
  tx: Tx,
  observationId: string,
  words: string,
  now: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into consultations.second_review
      (observation_id, hidden_at, words, asked_at, hidden_by)
    select id, hidden_at, ${words}, ${now}, hidden_by from consultations.observation
      where id = ${observationId} and hidden_at is not null
    on conflict do nothing`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

export async function saveReview(
  tx: Tx,
  observationId: string,
  given: {
    readonly outcome: ReviewOutcome;
    readonly answer: string;
    readonly moderatorId: string;
    readonly now: Date;
  },
): Promise<void> {
  const { outcome, answer, moderatorId, now } = given;
  await tx
    .updateTable('consultations.second_review')
    .set({ outcome, answer, decided_by: moderatorId, decided_at: now })
    .where('observation_id', '=', observationId)
    .where('outcome', 'is', null)
    .execute();
}
