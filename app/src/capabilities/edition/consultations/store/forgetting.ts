// What consultations keep of one person, and how it is forgotten or follows her to another account.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { moveRows, type TwoAccounts } from '../../../../platform/two-accounts.ts';
import { numberOfParagraph } from './paragraphs.ts';

export interface OwnObservation {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  /** Of the paragraph. */
  readonly number: number | null;
  readonly way: string;
  readonly stance: string;
  readonly reasons: string;
  readonly proposed: string;
  readonly sentAt: Date;
  readonly changedAt: Date;
  readonly isShown: boolean;
  readonly hiddenAt: Date | null;
  readonly hiddenReason: string | null;
  readonly group: number | null;
  /** Whether it can still be taken back: then it is erased with her account. */
  readonly isOpen: boolean;
}

export async function listOfPerson(
  db: Database,
  personId: string,
  now: Date,
): Promise<readonly OwnObservation[]> {
  const found = await db
    .selectFrom('consultations.observation as observation')
    .innerJoin(
      'consultations.consultation as consultation',
      'consultation.id',
      'observation.consultation_id',
    )
    .leftJoin('consultations.paragraph as paragraph', 'paragraph.id', 'observation.paragraph_id')
    .leftJoin('consultations.observation_group as grouped', 'grouped.id', 'observation.group_id')
    .selectAll('observation')
    .select(['consultation.slug', 'consultation.title', 'grouped.number as group'])
    .select(numberOfParagraph.as('number'))
    .select(
      sql<boolean>`consultation.ended_at is null and consultation.closes_at > ${now}`.as('is_open'),
    )
    .where('observation.person_id', '=', personId)
    .orderBy('observation.sent_at')
    .execute();
  return found.map((row) => ({
    id: row.id,
    slug: row.slug,
    title: row.title,
    number: row.number,
    way: row.way,
    stance: row.stance,
    reasons: row.reasons,
    proposed: row.proposed,
    sentAt: row.sent_at,
    changedAt: row.changed_at,
    isShown: row.hidden_at === null && row.shown_version === row.version,
    hiddenAt: row.hidden_at,
    hiddenReason: row.hidden_reason,
    group: row.group,
    isOpen: row.is_open,
  }));
}

/** Where she asked that somebody else look, and what came of it. */
export function listReviewsOf(db: Database, personId: string) {
  return db
    .selectFrom('consultations.second_review as review')
    .innerJoin(
      'consultations.observation as observation',
      'observation.id',
      'review.observation_id',
    )
    .innerJoin(
      'consultations.consultation as consultation',
      'consultation.id',
      'observation.consultation_id',
    )
    .select(['consultation.slug', 'consultation.title', 'review.words', 'review.asked_at'])
    .select(['review.observation_id', 'review.outcome', 'review.answer', 'review.decided_at'])
    .where('observation.person_id', '=', personId)
    .orderBy('review.asked_at')
    .execute();
}

/** What she hid as a moderator, as it is hidden now. */
export function listHiddenBy(db: Database, personId: string) {
  return db
    .selectFrom('consultations.observation')
    .select(['id', 'hidden_at', 'hidden_reason'])
    .where('hidden_by', '=', personId)
    .orderBy('hidden_at')
    .execute();
}

/** What she decided when somebody asked again. */
export function listReviewsDecidedBy(db: Database, personId: string) {
  return db
    .selectFrom('consultations.second_review')
    .select(['observation_id', 'outcome', 'decided_at'])
    .where('decided_by', '=', personId)
    .orderBy('decided_at')
    .execute();
}

/** What can still be taken back goes; of the rest nobody is told whose it was, and its answer stays. */
export async function forgetPerson(tx: Tx, personId: string, now: Date): Promise<void> {
  await sql`delete from consultations.observation using consultations.consultation
    where observation.person_id = ${personId} and consultation.id = observation.consultation_id
      and consultation.ended_at is null and consultation.answered_at is null
      and consultation.closes_at > ${now}`.execute(tx);
  await sql`update consultations.second_review review set words = null, answer = null
    from consultations.observation
    where observation.id = review.observation_id and observation.person_id = ${personId}`.execute(
    tx,
  );
  await tx
    .updateTable('consultations.observation')
    .set({ person_id: null })
    .where('person_id', '=', personId)
    .execute();
  for (const column of ['hidden_by', 'decided_by'] as const) {
    await tx
      .updateTable('consultations.second_review')
      .set({ [column]: null })
      .where(column, '=', personId)
      .execute();
  }
  await tx
    .updateTable('consultations.observation')
    .set({ hidden_by: null })
    .where('hidden_by', '=', personId)
    .execute();
}

/** Who spoke of a paragraph with both accounts is heard once there; what was answered stays, and is nobody's. */
export async function joinAccounts(tx: Tx, accounts: TwoAccounts): Promise<void> {
  await sql`update consultations.observation doubled set person_id = null
    from consultations.consultation
    where doubled.person_id = ${accounts.closed} and consultation.id = doubled.consultation_id
      and (consultation.answered_at is not null or consultation.ended_at is not null)
      and exists (select from consultations.observation stays where stays.person_id = ${accounts.kept}
        and stays.consultation_id = doubled.consultation_id
        and stays.paragraph_id is not distinct from doubled.paragraph_id)`.execute(tx);
  await moveRows(
    tx,
    {
      table: 'consultations.observation',
      column: 'person_id',
      once: ['consultation_id', 'paragraph_id'],
    },
    accounts,
  );
}
