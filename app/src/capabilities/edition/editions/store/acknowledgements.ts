// Who was shown who decides what, and when.
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { moveRows, type TwoAccounts } from '../../../../platform/two-accounts.ts';

export interface NewAcknowledgement {
  readonly editionId: string;
  readonly noticeVersion: number;
  readonly moment: 'proposal' | 'ballot-paper';
  readonly personId: string | null;
  readonly now: Date;
}

export async function insertAcknowledgement(tx: Tx, given: NewAcknowledgement): Promise<void> {
  await tx
    .insertInto('editions.acknowledgement')
    .values({
      edition_id: given.editionId,
      notice_version: given.noticeVersion,
      moment: given.moment,
      person_id: given.personId,
      acknowledged_at: given.now,
    })
    .onConflict((on) => on.doNothing())
    .execute();
}

export interface AcknowledgementOfPerson {
  readonly editionName: string;
  readonly editionSlug: string;
  readonly institutionSlug: string;
  readonly noticeVersion: number;
  readonly acknowledgedAt: Date;
}

export function listAcknowledgements(
  db: Database | Tx,
  personId: string,
): Promise<readonly AcknowledgementOfPerson[]> {
  return db
    .selectFrom('editions.acknowledgement as one')
    .innerJoin('editions.edition as edition', 'edition.id', 'one.edition_id')
    .innerJoin(
      'institutions.institution as institution',
      'institution.id',
      'edition.institution_id',
    )
    .where('one.person_id', '=', personId)
    .select([
      'edition.name as editionName',
      'edition.slug as editionSlug',
      'institution.slug as institutionSlug',
      'one.notice_version as noticeVersion',
      'one.acknowledged_at as acknowledgedAt',
    ])
    .orderBy('one.acknowledged_at')
    .execute();
}

/** Leaves the count and takes the name. */
export async function unlinkAcknowledgements(tx: Tx, personId: string): Promise<void> {
  await tx
    .updateTable('editions.acknowledgement')
    .set({ person_id: null })
    .where('person_id', '=', personId)
    .execute();
}

/** Of one person with two accounts, the kept one was shown it once. */
export function joinAcknowledgements(tx: Tx, accounts: TwoAccounts): Promise<void> {
  return moveRows(
    tx,
    {
      table: 'editions.acknowledgement',
      column: 'person_id',
      once: ['edition_id', 'moment', 'notice_version'],
    },
    accounts,
  );
}

/** Ids of those who were shown who decides what before they proposed. */
export async function listAcknowledged(
  db: Database | Tx,
  editionId: string,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('editions.acknowledgement')
    .where('edition_id', '=', editionId)
    .where('person_id', 'is not', null)
    .select('person_id')
    .distinct()
    .execute();
  return rows.flatMap(({ person_id: id }) => (id === null ? [] : [id]));
}
