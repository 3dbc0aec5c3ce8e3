// What waits for a team: projects that left the list of a vote that goes on, and no act says so in its log.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';

export interface LeftProject {
  readonly name: string;
  readonly electionId: string;
  readonly electionTitle: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
}

/** Of these institutions, in votes that are open; until an act is proposed, and again once it came to nothing. */
export async function projectsToWithdraw(
  db: Database,
  institutionIds: readonly string[],
  now: Date,
): Promise<readonly LeftProject[]> {
  if (institutionIds.length === 0) return [];
  const found = await sql<LeftProject>`select project.name, election.id as "electionId",
      election.title as "electionTitle", institution.slug as "institutionSlug",
      institution.name as "institutionName"
    from election.election
    join institutions.institution on institution.id = election.institution_id
    join election.election_contest one on one.election_id = election.id
    join ballot_list.entry on entry.list_id = one.list_id
    join editions.slate_project project on project.project_id = entry.project_id
    where election.state = 'open' and project.withdrawn_at >= election.opened_at
      and election.institution_id = any (${[...institutionIds]}::uuid[])
      and not exists (select from election.log_act act where act.election_id = election.id
        and act.kind = 'amend-withdraw' and act.payload::json ->> 'contest' = one.code
        and (act.payload::json ->> 'project')::integer = entry.number
        and (act.outcome = 'signed' or act.outcome is null and act.expires_at > ${now}))
    order by project.withdrawn_at`.execute(db);
  return found.rows;
}
