// What official votes keep of the team: what each brought in and counted, how it is unlinked, and how two accounts become one.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { moveRows, type TwoAccounts } from '../../../../platform/two-accounts.ts';

export interface OfficialOfPerson {
  readonly kind: 'bringing' | 'vote' | 'result' | 'opening';
  readonly contest: string;
  readonly edition: string;
  readonly institution: string;
  readonly at: Date;
}

export async function listOfficialOf(
  db: Database,
  personId: string,
): Promise<readonly OfficialOfPerson[]> {
  const { rows } = await sql<OfficialOfPerson>`select own.kind, contest.code as contest,
      edition.name as edition, institution.name as institution, own.at
    from (select 'bringing' as kind, contest_id, saved_at as at from count.bringing
        where ${personId} in (saved_by, confirmed_by)
      union all select 'vote', contest_id, brought_at from count.vote where brought_by = ${personId}
      union all select 'result', contest_id, counted_at from count.result where counted_by = ${personId}
      union all select 'opening', one.contest_id, asked_at from count.opening
        join election.election_contest one on one.election_id = opening.election_id
        where asked_by = ${personId}) own
    join editions.contest on contest.id = own.contest_id
    join editions.edition on edition.id = contest.edition_id
    join institutions.institution on institution.id = edition.institution_id
    order by own.at`.execute(db);
  return rows;
}

const columns = [
  ['count.bringing', 'saved_by'],
  ['count.bringing', 'confirmed_by'],
  ['count.vote', 'brought_by'],
  ['count.result', 'counted_by'],
  ['count.opening', 'asked_by'],
] as const;

/** What was brought in and counted stays and is nobody's. */
export async function unlinkOfficial(tx: Tx, personId: string): Promise<void> {
  for (const [table, column] of columns) {
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = null
      where ${sql.ref(column)} = ${personId}`.execute(tx);
  }
}

export async function joinOfficial(tx: Tx, accounts: TwoAccounts): Promise<void> {
  for (const [table, column] of columns) await moveRows(tx, { table, column }, accounts);
}
