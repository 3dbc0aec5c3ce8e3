// Resets of keys: found by the hash of what their link carries; one open for each person.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Token } from '../rules/token.ts';
import { hashOf } from './tokens.ts';

export interface KeyReset {
  readonly id: string;
  readonly personId: string;
  readonly institutionId: string;
  readonly institutionName: string;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

export interface NewKeyReset {
  readonly personId: string;
  readonly institutionId: string;
  readonly token: Token;
  readonly proposedBy: string;
  readonly confirmedBy: string;
  readonly now: Date;
  readonly expiresAt: Date;
}

/** In the place of one that nobody used. */
export async function insertKeyReset(tx: Tx, given: NewKeyReset): Promise<void> {
  await tx
    .deleteFrom('people.key_reset')
    .where('person_id', '=', given.personId)
    .where('used_at', 'is', null)
    .execute();
  await tx
    .insertInto('people.key_reset')
    .values({
      person_id: given.personId,
      institution_id: given.institutionId,
      token_hash: hashOf(given.token),
      proposed_by: given.proposedBy,
      confirmed_by: given.confirmedBy,
      opened_at: given.now,
      expires_at: given.expiresAt,
    })
    .execute();
}

function keyResets(db: Database | Tx) {
  return db
    .selectFrom('people.key_reset as reset')
    .innerJoin('institutions.institution as institution', 'institution.id', 'reset.institution_id')
    .select([
      'reset.id',
      'reset.person_id as personId',
      'reset.institution_id as institutionId',
      'institution.name as institutionName',
      'reset.expires_at as expiresAt',
      'reset.used_at as usedAt',
    ]);
}

export function findKeyReset(db: Database | Tx, token: Token): Promise<KeyReset | undefined> {
  return keyResets(db).where('reset.token_hash', '=', hashOf(token)).executeTakeFirst();
}

/** The same, held until the transaction ends: of two who use it the second sees it used. */
export function holdKeyReset(tx: Tx, token: Token): Promise<KeyReset | undefined> {
  return keyResets(tx)
    .where('reset.token_hash', '=', hashOf(token))
    .forUpdate('reset')
    .executeTakeFirst();
}

/** Those of an institution whose links still open something. */
export function listOpenKeyResets(
  db: Database | Tx,
  institutionId: string,
  now: Date,
): Promise<KeyReset[]> {
  return keyResets(db)
    .where('reset.institution_id', '=', institutionId)
    .where('reset.used_at', 'is', null)
    .where('reset.expires_at', '>', now)
    .execute();
}

/** Gives an open one another link; the one before opens nothing any more. */
export async function saveRenewedReset(
  tx: Tx,
  id: string,
  given: { readonly token: Token; readonly renewedBy: string },
): Promise<void> {
  await tx
    .updateTable('people.key_reset')
    .set({ token_hash: hashOf(given.token), renewed_by: given.renewedBy })
    .where('id', '=', id)
    .execute();
}

export async function saveResetUsed(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.updateTable('people.key_reset').set({ used_at: now }).where('id', '=', id).execute();
}

/** What stands for the ways into an account: another text once one of them was used, added, removed or written to elsewhere. */
export async function waysInVersion(db: Database | Tx, personId: string): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select encode(sha256(convert_to(concat_ws(' ', person.email,
      (select string_agg(concat(id, extract(epoch from ended_at)), ',' order by id) from people.role_grant
        where person_id = person.id and (ended_at is null or ended_at > clock_timestamp())),
      (select string_agg(concat(id, extract(epoch from last_used_at)), ',' order by id) from people.passkey
        where person_id = person.id),
      (select concat(last_used_step, extract(epoch from confirmed_at)) from people.break_glass
        where person_id = person.id)), 'UTF8')), 'hex') as version
    from people.person person where id = ${personId}`.execute(db);
  return rows[0]?.version ?? 'none';
}

/** Kept for as long as they say who is independent of whom. */
export async function deleteOldKeyResets(db: Database): Promise<void> {
  await sql`delete from people.key_reset
    where coalesce(used_at, expires_at) < now() - interval '31 days'`.execute(db);
}
