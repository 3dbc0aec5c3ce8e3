// The codes of cards: kept as a fingerprint, one a person; a new one takes the place of the old one.
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import type { AccessCode } from '../rules/access-code.ts';

export function codeFingerprint(keys: Keys, code: string): Buffer {
  return keys.fingerprint('people/access-code', code);
}

/** Gives a person this code; whether she had one before, which opens nothing any more. */
export async function replaceAccessCode(
  tx: Tx,
  keys: Keys,
  given: { readonly personId: string; readonly code: AccessCode; readonly now: Date },
): Promise<boolean> {
  const hadOne = await deleteAccessCode(tx, given.personId);
  await tx
    .insertInto('people.access_code')
    .values({
      person_id: given.personId,
      code_fingerprint: codeFingerprint(keys, given.code),
      issued_at: given.now,
    })
    .execute();
  return hadOne;
}

/** Ends a card and the sessions that were opened with it; false if the person has none. */
export async function deleteAccessCode(tx: Tx, personId: string): Promise<boolean> {
  await tx
    .deleteFrom('people.session')
    .where('person_id', '=', personId)
    .where('method', '=', 'access-code')
    .execute();
  const gone = await tx
    .deleteFrom('people.access_code')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

/** Whose card has this code, and the year that goes with it. */
export function findCardOwner(
  db: Database,
  fingerprint: Buffer,
): Promise<{ personId: string; birthYear: number | null } | undefined> {
  return db
    .selectFrom('people.access_code')
    .innerJoin('people.person as owner', 'owner.id', 'person_id')
    .select(['person_id as personId', 'owner.birth_year as birthYear'])
    .where('code_fingerprint', '=', fingerprint)
    .executeTakeFirst();
}

/** Since when a person has a card. */
export async function cardIssuedAt(db: Database, personId: string): Promise<Date | undefined> {
  const row = await db
    .selectFrom('people.access_code')
    .select('issued_at')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.issued_at;
}
