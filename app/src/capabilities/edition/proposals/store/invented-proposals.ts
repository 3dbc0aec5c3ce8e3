// Which proposals of a demonstration an edition has, by the title under which each was sent.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import type { ProposalState } from '../rules/states.ts';

export interface ThereAlready {
  readonly id: string;
  readonly number: number;
  readonly state: ProposalState;
  readonly endorsementsCount: number;
}

export async function listByFirstTitle(
  db: Database,
  editionId: string,
): Promise<ReadonlyMap<string, ThereAlready>> {
  const { rows } = await sql<
    ThereAlready & { title: string }
  >`select proposal.id, proposal.number, first.title, proposal.state,
      (select count(*)::int from proposals.endorsement
        where endorsement.proposal_id = proposal.id) as "endorsementsCount"
    from proposals.proposal
    join proposals.version first on first.proposal_id = proposal.id and first.version = 1
    where proposal.edition_id = ${editionId}`.execute(db);
  return new Map(rows.map(({ title, ...one }) => [title, one]));
}
