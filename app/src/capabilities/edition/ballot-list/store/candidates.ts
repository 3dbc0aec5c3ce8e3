// What would be listed: the slate of a contest with what its proposals say and what the review found, and what still waits.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Waiting } from '../rules/freezing.ts';
import type { Candidate } from '../rules/list-text.ts';

export interface Slate {
  readonly candidates: readonly Candidate[];
  /** Names of projects of which no proposal is known. */
  readonly withoutProposal: readonly string[];
  /** Numbers of two whose relation the slate does not say, or of which one left. */
  readonly unresolved: readonly (readonly [number, number])[];
  readonly waiting: readonly Waiting[];
}

/** `today` is the civil day there, on which terms to appeal are over or not. */
export async function readSlate(
  db: Database | Tx,
  contestId: string,
  today: string,
): Promise<Slate> {
  const candidates = await listCandidates(db, contestId);
  return {
    candidates,
    withoutProposal: await listWithoutProposal(db, contestId),
    unresolved: await listUnresolved(db, contestId),
    waiting: await listWaiting(db, contestId, today),
  };
}

async function listCandidates(db: Database | Tx, contestId: string): Promise<readonly Candidate[]> {
  const { rows } = await sql<Candidate>`select proposal.number::text as id,
      project.project_id as project, proposal.version, project.name as title, said.need, said.place,
      territory.name as sector, said.theme, project.cost_clp::float8 as cost_clp,
      said.cost_clp::float8 as proposed_clp, exam.upkeep_clp::float8 as upkeep_clp,
      project.is_of_institution, project.conflict_group as "conflictGroup",
      project.together_group as "togetherGroup"
    from editions.slate_project project
    join proposals.proposal on proposal.id = project.project_id
    join proposals.version said on said.proposal_id = proposal.id and said.version = proposal.version
    left join territories.territory on territory.id = said.territory_id
    left join review.examination exam on exam.proposal_id = proposal.id
    where project.contest_id = ${contestId} and project.withdrawn_at is null
    order by proposal.number`.execute(db);
  return rows;
}

async function listWithoutProposal(
  db: Database | Tx,
  contestId: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select project.name
    from editions.slate_project project
    where project.contest_id = ${contestId} and project.withdrawn_at is null
      and not exists (select from proposals.proposal where proposal.id = project.project_id)
    order by project.feasible_at, project.project_id`.execute(db);
  return rows.map(({ name }) => name);
}

/** A conflict counts while both stand; «only together» also when one of them does not. */
async function listUnresolved(
  db: Database | Tx,
  contestId: string,
): Promise<readonly (readonly [number, number])[]> {
  const { rows } = await sql<{
    one: number;
    other: number;
  }>`select least(one.number, other.number) as one,
      greatest(one.number, other.number) as other
    from review.relation
    join proposals.proposal one on one.id = relation.one_id
    join proposals.proposal other on other.id = relation.other_id
    left join editions.slate_project first
      on first.project_id = one.id and first.contest_id = ${contestId} and first.withdrawn_at is null
    left join editions.slate_project second
      on second.project_id = other.id and second.contest_id = ${contestId} and second.withdrawn_at is null
    where (first.project_id is not null or second.project_id is not null)
      and case relation.kind
        when 'conflict' then first.project_id is not null and second.project_id is not null
          and (first.conflict_group = second.conflict_group) is not true
        else (first.together_group = second.together_group) is not true
      end
    order by 1, 2`.execute(db);
  return rows.map(({ one, other }) => [one, other] as const);
}

async function listWaiting(
  db: Database | Tx,
  contestId: string,
  today: string,
): Promise<readonly Waiting[]> {
  const { rows } = await sql<Waiting>`select * from (
      select proposal.number, proposal.title, case
        when proposal.state in ('sent', 'in-review', 'correcting', 'appealed') then proposal.state
        when proposal.state in ('not-admitted', 'not-feasible') and proposal.held_by = 'author'
          and proposal.held_until >= ${today} then 'may-appeal'
        when proposal.state = 'feasible' and not exists (select from editions.slate_project project
          where project.project_id = proposal.id and project.contest_id = proposal.contest_id
            and project.withdrawn_at is null) then 'not-on-slate'
        when proposal.state in ('feasible', 'listed') and exists (
          select from proposals.joining_part part join proposals.joining on joining.id = part.joining_id
          where part.proposal_id = proposal.id and joining.ended is null) then 'joining'
      end as why
      from proposals.proposal where proposal.contest_id = ${contestId}
    ) asked where why is not null order by number`.execute(db);
  return rows;
}
