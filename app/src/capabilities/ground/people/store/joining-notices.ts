// Notices of two accounts of one person: each stays told once, and nothing is sent to a closed account any more.
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';
import { moveRows, type TwoAccounts } from '../../../../platform/two-accounts.ts';

/** Addresses and devices do not follow: whoever had those of the closed account would read the notices of the other. */
export async function joinNotices(tx: Tx, accounts: TwoAccounts): Promise<void> {
  const { closed, kept } = accounts;
  await moveRows(
    tx,
    { table: 'people.notice', column: 'person_id', once: ['kind', 'key'] },
    accounts,
  );
  // A digest of a day on which the kept account had its own keeps its moment, and is of no day.
  await sql`update people.notice_mail moved set person_id = ${kept}, day = case when exists (
      select from people.notice_mail own where own.person_id = ${kept} and own.day = moved.day)
      then null else moved.day end
    where person_id = ${closed}`.execute(tx);
  await moveRows(
    tx,
    { table: 'people.stopped_kind', column: 'person_id', once: ['kind'] },
    accounts,
  );
  await joinOptIns(tx, accounts);
  for (const table of ['mail_settings', 'mail_proof', 'push_subscription'] as const) {
    await tx.deleteFrom(`people.${table}`).where('person_id', '=', closed).execute();
  }
}

/** Of an institution that both asked, what the kept account chose stays. */
async function joinOptIns(tx: Tx, { closed, kept }: TwoAccounts): Promise<void> {
  const { rows } = await sql<{ institution_id: string }>`
    insert into people.message_opt_in (person_id, institution_id, since)
    select ${kept}, institution_id, since from people.message_opt_in where person_id = ${closed}
    on conflict do nothing returning institution_id`.execute(tx);
  const moved = rows.map((row) => row.institution_id);
  await sql`insert into people.message_opt_in_sector (person_id, institution_id, territory_id)
    select ${kept}, institution_id, territory_id from people.message_opt_in_sector
    where person_id = ${closed} and institution_id = any(${moved}::uuid[])`.execute(tx);
  await tx.deleteFrom('people.message_opt_in').where('person_id', '=', closed).execute();
}
