// Endorsements: one of each person for each proposal, and never more than the bases allow, which the database counts.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Tie } from '../../editions/rules/index.ts';

/** Of the RUN of a person, or of her other document; null of whoever has shown none. */
export async function fingerprintOfPerson(
  db: Database | Tx,
  personId: string,
): Promise<Buffer | null> {
  const row = await db
    .selectFrom('people.person')
    .where('id', '=', personId)
    .select((from) => from.fn.coalesce('run_fingerprint', 'document_fingerprint').as('fingerprint'))
    .executeTakeFirst();
  return row?.fingerprint ?? null;
}

export interface NewEndorsement {
  readonly proposalId: string;
  readonly editionId: string;
  readonly personId: string | null;
  readonly fingerprint: Buffer | null;
  readonly listId: string | null;
  readonly line: number | null;
  readonly tie: Tie;
  readonly now: Date;
}

/** `already`: she stands behind it, on the site or on a sheet. `limit`: she endorsed as many as the bases allow. */
export type Inserted = 'inserted' | 'already' | 'limit';

const LIMIT = 'endorsements_within_limit';

/** The transaction goes on whatever the database says: a savepoint holds what was before. */
export async function insertEndorsement(tx: Tx, given: NewEndorsement): Promise<Inserted> {
  await sql`savepoint endorsing`.execute(tx);
  try {
    const { rows } = await sql`insert into proposals.endorsement
        (proposal_id, edition_id, person_id, document_fingerprint, list_id, line, tie, endorsed_at)
      values (${given.proposalId}, ${given.editionId}, ${given.personId}, ${given.fingerprint},
        ${given.listId}, ${given.line}, ${given.tie}, ${given.now})
      on conflict do nothing returning id`.execute(tx);
    await sql`release savepoint endorsing`.execute(tx);
    return rows.length === 1 ? 'inserted' : 'already';
  } catch (error) {
    if ((error as { readonly constraint?: string }).constraint !== LIMIT) throw error;
    await sql`rollback to savepoint endorsing`.execute(tx);
    return (await isThere(tx, given)) ? 'already' : 'limit';
  }
}

async function isThere(
  tx: Tx,
  { proposalId, personId, fingerprint }: NewEndorsement,
): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select exists (select from proposals.endorsement
    where proposal_id = ${proposalId} and (person_id = ${personId}::uuid
      or document_fingerprint = ${fingerprint}::bytea)) as is`.execute(tx);
  return rows[0]?.is ?? false;
}

/** Whether there was one to take back; a signature on paper is not hers to take off the sheet. */
export async function deleteEndorsement(
  tx: Tx,
  proposalId: string,
  personId: string,
): Promise<boolean> {
  const done = await tx
    .deleteFrom('proposals.endorsement')
    .where('proposal_id', '=', proposalId)
    .where('person_id', '=', personId)
    .where('list_id', 'is', null)
    .executeTakeFirst();
  return done.numDeletedRows > 0n;
}

/** How many she has endorsed in an edition, on the site or on paper. */
export async function countGiven(
  db: Database,
  editionId: string,
  personId: string,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count
    from proposals.endorsement where edition_id = ${editionId} and (person_id = ${personId}
      or document_fingerprint = (select coalesce(person.run_fingerprint, person.document_fingerprint)
        from people.person where person.id = ${personId}))`.execute(db);
  return rows[0]?.count ?? 0;
}
