// What the archive of an institution takes along of the proposals of an edition: what each said at any time, and its history.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import { isPublic } from './public-proposals.ts';

interface ArchivedProposal {
  readonly number: number;
  readonly state: string;
  readonly author: string;
  readonly versions: readonly unknown[];
  readonly events: readonly unknown[];
}

/** Those that everybody reads, by their numbers; never an account. */
export async function listArchived(
  db: Database,
  institutionId: string,
  editionSlug: string,
): Promise<readonly ArchivedProposal[]> {
  const { rows } = await sql<ArchivedProposal>`select proposal.number, proposal.state,
      proposal.author_name as author,
      (select json_agg(json_build_object('version', said.version, 'title', said.title,
          'need', said.need, 'description', said.description, 'beneficiaries', said.beneficiaries,
          'place', said.place, 'lat', said.lat, 'lon', said.lon, 'theme', said.theme,
          'cost_clp', said.cost_clp, 'cost_lines', said.cost_lines, 'plan', said.plan,
          'made_by', said.made_by, 'reason', said.reason, 'made_at', said.made_at)
          order by said.version)
        from proposals.version said where said.proposal_id = proposal.id) as versions,
      (select json_agg(json_build_object('kind', event.kind, 'state', event.state,
          'told', event.told, 'happened_at', event.happened_at) order by event.place)
        from proposals.event where event.proposal_id = proposal.id) as events
    from proposals.proposal
    join editions.edition on edition.id = proposal.edition_id
    where edition.institution_id = ${institutionId} and edition.slug = ${editionSlug}
      and ${isPublic}
    order by proposal.number`.execute(db);
  return rows;
}
