// The officers of an election and the holders of its key: who they are, with which passkey they sign, who rehearsed.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { OfficerJwk, OfficerRole } from '../rules/officers.ts';

export interface KeptOfficer {
  readonly id: string;
  readonly role: OfficerRole;
  readonly name: string;
  readonly personId: string | null;
  readonly credentialId: string;
  readonly jwk: OfficerJwk;
  /** Of a persona of a demonstration. */
  readonly demonstrationKey: Readonly<Record<string, string>> | null;
  readonly addedAt: Date;
  readonly removedAt: Date | null;
}

/** In the order in which they were added, those who left too. */
export async function listOfficers(
  db: Database | Tx,
  electionId: string,
): Promise<readonly KeptOfficer[]> {
  return db
    .selectFrom('election.officer')
    .select([
      'id',
      sql<OfficerRole>`role`.as('role'),
      'name',
      'person_id as personId',
      'credential_id as credentialId',
      sql<OfficerJwk>`jwk`.as('jwk'),
      sql<KeptOfficer['demonstrationKey']>`demonstration_key`.as('demonstrationKey'),
      'added_at as addedAt',
      'removed_at as removedAt',
    ])
    .where('election_id', '=', electionId)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
}

export async function insertOfficer(
  tx: Tx,
  electionId: string,
  officer: Omit<KeptOfficer, 'removedAt'>,
): Promise<void> {
  await tx
    .insertInto('election.officer')
    .values({
      election_id: electionId,
      id: officer.id,
      role: officer.role,
      name: officer.name,
      person_id: officer.personId,
      credential_id: officer.credentialId,
      jwk: JSON.stringify(officer.jwk),
      demonstration_key:
        officer.demonstrationKey === null ? null : JSON.stringify(officer.demonstrationKey),
      added_at: officer.addedAt,
    })
    .execute();
}

/** One that was only prepared and signed nothing. */
export async function deleteOfficer(tx: Tx, electionId: string, id: string): Promise<void> {
  await tx
    .deleteFrom('election.officer')
    .where('election_id', '=', electionId)
    .where('id', '=', id)
    .execute();
}

/** Whether a signature of hers is kept, of an act that came to nothing too. */
export async function hasSigned(tx: Tx, electionId: string, id: string): Promise<boolean> {
  const found = await tx
    .selectFrom('election.act_signature')
    .select('officer_id')
    .where('election_id', '=', electionId)
    .where('officer_id', '=', id)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

export async function saveRemoved(
  tx: Tx,
  electionId: string,
  id: string,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('election.officer')
    .set({ removed_at: now })
    .where('election_id', '=', electionId)
    .where('id', '=', id)
    .execute();
}

export interface Holder {
  readonly i: number;
  readonly name: string;
  readonly secondCopy: string;
  readonly rehearsedAt: Date | null;
}

export async function listHolders(
  db: Database | Tx,
  electionId: string,
): Promise<readonly Holder[]> {
  return db
    .selectFrom('election.holder')
    .select(['i', 'name', 'second_copy as secondCopy', 'rehearsed_at as rehearsedAt'])
    .where('election_id', '=', electionId)
    .orderBy('i')
    .execute();
}

/** All three at once; who rehearsed before rehearses again. */
export async function replaceHolders(
  tx: Tx,
  electionId: string,
  holders: readonly Pick<Holder, 'i' | 'name' | 'secondCopy'>[],
): Promise<void> {
  await tx.deleteFrom('election.holder').where('election_id', '=', electionId).execute();
  if (holders.length === 0) return;
  await tx
    .insertInto('election.holder')
    .values(
      holders.map(({ i, name, secondCopy }) => ({
        ...{ election_id: electionId, i, name, second_copy: secondCopy },
      })),
    )
    .execute();
}

/** A new key was made: what fitted the one before says nothing of it. */
export async function forgetRehearsals(tx: Tx, electionId: string): Promise<void> {
  await tx
    .updateTable('election.holder')
    .set({ rehearsed_at: null })
    .where('election_id', '=', electionId)
    .execute();
}

export async function saveRehearsal(
  tx: Tx,
  electionId: string,
  i: number,
  now: Date,
): Promise<boolean> {
  const changed = await tx
    .updateTable('election.holder')
    .set({ rehearsed_at: now })
    .where('election_id', '=', electionId)
    .where('i', '=', i)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}
