// Passkeys: public keys only; what could sign stays in the person's device.
import type { Database, Tx } from '../../../../platform/database/database.ts';

export interface Passkey {
  readonly id: string;
  readonly personId: string;
  /** As its authenticator names it, in base64url. */
  readonly credentialId: string;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly label: string;
  /** Kept by the person's account on several devices. */
  readonly isSynced: boolean;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

export type NewPasskey = Omit<Passkey, 'id' | 'createdAt' | 'lastUsedAt'>;

/** Adds a passkey; undefined if that credential is somebody's already. */
export async function insertPasskey(tx: Tx, passkey: NewPasskey): Promise<string | undefined> {
  const row = await tx
    .insertInto('people.passkey')
    .values({
      person_id: passkey.personId,
      credential_id: passkey.credentialId,
      public_key: passkey.publicKey,
      counter: String(passkey.counter),
      transports: [...passkey.transports],
      label: passkey.label,
      is_synced: passkey.isSynced,
    })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

function passkeys(db: Database | Tx) {
  return db
    .selectFrom('people.passkey')
    .select([
      'id',
      'person_id as personId',
      'credential_id as credentialId',
      'public_key as publicKey',
      'counter',
      'transports',
      'label',
      'is_synced as isSynced',
      'created_at as createdAt',
      'last_used_at as lastUsedAt',
    ]);
}

export async function listPasskeys(
  db: Database | Tx,
  personId: string,
): Promise<readonly Passkey[]> {
  const rows = await passkeys(db)
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, counter: Number(row.counter) }));
}

/** The passkey of a credential, kept from changing until the transaction ends. */
export async function lockPasskey(tx: Tx, credentialId: string): Promise<Passkey | undefined> {
  const row = await passkeys(tx)
    .where('credential_id', '=', credentialId)
    .forUpdate()
    .executeTakeFirst();
  return row && { ...row, counter: Number(row.counter) };
}

export async function isKnownCredential(db: Database | Tx, credentialId: string): Promise<boolean> {
  const found = await passkeys(db).where('credential_id', '=', credentialId).executeTakeFirst();
  return found !== undefined;
}

export async function countPasskeys(db: Database | Tx, personId: string): Promise<number> {
  const { count } = await db
    .selectFrom('people.passkey')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function savePasskeyUse(
  tx: Tx,
  id: string,
  counter: number,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('people.passkey')
    .set({ counter: String(counter), last_used_at: now })
    .where('id', '=', id)
    .execute();
}

/** False if the person has no such passkey. */
export async function renamePasskey(
  db: Database,
  given: { readonly id: string; readonly personId: string; readonly label: string },
): Promise<boolean> {
  const renamed = await db
    .updateTable('people.passkey')
    .set({ label: given.label })
    .where('id', '=', given.id)
    .where('person_id', '=', given.personId)
    .executeTakeFirst();
  return renamed.numUpdatedRows > 0n;
}

export async function deletePasskeysOf(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('people.passkey').where('person_id', '=', personId).execute();
}

/** False if the person has no such passkey. */
export async function deletePasskey(tx: Tx, id: string, personId: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('people.passkey')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
