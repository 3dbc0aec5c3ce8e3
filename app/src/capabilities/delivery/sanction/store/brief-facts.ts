// What a councillor is told of each contest and project before the sitting, beside the list itself.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';

export interface ContestFacts {
  readonly contestId: string;
  /** Without those of annulled tables. */
  readonly ballots: number;
  /** That were not withdrawn, and those of them that are answered. */
  readonly objections: number;
  readonly answered: number;
}

export interface ProjectFacts {
  readonly projectId: string;
  /** Checks of its feasibility that asked for changes. */
  readonly changes: number;
  /** To run and to keep it, each year; null where nobody estimated it. */
  readonly upkeepClp: number | null;
  readonly upkeepBy: string | null;
}

export interface BriefFacts {
  readonly contests: readonly ContestFacts[];
  /** Those whose feasibility was examined here. */
  readonly projects: readonly ProjectFacts[];
}

export async function readBriefFacts(db: Database, submissionId: string): Promise<BriefFacts> {
  const { rows } = await sql<BriefFacts>`select
    coalesce((select json_agg(json_build_object('contestId', one.contest_id,
        'ballots', vote.ballots - coalesce((select sum(told.ballots) from count.vote_table told
          where told.vote_id = vote.id and told.code = any(result.excluded_tables)), 0),
        'objections', (select count(*) from count.objection where objection.contest_id = one.contest_id
          and objection.round = one.round and objection.withdrawn_at is null),
        'answered', (select count(*) from count.objection where objection.contest_id = one.contest_id
          and objection.round = one.round and objection.withdrawn_at is null
          and objection.answered_at is not null)))
      from sanction.submitted_contest one
      join count.result on result.id = one.result_id
      join count.vote on vote.id = result.vote_id
      where one.submission_id = ${submissionId}), '[]') as contests,
    coalesce((select json_agg(json_build_object('projectId', matter.project_id,
        'upkeepClp', examination.upkeep_clp, 'upkeepBy', examination.upkeep_by,
        'changes', (select count(*) from review.check made
          where made.proposal_id = examination.proposal_id and made.finding = 'with-changes')))
      from sanction.matter
      join review.examination on examination.proposal_id = matter.project_id
        and examination.stage = 'feasibility' and examination.published_at is not null
      where matter.submission_id = ${submissionId}), '[]') as projects`.execute(db);
  return rows[0] ?? { contests: [], projects: [] };
}
