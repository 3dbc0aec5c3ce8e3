// Taking a person out: her row and what hangs from it, or, where what she did must stay, all that says who she was.
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';

/** What keeps an account from being forgotten yet. */
export async function tiesOf(
  tx: Tx,
  personId: string,
  now: Date,
): Promise<{ roles: number; children: number }> {
  const { rows } = await sql<{ roles: number; children: number }>`
    select
      (select count(*)::int from people.role_grant
        where person_id = ${personId} and (ended_at is null or ended_at > ${now})) as roles,
      (select count(*)::int from people.guardianship
        where guardian_id = ${personId} and ended_at is null) as children`.execute(tx);
  return rows[0] ?? { roles: 0, children: 0 };
}

/** A reference that refuses: restrict_violation and foreign_key_violation. */
const STILL_NAMED: readonly unknown[] = ['23001', '23503'];

/**
 * Deletes the person. Where an act that must stay names her (she identified somebody, or signed an act of two
 * people), only the row remains, with nothing that says who she was; true then.
 */
export async function deletePerson(tx: Tx, personId: string): Promise<boolean> {
  // Accounts that were joined to hers say nothing of anybody, and were kept for her alone.
  await sql`delete from people.person where id in (
    select closed_id from people.account_joining where kept_id = ${personId})`.execute(tx);
  // Before the row goes: afterwards nothing says which invitations were hers.
  await tx
    .updateTable('people.invitation')
    .set({ name: '…', email: sql<string>`id || '@forgotten.invalid'` })
    .where('accepted_by', '=', personId)
    .execute();
  await sql`savepoint forgetting`.execute(tx);
  try {
    await tx.deleteFrom('people.person').where('id', '=', personId).execute();
    // What refers to her may be checked as late as the end of the transaction: here it still can be undone.
    await sql`set constraints all immediate`.execute(tx);
    return false;
  } catch (error) {
    if (!STILL_NAMED.includes((error as { code?: string }).code)) throw error;
    await sql`rollback to savepoint forgetting`.execute(tx);
    await blankPerson(tx, personId);
    return true;
  }
}

/** No table of this room keeps anything of hers but the row itself and the roles that she held. */
export async function blankPerson(tx: Tx, personId: string): Promise<void> {
  for (const table of [
    'identity',
    'passkey',
    'break_glass',
    'access_code',
    'session',
    'key_reset',
    'look',
    'kept_form',
    'sign_in_attempt',
    'passkey_challenge',
  ] as const) {
    await tx.deleteFrom(`people.${table}`).where('person_id', '=', personId).execute();
  }
  await tx
    .deleteFrom('people.guardianship')
    .where((eb) => eb.or([eb('child_id', '=', personId), eb('guardian_id', '=', personId)]))
    .execute();
  await tx
    .updateTable('people.assisted_identity')
    .set({ person_id: null })
    .where('person_id', '=', personId)
    .execute();
  await tx
    .updateTable('people.person')
    .set({
      run_fingerprint: null,
      document_fingerprint: null,
      run_sealed: null,
      names_sealed: null,
      birth_date_sealed: null,
      birth_year: null,
      public_name: '…',
      uses_alias: true,
      comuna_cut: null,
      email: null,
    })
    .where('id', '=', personId)
    .execute();
}
