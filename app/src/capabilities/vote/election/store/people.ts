// What elections keep about one person: the offices she signs in, and the acts that she proposed or signed.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { moveRows, type TwoAccounts } from '../../../../platform/two-accounts.ts';

export interface OfficeOfPerson {
  readonly electionId: string;
  readonly electionTitle: string;
  readonly name: string;
  readonly role: string;
  readonly addedAt: Date;
  readonly removedAt: Date | null;
}

export async function officesOfPerson(
  db: Database,
  personId: string,
): Promise<readonly OfficeOfPerson[]> {
  const { rows } = await sql<OfficeOfPerson>`select election.id as "electionId",
      election.title as "electionTitle", officer.name, officer.role,
      officer.added_at as "addedAt", officer.removed_at as "removedAt"
    from election.officer join election.election on election.id = officer.election_id
    where officer.person_id = ${personId} order by officer.added_at`.execute(db);
  return rows;
}

export interface ActOfPerson {
  readonly kind: string;
  readonly electionTitle: string;
  /** Null where somebody else did. */
  readonly proposedAt: Date | null;
  readonly signedAt: Date | null;
}

/** Those that would add her to the officers too. */
export async function actsOfPerson(
  db: Database,
  personId: string,
): Promise<readonly ActOfPerson[]> {
  const { rows } = await sql<ActOfPerson>`select act.kind, election.title as "electionTitle",
      case when act.proposed_by = ${personId} then act.proposed_at end as "proposedAt",
      signed.signed_at as "signedAt"
    from election.log_act act join election.election on election.id = act.election_id
    left join election.act_signature signed on signed.act_id = act.id
      and signed.person_id = ${personId}
    where ${personId} in (act.proposed_by, act.about_person, signed.person_id)
    order by act.proposed_at`.execute(db);
  return rows;
}

const places = [
  { table: 'election.officer', column: 'person_id' },
  { table: 'election.log_act', column: 'proposed_by' },
  { table: 'election.log_act', column: 'about_person' },
  { table: 'election.act_signature', column: 'person_id' },
] as const;

/** What stands in a public log stays, and is nobody's account. */
export async function unlinkPerson(tx: Tx, personId: string): Promise<void> {
  for (const { table, column } of places) {
    const whose = sql.ref(column);
    await sql`update ${sql.table(table)} set ${whose} = null where ${whose} = ${personId}`.execute(
      tx,
    );
  }
}

export async function joinPeople(tx: Tx, accounts: TwoAccounts): Promise<void> {
  for (const place of places) await moveRows(tx, place, accounts);
}
