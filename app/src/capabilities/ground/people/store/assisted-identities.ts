// Identifications in person: what the first member of staff saw waits here, sealed, for the second.
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import { HOLDS_MS, type RefusalReason, type SeenIdentity } from '../rules/assisted-identity.ts';
import { type IdentityDocument, textOfDocument } from '../rules/identity-document.ts';
import { documentFingerprint, runFingerprint } from './persons.ts';

export interface OpenIdentity extends SeenIdentity {
  readonly id: string;
  readonly seenBy: string;
  /** How others see the member of staff who saw it first. */
  readonly seenByName: string;
  readonly seenAt: Date;
  readonly expiresAt: Date;
}

const USE = 'people/assisted-identity';

function placeOf(id: string): string {
  return `people.assisted_identity/details/${id}`;
}

/** A RUN has the fingerprint that it has everywhere; another document that of its kind, country and number. */
export function fingerprintOf(keys: Keys, document: IdentityDocument): Buffer {
  return document.kind === 'run'
    ? runFingerprint(keys, document.number)
    : documentFingerprint(keys, textOfDocument(document));
}

/** Writes down what the first one saw; undefined if the institution has one open for that document. */
export async function insertOpenIdentity(
  tx: Tx,
  keys: Keys,
  given: {
    readonly institutionId: string;
    readonly seen: SeenIdentity;
    readonly seenBy: string;
    readonly now: Date;
  },
): Promise<string | undefined> {
  const { institutionId, seen, seenBy, now } = given;
  const id = crypto.randomUUID();
  await deleteExpired(tx, now);
  const row = await tx
    .insertInto('people.assisted_identity')
    .values({
      id,
      institution_id: institutionId,
      document_kind: seen.document.kind,
      document_fingerprint: fingerprintOf(keys, seen.document),
      details_sealed: keys.seal(USE, placeOf(id), JSON.stringify(seen)),
      seen_by: seenBy,
      seen_at: now,
      expires_at: new Date(now.getTime() + HOLDS_MS),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

function openOnes(db: Database | Tx, institutionId: string, now: Date) {
  return db
    .selectFrom('people.assisted_identity as identity')
    .innerJoin('people.person as first', 'first.id', 'identity.seen_by')
    .select(['identity.id', 'identity.details_sealed', 'identity.seen_by as seenBy'])
    .select(['identity.seen_at as seenAt', 'identity.expires_at as expiresAt'])
    .select('first.public_name as seenByName')
    .where('institution_id', '=', institutionId)
    .where('details_sealed', 'is not', null)
    .where('expires_at', '>', now);
}

type Row = Omit<OpenIdentity, keyof SeenIdentity> & { readonly details_sealed: Buffer | null };

function opened(keys: Keys, { details_sealed, ...row }: Row): OpenIdentity {
  assert(details_sealed !== null, 'what is open is still sealed here');
  const seen = JSON.parse(keys.open(USE, placeOf(row.id), details_sealed)) as SeenIdentity;
  return { ...row, ...seen };
}

/** What waits for a second member of staff in an institution, what ends first first. */
export async function listOpenIdentities(
  db: Database,
  keys: Keys,
  given: { readonly institutionId: string; readonly now: Date },
): Promise<readonly OpenIdentity[]> {
  const rows = await openOnes(db, given.institutionId, given.now).orderBy('expires_at').execute();
  return rows.map((row) => opened(keys, row));
}

export interface OneIdentity {
  readonly id: string;
  readonly institutionId: string;
  readonly now: Date;
}

export async function findOpenIdentity(
  db: Database,
  keys: Keys,
  { id, institutionId, now }: OneIdentity,
): Promise<OpenIdentity | undefined> {
  const row = await openOnes(db, institutionId, now)
    .where('identity.id', '=', id)
    .executeTakeFirst();
  return row && opened(keys, row);
}

/** The same, held until the transaction ends: two who decide at once come one after the other. */
export async function holdOpenIdentity(
  tx: Tx,
  keys: Keys,
  { id, institutionId, now }: OneIdentity,
): Promise<OpenIdentity | undefined> {
  const row = await openOnes(tx, institutionId, now)
    .where('identity.id', '=', id)
    .forUpdate('identity')
    .executeTakeFirst();
  return row && opened(keys, row);
}

/** Closes it as confirmed; what was written down is now the person's own, and is here no more. */
export async function closeConfirmed(
  tx: Tx,
  id: string,
  by: { readonly confirmedBy: string; readonly personId: string; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('people.assisted_identity')
    .set({
      confirmed_by: by.confirmedBy,
      confirmed_at: by.now,
      person_id: by.personId,
      details_sealed: null,
      document_fingerprint: null,
    })
    .where('id', '=', id)
    .execute();
}

export async function closeRefused(
  tx: Tx,
  id: string,
  by: { readonly refusedBy: string; readonly reason: RefusalReason; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('people.assisted_identity')
    .set({
      refused_by: by.refusedBy,
      refused_at: by.now,
      refused_reason: by.reason,
      details_sealed: null,
      document_fingerprint: null,
    })
    .where('id', '=', id)
    .execute();
}

/** How many wait in each institution for somebody other than this member of staff, and until when the first. */
export async function countWaiting(
  db: Database,
  given: {
    readonly institutionIds: readonly string[];
    readonly personId: string;
    readonly now: Date;
  },
): Promise<readonly { institutionId: string; count: number; firstEndsAt: Date }[]> {
  if (given.institutionIds.length === 0) return [];
  return db
    .selectFrom('people.assisted_identity')
    .select('institution_id as institutionId')
    .select(sql<number>`count(*)::int`.as('count'))
    .select(sql<Date>`min(expires_at)`.as('firstEndsAt'))
    .where('institution_id', 'in', [...given.institutionIds])
    .where('details_sealed', 'is not', null)
    .where('seen_by', '<>', given.personId)
    .where('expires_at', '>', given.now)
    .groupBy('institution_id')
    .execute();
}

/** For how long it is known that somebody was not confirmed, and why. */
const REFUSED_KEPT_MS = 30 * 24 * 60 * 60_000;

/** Removes what nobody confirmed in time, and what was refused a month ago: nothing came of either. */
export async function deleteExpired(db: Database | Tx, now: Date): Promise<void> {
  await db
    .deleteFrom('people.assisted_identity')
    .where((eb) =>
      eb.or([
        eb.and([eb('details_sealed', 'is not', null), eb('expires_at', '<=', now)]),
        eb('refused_at', '<=', new Date(now.getTime() - REFUSED_KEPT_MS)),
      ]),
    )
    .execute();
}
