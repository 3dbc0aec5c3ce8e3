// Every line of every official result that stands, as data.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';

export interface PublicLine {
  readonly institution: string;
  readonly edition: string;
  readonly contest: string;
  readonly round: number;
  readonly version: number;
  readonly place: number;
  readonly number: number;
  readonly proposal: number;
  readonly name: string;
  readonly costClp: number;
  readonly support: number;
  readonly isFunded: boolean;
  readonly by: string;
  readonly stage: string;
  readonly ballots: number;
  readonly kind: string;
  readonly outcomeSha256: string;
  readonly countedSha256: string;
  readonly countedAt: Date;
}

interface Asked {
  readonly institution?: string | undefined;
  readonly edition?: string | undefined;
  readonly contest?: string | undefined;
  /** Of one institution, by its id. */
  readonly institutionId?: string | undefined;
}

/** Of the last result of each vote that stands, in the order of all. */
export async function listPublicLines(db: Database, asked: Asked): Promise<readonly PublicLine[]> {
  const { institution = null, edition = null, contest = null, institutionId = null } = asked;
  const { rows } =
    await sql<PublicLine>`select institution.slug as institution, edition.slug as edition,
      contest.code as contest, result.round, result.version, line.place, entry.number,
      proposal.number as proposal, project.name, line.cost_clp::float8 as "costClp",
      line.support::float8 as support, line.is_funded as "isFunded", line.by,
      (select passage.stage from editions.passage where passage.contest_id = contest.id
        and passage.round = result.round order by passage.passed_at desc,
        array_position(array['voting-opened', 'voting-closed', 'counted', 'certified', 'sanctioned',
          'execution-started'], passage.stage) desc limit 1) as stage,
      vote.ballots, vote.kind, encode(result.outcome_sha256, 'hex') as "outcomeSha256",
      encode(result.counted_sha256, 'hex') as "countedSha256", result.counted_at as "countedAt"
    from count.result
    join count.vote on vote.id = result.vote_id and vote.withdrawn_at is null
    join count.result_line line on line.result_id = result.id
    join ballot_list.entry on entry.list_id = vote.list_id and entry.project_id = line.project_id
    join editions.slate_project project on project.project_id = line.project_id
    join proposals.proposal on proposal.id = line.project_id
    join editions.contest on contest.id = result.contest_id
    join editions.edition on edition.id = contest.edition_id
    join institutions.institution on institution.id = edition.institution_id
    where result.version = (select max(version) from count.result last
        where last.contest_id = result.contest_id and last.round = result.round)
      and (${institution}::text is null or institution.slug = ${institution})
      and (${edition}::text is null or edition.slug = ${edition})
      and (${contest}::text is null or contest.code = ${contest})
      and (${institutionId}::uuid is null or institution.id = ${institutionId})
    order by institution.slug, edition.slug, contest.code, result.round, line.place`.execute(db);
  return rows;
}
