// What stands around a proposal on the page of its review: others like it, and what happened to it.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import type { ProposalState } from '../../proposals/rules/index.ts';

export interface Similar {
  readonly number: number;
  readonly title: string;
  readonly state: ProposalState;
}

/** Of the same edition, with a title like it, the closest first. */
export async function listSimilar(
  db: Database,
  proposalId: string,
  limit: number,
): Promise<readonly Similar[]> {
  const { rows } = await sql<Similar>`select other.number, other.title, other.state
    from proposals.proposal one join proposals.proposal other on other.edition_id = one.edition_id
      and other.id <> one.id and other.plain_title operator(public.%) one.plain_title
    where one.id = ${proposalId} and other.state not in ('waiting', 'lapsed')
    order by public.similarity(other.plain_title, one.plain_title) desc, other.number limit ${limit}`.execute(
    db,
  );
  return rows;
}
