// The code of the break-glass: its secret sealed with a key that is not here, and the last step that was used.
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';

export interface BreakGlass {
  readonly personId: string;
  /** In base32. */
  readonly secret: string;
  readonly confirmedAt: Date | null;
}

const USE = 'people/totp';

function placeOf(personId: string): string {
  return `people.break_glass/totp_secret/${personId}`;
}

/** Begins with a new secret, in the place of one that was never confirmed; false if one is confirmed. */
export async function insertBreakGlass(
  tx: Tx,
  keys: Keys,
  given: { readonly personId: string; readonly secret: string; readonly now: Date },
): Promise<boolean> {
  const { personId, secret, now } = given;
  const sealed = keys.seal(USE, placeOf(personId), secret);
  const begun = await tx
    .insertInto('people.break_glass')
    .values({ person_id: personId, totp_secret_sealed: sealed, created_at: now })
    .onConflict((conflict) =>
      conflict
        .column('person_id')
        .doUpdateSet({ totp_secret_sealed: sealed, created_at: now, last_used_step: '0' })
        .where('people.break_glass.confirmed_at', 'is', null),
    )
    .executeTakeFirst();
  return (begun.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function readBreakGlass(
  db: Database | Tx,
  keys: Keys,
  personId: string,
): Promise<BreakGlass | undefined> {
  const row = await db
    .selectFrom('people.break_glass')
    .select(['totp_secret_sealed', 'confirmed_at'])
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const secret = keys.open(USE, placeOf(personId), row.totp_secret_sealed);
  return { personId, secret, confirmedAt: row.confirmed_at };
}

/** Those who confirmed a code and have this e-mail: addresses are not unique, secrets are. */
export async function listBreakGlassesOf(
  db: Database,
  keys: Keys,
  email: string,
): Promise<readonly BreakGlass[]> {
  const rows = await db
    .selectFrom('people.break_glass as glass')
    .innerJoin('people.person as person', 'person.id', 'glass.person_id')
    .select(['glass.person_id as personId', 'glass.totp_secret_sealed', 'glass.confirmed_at'])
    .where((eb) => eb.fn('lower', ['person.email']), '=', email.toLowerCase())
    .where('glass.confirmed_at', 'is not', null)
    .orderBy('glass.created_at')
    .limit(5)
    .execute();
  return rows.map((row) => ({
    personId: row.personId,
    secret: keys.open(USE, placeOf(row.personId), row.totp_secret_sealed),
    confirmedAt: row.confirmed_at,
  }));
}

/** Marks a step as used; false if it, or a later one, was used before. */
export async function markStepUsed(
  db: Database | Tx,
  personId: string,
  step: number,
): Promise<boolean> {
  const used = await db
    .updateTable('people.break_glass')
    .set({ last_used_step: String(step) })
    .where('person_id', '=', personId)
    .where('last_used_step', '<', String(step))
    .executeTakeFirst();
  return used.numUpdatedRows > 0n;
}

export async function saveConfirmed(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx
    .updateTable('people.break_glass')
    .set({ confirmed_at: now })
    .where('person_id', '=', personId)
    .execute();
}

export async function hasCode(db: Database | Tx, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('people.break_glass')
    .select('person_id')
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteBreakGlass(tx: Tx, personId: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('people.break_glass')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
