// Endorsements that a demonstration invents, all of a proposal in one step; the database judges each as any other.
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';

export interface InventedEndorsements {
  readonly proposalId: string;
  readonly editionId: string;
  readonly personIds: readonly string[];
  /** The first; each other an hour later. */
  readonly since: Date;
}

export async function insertEndorsements(tx: Tx, given: InventedEndorsements): Promise<void> {
  const { proposalId, editionId, personIds, since } = given;
  await sql`insert into proposals.endorsement (proposal_id, edition_id, person_id, tie, endorsed_at)
    select ${proposalId}, ${editionId}, person, 'residence', ${since}::timestamptz + place * interval '1 hour'
    from unnest(${personIds}::uuid[]) with ordinality as given (person, place)`.execute(tx);
}
