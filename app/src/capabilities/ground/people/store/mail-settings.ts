// The address to which a person's notices go: the code that proves it, whether she wants mail, whether it arrives.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import {
  CODE_ATTEMPTS,
  CODE_HOLDS_MS,
  type MailState,
  REFUSALS_BORNE,
} from '../rules/mail-address.ts';

/** Proven, wanted, and not refusing: rows of `settings` beside those of `person`. */
export const mailWorks = sql<boolean>`settings.email = person.email
  and settings.on_since is not null and settings.failing_since is null`;

export async function readMailState(
  db: Database | Tx,
  personId: string,
  now: Date,
): Promise<MailState> {
  const row = await db
    .selectFrom('people.person as person')
    .leftJoin('people.mail_settings as settings', (join) =>
      join
        .onRef('settings.person_id', '=', 'person.id')
        .onRef('settings.email', '=', 'person.email'),
    )
    .leftJoin('people.mail_proof as proof', (join) =>
      join
        .onRef('proof.person_id', '=', 'person.id')
        .onRef('proof.email', '=', 'person.email')
        .on('proof.expires_at', '>', now)
        .on('proof.attempts', '<', CODE_ATTEMPTS),
    )
    .select('person.email')
    .select(sql<boolean>`settings.proven_at is not null`.as('isProven'))
    .select(sql<boolean>`settings.on_since is not null`.as('isOn'))
    .select(sql<boolean>`settings.failing_since is not null`.as('isFailing'))
    .select(sql<boolean>`proof.expires_at is not null`.as('isCodeSent'))
    .where('person.id', '=', personId)
    .executeTakeFirstOrThrow();
  return row;
}

function fingerprintOf(keys: Keys, personId: string, email: string, code: string): Buffer {
  return keys.fingerprint('people/mail-code', [personId, email, code].join('\n'));
}

/** The code that counts from now on; one sent before opens nothing any more. */
export async function saveMailProof(
  tx: Tx,
  keys: Keys,
  given: {
    readonly personId: string;
    readonly email: string;
    readonly code: string;
    readonly now: Date;
  },
): Promise<void> {
  const { personId, email, code, now } = given;
  const columns = {
    email,
    code_fingerprint: fingerprintOf(keys, personId, email, code),
    attempts: 0,
    expires_at: new Date(now.getTime() + CODE_HOLDS_MS),
  };
  await tx
    .insertInto('people.mail_proof')
    .values({ person_id: personId, ...columns })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(columns))
    .execute();
}

/**
 * Counts one attempt and says which address the code proves: `wrong` for another code, undefined where none can
 * be tried (none sent, too old, tried too often, or for an address that is no longer the account's).
 */
export async function tryMailCode(
  tx: Tx,
  keys: Keys,
  given: { readonly personId: string; readonly code: string; readonly now: Date },
): Promise<{ readonly email: string } | 'wrong' | undefined> {
  const { personId, code, now } = given;
  const row = await tx
    .updateTable('people.mail_proof as proof')
    .from('people.person as person')
    .set({ attempts: sql<number>`attempts + 1` })
    .whereRef('person.id', '=', 'proof.person_id')
    .whereRef('person.email', '=', 'proof.email')
    .where('proof.person_id', '=', personId)
    .where('proof.attempts', '<', CODE_ATTEMPTS)
    .where('proof.expires_at', '>', now)
    .returning(['proof.email', 'proof.code_fingerprint'])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const isRight = fingerprintOf(keys, personId, row.email, code).equals(row.code_fingerprint);
  return isRight ? { email: row.email } : 'wrong';
}

/** From now on notices go there. */
export async function saveProvenAddress(
  tx: Tx,
  given: { readonly personId: string; readonly email: string; readonly now: Date },
): Promise<void> {
  const { personId, email, now } = given;
  await tx.deleteFrom('people.mail_proof').where('person_id', '=', personId).execute();
  const columns = {
    email,
    proven_at: now,
    on_since: now,
    refusals: 0,
    failing_since: null,
  };
  await tx
    .insertInto('people.mail_settings')
    .values({ person_id: personId, ...columns })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(columns))
    .execute();
}

/** Switched on again, it tells what comes from then on. */
export async function switchMail(
  db: Database | Tx,
  given: { readonly personId: string; readonly isOn: boolean; readonly now: Date },
): Promise<void> {
  await db
    .updateTable('people.mail_settings')
    .set({ on_since: given.isOn ? sql<Date>`coalesce(on_since, ${given.now})` : null })
    .where('person_id', '=', given.personId)
    .execute();
}

/** Codes that were never typed are forgotten. */
export async function deleteOldProofs(db: Database, now: Date): Promise<void> {
  await db.deleteFrom('people.mail_proof').where('expires_at', '<', now).execute();
}

/** Notes that a mail of `queuedAt` was refused; true if the address is given up by it. */
export async function countRefusal(
  tx: Tx,
  given: { readonly personId: string; readonly queuedAt: Date; readonly now: Date },
): Promise<boolean> {
  const row = await tx
    .updateTable('people.mail_settings')
    .set({
      refusals: sql<number>`refusals + 1`,
      failing_since: sql<Date | null>`case when refusals + 1 >= ${REFUSALS_BORNE}
        then coalesce(failing_since, ${given.now}) end`,
    })
    .where('person_id', '=', given.personId)
    .where('proven_at', '<=', given.queuedAt)
    .returning('refusals')
    .executeTakeFirst();
  return row?.refusals === REFUSALS_BORNE;
}

/** A mail arrived: what was refused before it counts no more. */
export async function forgetRefusals(tx: Tx, personId: string): Promise<void> {
  await tx
    .updateTable('people.mail_settings')
    .set({ refusals: 0 })
    .where('person_id', '=', personId)
    .where('failing_since', 'is', null)
    .execute();
}
