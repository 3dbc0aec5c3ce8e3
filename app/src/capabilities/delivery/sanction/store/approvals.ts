// What the body sanctioned, as works will stand on it, and as editions counts it.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { EditionScope } from '../../../edition/editions/rules/index.ts';

export interface NewApproval {
  readonly projectId: string;
  readonly editionId: string;
  readonly contestId: string;
  readonly resultId: string;
  readonly submissionId: string;
  readonly amountClp: number;
  readonly scope: EditionScope;
  readonly decisionId: string | null;
  readonly lapseId: string | null;
  readonly now: Date;
}

/** One that an earlier result had is now that of this one; the debt of execution knows it from its first sanction. */
export async function saveApprovals(tx: Tx, approvals: readonly NewApproval[]): Promise<void> {
  for (const one of approvals) {
    const row = {
      ...{ result_id: one.resultId, submission_id: one.submissionId, amount_clp: one.amountClp },
      ...{ scope: one.scope, decision_id: one.decisionId, lapse_id: one.lapseId },
      ...{ approved_at: one.now, ended_at: null },
    };
    await tx
      .insertInto('sanction.approval')
      .values({
        ...{ project_id: one.projectId, edition_id: one.editionId, contest_id: one.contestId },
        ...row,
      })
      .onConflict((on) => on.column('project_id').doUpdateSet(row))
      .execute();
    await sql`insert into editions.sanctioned_project (project_id, edition_id, name, sanctioned_at)
      select project_id, ${one.editionId}, name, ${one.now} from editions.slate_project
      where project_id = ${one.projectId} on conflict (project_id) do nothing`.execute(tx);
  }
}

/** What an earlier result of a contest had approved and this one does not: ids. Nothing unfinished is owed of it. */
export async function endStaleApprovals(
  tx: Tx,
  {
    contestId,
    resultId,
    now,
  }: { readonly contestId: string; readonly resultId: string; readonly now: Date },
): Promise<readonly string[]> {
  const ended = await tx
    .updateTable('sanction.approval')
    .set({ ended_at: now })
    .where('contest_id', '=', contestId)
    .where('result_id', '<>', resultId)
    .where('ended_at', 'is', null)
    .returning('project_id')
    .execute();
  const ids = ended.map((one) => one.project_id);
  if (ids.length > 0) {
    await tx
      .deleteFrom('editions.sanctioned_project')
      .where('project_id', 'in', ids)
      .where('finished_at', 'is', null)
      .execute();
  }
  return ids;
}

/** A project that the body approved, or left standing by the lapse of its term. */
export interface Approval {
  readonly projectId: string;
  readonly contestId: string;
  readonly name: string;
  /** In the citizens' order. */
  readonly place: number;
  readonly amountClp: number;
  readonly scope: EditionScope;
  readonly by: 'vote' | 'lapse';
  /** Of the resolution, or of the certificate. */
  readonly documentCode: string;
  readonly approvedAt: Date;
  /** A later result of its contest is certified, or this one was found wrong: nothing begins until it is sanctioned again. */
  readonly isStale: boolean;
}

/** Of one edition, by contest and in the citizens' order; those that ended are not there. */
export async function listApprovals(
  db: Database | Tx,
  editionId: string,
): Promise<readonly Approval[]> {
  const { rows } = await sql<Approval>`select approval.project_id as "projectId",
      approval.contest_id as "contestId", project.name, matter.place,
      approval.amount_clp::float8 as "amountClp", approval.scope,
      case when approval.lapse_id is null then 'vote' else 'lapse' end as by,
      document.code as "documentCode", approval.approved_at as "approvedAt",
      sanction.is_stale(submitted) as "isStale"
    from sanction.approval
    join editions.contest on contest.id = approval.contest_id
    join editions.slate_project project on project.project_id = approval.project_id
    join sanction.submitted_contest submitted on submitted.submission_id = approval.submission_id
      and submitted.contest_id = approval.contest_id
    join sanction.matter on matter.submission_id = approval.submission_id
      and matter.project_id = approval.project_id
    left join sanction.decision on decision.id = approval.decision_id
    left join sanction.resolution on resolution.id = decision.resolution_id
    left join sanction.lapse on lapse.id = approval.lapse_id
    join records.document on document.id = coalesce(resolution.document_id, lapse.document_id)
    where approval.edition_id = ${editionId} and approval.ended_at is null
    order by contest.code, matter.place`.execute(db);
  return rows;
}

/** In which state each of these proposals is. */
export async function statesOfProjects(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('proposals.proposal')
    .where('id', 'in', [...ids])
    .select(['id', 'state'])
    .execute();
  return new Map(rows.map(({ id, state }) => [id, state]));
}

/** What other submissions of an edition have approved and stands, in pesos, but for contests that this one submits again. */
export async function approvedElsewhereClp(
  tx: Tx,
  editionId: string,
  submissionId: string,
): Promise<number> {
  const { rows } = await sql<{ sum: number }>`select coalesce(sum(amount_clp), 0)::float8 as sum
    from sanction.approval
    where edition_id = ${editionId} and submission_id <> ${submissionId} and ended_at is null
      and contest_id not in (select contest_id from sanction.submitted_contest
        where submitted_contest.submission_id = ${submissionId})`.execute(tx);
  return rows[0]?.sum ?? 0;
}
