// Two accounts of one person: found by what proves them, joined, and the trail of it. No way in follows.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { moveRows, type TwoAccounts } from '../../../../platform/two-accounts.ts';
import type { JoinedAccount } from '../rules/account-joining.ts';
import { blankPerson } from './forgetting.ts';

/** What decides whether an account may be joined; undefined if there is none. */
export async function readJoined(
  db: Database | Tx,
  personId: string,
): Promise<JoinedAccount | undefined> {
  const { rows } = await sql<JoinedAccount>`
    select id as "personId", public_name as "name", run_fingerprint is not null as "hasRun",
      document_fingerprint is not null as "hasDocument",
      exists (select from people.role_grant
        where person_id = person.id and organization_id is null) as "wasOfStaff"
    from people.person where id = ${personId}`.execute(db);
  return rows[0];
}

/** Stands for what two accounts are proven by, and for whether one was of staff: it changes when they do. */
export async function joiningVersion(db: Database | Tx, accounts: TwoAccounts): Promise<string> {
  const { closed, kept } = accounts;
  const { rows } = await sql<{ version: string }>`
    select encode(sha256(convert_to(coalesce(string_agg(concat_ws(' ', id, run_fingerprint,
      document_fingerprint, (select count(*) from people.role_grant where person_id = person.id)),
      ',' order by id), ''), 'UTF8')), 'hex') as version
    from people.person where id in (${closed}, ${kept})`.execute(db);
  return rows[0]?.version ?? '';
}

/** Whoever joins, or forgets, one of these accounts waits until this transaction ends. */
export async function lockAccounts(tx: Tx, { closed, kept }: TwoAccounts): Promise<void> {
  await sql`select from people.person where id in (${closed}, ${kept}) order by id for update`.execute(
    tx,
  );
}

export interface NewJoining extends TwoAccounts {
  readonly institutionId: string;
  readonly proposedBy: string;
  readonly confirmedBy: string;
  readonly now: Date;
}

/** The trail, first of all: what follows a person from one account to the other is allowed by it. */
export async function insertJoining(tx: Tx, given: NewJoining): Promise<void> {
  const { closed, kept, institutionId, proposedBy, confirmedBy, now } = given;
  await tx
    .insertInto('people.account_joining')
    .values({
      closed_id: closed,
      kept_id: kept,
      institution_id: institutionId,
      proposed_by: proposedBy,
      confirmed_by: confirmedBy,
      joined_at: now,
    })
    .execute();
}

/** What the account itself holds; a card, a session, a passkey or a provider of the closed one opens nothing more. */
export async function joinAccount(tx: Tx, accounts: TwoAccounts): Promise<void> {
  const { closed, kept } = accounts;
  await tx
    .updateTable('people.account_joining')
    .set({ kept_id: kept })
    .where('kept_id', '=', closed)
    .execute();
  await moveRows(
    tx,
    {
      table: 'people.look',
      column: 'person_id',
      once: ['looker_id', 'institution_id', 'what', 'looked_on'],
    },
    accounts,
  );
  await joinFamilies(tx, accounts);
  // Who identified her cannot be she herself: then it stays with the row of the closed account.
  await sql`update people.assisted_identity set person_id = ${kept}
    where person_id = ${closed} and ${kept} is distinct from seen_by
      and ${kept} is distinct from confirmed_by`.execute(tx);
  await moveRows(tx, { table: 'people.role_grant', column: 'granted_by' }, accounts);
}

/** Nobody is in her own care; a child has one guardian, who is that of the kept account. */
async function joinFamilies(tx: Tx, accounts: TwoAccounts): Promise<void> {
  const { closed, kept } = accounts;
  await sql`delete from people.guardianship
    where (child_id, guardian_id) in ((${closed}, ${kept}), (${kept}, ${closed}))`.execute(tx);
  await moveRows(tx, { table: 'people.guardianship', column: 'guardian_id' }, accounts);
  await moveRows(tx, { table: 'people.guardianship', column: 'child_id', once: [] }, accounts);
}

/** The document of the closed account opens the kept one from now on; nothing of the closed one says who it was. */
export async function closeAccount(tx: Tx, { closed, kept }: TwoAccounts): Promise<void> {
  const { document_fingerprint } = await tx
    .selectFrom('people.person')
    .select('document_fingerprint')
    .where('id', '=', closed)
    .executeTakeFirstOrThrow();
  await blankPerson(tx, closed);
  await tx
    .updateTable('people.person')
    .set({ document_fingerprint })
    .where('id', '=', kept)
    .execute();
}
