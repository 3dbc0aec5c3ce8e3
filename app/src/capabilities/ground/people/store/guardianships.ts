// Children in somebody's care, and what she consented that each takes part in.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';

export interface Consent {
  readonly id: string;
  /** What the child may take part in, as the room that allows it names it. */
  readonly subject: string;
  readonly textVersion: string;
  readonly givenAt: Date;
  readonly withdrawnAt: Date | null;
}

export interface Ward {
  readonly childId: string;
  readonly publicName: string;
  readonly declaredAt: Date;
  /** Set when the child has proven by itself who it is. */
  readonly endedAt: Date | null;
}

export async function insertGuardianship(
  tx: Tx,
  given: { readonly childId: string; readonly guardianId: string; readonly now: Date },
): Promise<void> {
  const { childId, guardianId, now } = given;
  await tx
    .insertInto('people.guardianship')
    .values({ child_id: childId, guardian_id: guardianId, declared_at: now })
    .execute();
}

/** The children that somebody registered, the first first. */
export function listWards(db: Database | Tx, guardianId: string): Promise<readonly Ward[]> {
  return wards(db).where('guardian_id', '=', guardianId).orderBy('declared_at').execute();
}

/** A child of this guardian; undefined if it is another's. */
export function findWard(
  db: Database | Tx,
  guardianId: string,
  childId: string,
): Promise<Ward | undefined> {
  return wards(db)
    .where('guardian_id', '=', guardianId)
    .where('child_id', '=', childId)
    .executeTakeFirst();
}

function wards(db: Database | Tx) {
  return db
    .selectFrom('people.guardianship')
    .innerJoin('people.person as child', 'child.id', 'child_id')
    .select(['child_id as childId', 'child.public_name as publicName'])
    .select(['declared_at as declaredAt', 'ended_at as endedAt']);
}

/** One who registers children in two windows at once waits here, so that both count. */
export async function countWards(tx: Tx, guardianId: string): Promise<number> {
  await tx
    .selectFrom('people.person')
    .select('id')
    .where('id', '=', guardianId)
    .forUpdate()
    .execute();
  const counted = await tx
    .selectFrom('people.guardianship')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('guardian_id', '=', guardianId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return counted.count;
}

/** The child speaks for itself from now on: nobody consents for it any more. */
export async function endGuardianship(tx: Tx, childId: string, now: Date): Promise<void> {
  await tx
    .updateTable('people.guardian_consent')
    .set({ withdrawn_at: now })
    .where('child_id', '=', childId)
    .where('withdrawn_at', 'is', null)
    .execute();
  await tx
    .updateTable('people.guardianship')
    .set({ ended_at: now })
    .where('child_id', '=', childId)
    .where('ended_at', 'is', null)
    .execute();
}

/** Every consent ever given for a child, the newest first. */
export function listConsents(db: Database | Tx, childId: string): Promise<readonly Consent[]> {
  return db
    .selectFrom('people.guardian_consent')
    .select(['id', 'subject', 'text_version as textVersion'])
    .select(['given_at as givenAt', 'withdrawn_at as withdrawnAt'])
    .where('child_id', '=', childId)
    .orderBy('given_at', 'desc')
    .orderBy('id')
    .execute();
}

/** False if there is a standing one for that already. */
export async function insertConsent(
  tx: Tx,
  given: {
    readonly childId: string;
    readonly guardianId: string;
    readonly subject: string;
    readonly textVersion: string;
    readonly now: Date;
  },
): Promise<boolean> {
  const row = await tx
    .insertInto('people.guardian_consent')
    .values({
      child_id: given.childId,
      guardian_id: given.guardianId,
      subject: given.subject,
      text_version: given.textVersion,
      given_at: given.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** False if no standing consent of this guardian has that id. */
export async function withdrawConsent(
  tx: Tx,
  given: {
    readonly id: string;
    readonly childId: string;
    readonly guardianId: string;
    readonly now: Date;
  },
): Promise<boolean> {
  const withdrawn = await tx
    .updateTable('people.guardian_consent')
    .set({ withdrawn_at: given.now })
    .where('id', '=', given.id)
    .where('child_id', '=', given.childId)
    .where('guardian_id', '=', given.guardianId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return withdrawn.numUpdatedRows > 0n;
}

/** Removes a child for whom nothing was ever consented; false if something was, or it is another's. */
export async function deleteWard(
  tx: Tx,
  given: { readonly childId: string; readonly guardianId: string },
): Promise<boolean> {
  const gone = await sql`delete from people.person child
    where child.id = ${given.childId} and child.proof = 'guardian'
      and exists (select from people.guardianship own
        where own.child_id = child.id and own.guardian_id = ${given.guardianId})
      and not exists (select from people.guardian_consent given where given.child_id = child.id)`.execute(
    tx,
  );
  return (gone.numAffectedRows ?? 0n) > 0n;
}
