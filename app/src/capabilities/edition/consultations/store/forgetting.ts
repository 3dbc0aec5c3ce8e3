// What consultations keep of one person, and how it is forgotten or follows her to another account.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { moveRows, type TwoAccounts } from '../../../../platform/two-accounts.ts';

export interface OwnObservation {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly position: number | null;
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
    .select(['consultation.slug', 'consultation.title', 'paragraph.position', 'grouped.number'])
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
    position: row.position,
    way: row.way,
    stance: row.stance,
    reasons: row.reasons,
    proposed: row.proposed,
    sentAt: row.sent_at,
    changedAt: row.changed_at,
    isShown: row.hidden_at === null && row.shown_version === row.version,
    hiddenAt: row.hidden_at,
    hiddenReason: row.hidden_reason,
    group: row.number,
    isOpen: row.is_open,
  }));
}

/** What can still be taken back goes; of the rest nobody is told whose it was, and its answer stays. */
export async function forgetPerson(tx: Tx, personId: string, now: Date): Promise<void> {
  await sql`delete from consultations.observation using consultations.consultation
    where observation.person_id = ${personId} and consultation.id = observation.consultation_id
      and consultation.ended_at is null and consultation.answered_at is null
      and consultation.closes_at > ${now}`.execute(tx);
  await tx
    .updateTable('consultations.observation')
    .set({ person_id: null })
    .where('person_id', '=', personId)
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
