// What is forgotten of people: what somebody needed after a month, names after a year, and everything of an account.
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';
import { removeDocument } from '../../../../platform/search.ts';
import { moveRows, type TwoAccounts } from '../../../../platform/two-accounts.ts';
import { eraseDelegates } from './delegations.ts';
import { forgetPapersOf } from './papers.ts';
import { SEARCH_ROOM } from './search-documents.ts';

/** Needs, and telephones that the desk wrote down, of gatherings that ended before then. */
export async function eraseNeeds(tx: Tx, endedBefore: Date): Promise<void> {
  await sql`update gatherings.registration set needs_sealed = null, phone = null
    where (needs_sealed is not null or phone is not null) and exists (
      select from gatherings.gathering
      where id = gathering_id and ends_at < ${endedBefore})`.execute(tx);
}

/** Addresses of gatherings that ended before then. */
export async function slugsEndedBefore(tx: Tx, endedBefore: Date): Promise<readonly string[]> {
  const found = await tx
    .selectFrom('gatherings.gathering')
    .select('slug')
    .where('ends_at', '<', endedBefore)
    .execute();
  return found.map(({ slug }) => slug);
}

/** Who came and who had said so, of gatherings that ended before then; how many came stays. */
export async function unlinkAttendance(tx: Tx, endedBefore: Date): Promise<void> {
  const over = sql`exists (select from gatherings.gathering
    where id = gathering_id and ends_at < ${endedBefore})`;
  await sql`update gatherings.attendance set name = null, certificate_code = null
    where (name is not null or certificate_code is not null) and ${over}`.execute(tx);
  await sql`delete from gatherings.delegate using gatherings.registration
    where registration.id = delegate.id and not publishes_name and exists (
      select from gatherings.gathering
      where gathering.id = delegate.gathering_id and ends_at < ${endedBefore})`.execute(tx);
  await sql`delete from gatherings.registration where ${over}`.execute(tx);
  await eraseDelegates(tx, endedBefore);
  await sql`update gatherings.gathering set scan_file_id = null
    where scan_file_id is not null and ends_at < ${endedBefore}`.execute(tx);
}

/** What a person said to come to is erased; that she came stays as a figure. Minutes no longer say who wrote them. */
export async function forgetPerson(tx: Tx, personId: string): Promise<void> {
  for (const paperId of await forgetPapersOf(tx, personId)) {
    await removeDocument(tx, SEARCH_ROOM, paperId);
  }
  await sql`update gatherings.delegation set person_id = null where person_id = ${personId}`.execute(
    tx,
  );
  await sql`update gatherings.report set written_by = null where written_by = ${personId}`.execute(
    tx,
  );
  await sql`update gatherings.attendance set certificate_code = null
    where registration_id in (
      select id from gatherings.registration where person_id = ${personId})`.execute(tx);
  await sql`delete from gatherings.delegate where id in (
    select id from gatherings.registration where person_id = ${personId})`.execute(tx);
  await sql`delete from gatherings.registration where person_id = ${personId}`.execute(tx);
  await sql`update gatherings.minutes set drafted_by = null where drafted_by = ${personId}`.execute(
    tx,
  );
  await sql`update gatherings.minutes set approved_by = null where approved_by = ${personId}`.execute(
    tx,
  );
}

/** Whoever had both accounts comes once. What both wrote and approved the kept account no longer vouches for twice. */
export async function joinAccounts(tx: Tx, accounts: TwoAccounts): Promise<void> {
  const { closed, kept } = accounts;
  await moveDelegacies(tx, accounts);
  await moveRows(tx, { table: 'gatherings.paper', column: 'person_id' }, accounts);
  await moveRows(tx, { table: 'gatherings.delegation', column: 'person_id' }, accounts);
  await moveRows(tx, { table: 'gatherings.report', column: 'written_by' }, accounts);
  await moveRows(
    tx,
    { table: 'gatherings.registration', column: 'person_id', once: ['gathering_id'] },
    accounts,
  );
  await sql`update gatherings.minutes set drafted_by =
      case when approved_by = ${kept} and approved_in is null then null else ${kept}::uuid end
    where drafted_by = ${closed}`.execute(tx);
  await sql`update gatherings.minutes set approved_by =
      case when drafted_by = ${kept} and approved_in is null then null else ${kept}::uuid end
    where approved_by = ${closed}`.execute(tx);
}

/** Where both said that they come, the registration that stays is the one of the delegate; elected twice, she is one. */
async function moveDelegacies(tx: Tx, { closed, kept }: TwoAccounts): Promise<void> {
  const both = sql`gatherings.registration goes join gatherings.registration stays
    on stays.gathering_id = goes.gathering_id and stays.person_id = ${kept}`;
  await sql`delete from gatherings.delegate where id in (
    select goes.id from ${both} join gatherings.delegate twice on twice.id = stays.id
    where goes.person_id = ${closed})`.execute(tx);
  await sql`update gatherings.delegate set id = stays.id from ${both}
    where goes.person_id = ${closed} and delegate.id = goes.id`.execute(tx);
}
