// Petitions for a participatory budget: one of each comuna, and one signature of each person.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Tie } from '../rules/petition.ts';

export interface Petition {
  readonly cut: string;
  readonly goal: number;
  readonly signatures: number;
  /** Of them, those whose names are shown. */
  readonly named: number;
  readonly openedAt: Date;
  readonly reachedAt: Date | null;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
  readonly answeredInName: string | null;
}

/** Undefined while nobody has signed and no goal was set. */
export function readPetition(db: Database | Tx, cut: string): Promise<Petition | undefined> {
  return db
    .selectFrom('organizations.petition as petition')
    .leftJoin('institutions.institution as institution', 'institution.id', 'petition.answered_in')
    .select([
      'petition.cut',
      'petition.goal',
      sql<number>`(select count(*)::int from organizations.petition_signature
        where cut = petition.cut)`.as('signatures'),
      sql<number>`(select count(*)::int from organizations.petition_signature
        where cut = petition.cut and publishes_name)`.as('named'),
      'petition.opened_at as openedAt',
      'petition.reached_at as reachedAt',
      'petition.answer',
      'petition.answered_at as answeredAt',
      'institution.name as answeredInName',
    ])
    .where('petition.cut', '=', cut)
    .executeTakeFirst();
}

/** Begins the petition if it is not there, and makes whoever else signs or answers it wait. */
export async function holdPetition(tx: Tx, cut: string, goal: number, now: Date): Promise<void> {
  await tx
    .insertInto('organizations.petition')
    .values({ cut, goal, opened_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx
    .selectFrom('organizations.petition')
    .select('cut')
    .where('cut', '=', cut)
    .forUpdate()
    .execute();
}

export interface Signature {
  readonly cut: string;
  readonly personId: string;
  readonly tie: Tie;
  readonly publishesName: boolean;
  readonly now: Date;
}

/** Adds a signature; false if this person has signed already. */
export async function insertSignature(tx: Tx, signature: Signature): Promise<boolean> {
  const row = await tx
    .insertInto('organizations.petition_signature')
    .values({
      cut: signature.cut,
      person_id: signature.personId,
      tie: signature.tie,
      publishes_name: signature.publishesName,
      signed_at: signature.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('cut')
    .executeTakeFirst();
  return row !== undefined;
}

/** Leaves nothing of it; false if there was none. */
export async function deleteSignature(tx: Tx, cut: string, personId: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('organizations.petition_signature')
    .where('cut', '=', cut)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return gone.numDeletedRows === 1n;
}

/** Leaves nothing of a signature of exactly that moment; one that she gave another time stays. */
export async function deleteSignatureOf(
  tx: Tx,
  {
    cut,
    personId,
    signedAt,
  }: { readonly cut: string; readonly personId: string; readonly signedAt: Date },
): Promise<void> {
  await tx
    .deleteFrom('organizations.petition_signature')
    .where('cut', '=', cut)
    .where('person_id', '=', personId)
    .where('signed_at', '=', signedAt)
    .execute();
}

export async function hasSigned(db: Database, cut: string, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('organizations.petition_signature')
    .select('cut')
    .where('cut', '=', cut)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Those who chose to be named, the latest first. */
export async function listNamedSigners(
  db: Database,
  cut: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('organizations.petition_signature')
    .select('person_id')
    .where('cut', '=', cut)
    .where('publishes_name', '=', true)
    .orderBy('signed_at', 'desc')
    .orderBy('person_id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.person_id);
}

export async function saveReached(tx: Tx, cut: string, now: Date): Promise<void> {
  await tx
    .updateTable('organizations.petition')
    .set({ reached_at: now })
    .where('cut', '=', cut)
    .execute();
}

export async function saveGoal(tx: Tx, cut: string, goal: number): Promise<void> {
  await tx.updateTable('organizations.petition').set({ goal }).where('cut', '=', cut).execute();
}

export interface PetitionAnswer {
  readonly text: string;
  readonly personId: string;
  readonly institutionId: string;
  readonly now: Date;
}

export async function saveAnswer(tx: Tx, cut: string, answer: PetitionAnswer): Promise<void> {
  await tx
    .updateTable('organizations.petition')
    .set({
      answer: answer.text,
      answered_at: answer.now,
      answered_by: answer.personId,
      answered_in: answer.institutionId,
    })
    .where('cut', '=', cut)
    .execute();
}

export interface PetitionOfComuna extends Pick<Petition, 'signatures' | 'goal' | 'reachedAt'> {
  readonly cut: string;
  readonly comunaName: string;
  readonly comunaSlug: string;
  readonly isAnswered: boolean;
}

/** Petitions of the comunas that a municipality administers. */
export async function listPetitionsTo(
  db: Database,
  institutionId: string,
): Promise<readonly PetitionOfComuna[]> {
  const found = await sql<PetitionOfComuna>`
    select petition.cut, petition.goal, petition.reached_at as "reachedAt",
      comuna.name as "comunaName", comuna.slug as "comunaSlug",
      petition.answer is not null as "isAnswered",
      (select count(*)::int from organizations.petition_signature
        where cut = petition.cut) as signatures
    from organizations.petition
    join territories.comuna on comuna.cut = petition.cut
    join institutions.institution on institution.cut = comuna.municipality_cut
    where institution.id = ${institutionId}
    order by comuna.name`.execute(db);
  return found.rows;
}
