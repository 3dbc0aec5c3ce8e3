// What contests pass, what halts them, and the slate that breadth is measured on.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { SlateProject } from '../rules/breadth.ts';
import type { InterruptionKind, Stage } from '../rules/standing.ts';

export interface KeptProject extends SlateProject {
  readonly contestId: string;
  readonly name: string;
}

/** A feasible project as a later room makes it known. */
export type FeasibleProject = Omit<KeptProject, 'isWithdrawn'>;

/** What was known of one already is what is said of it now, but for when it was found feasible; one that was withdrawn stands again. */
export async function saveProjects(
  tx: Tx,
  projects: readonly FeasibleProject[],
  now: Date,
): Promise<void> {
  if (projects.length === 0) return;
  const rows = projects.map((project) => ({
    project_id: project.projectId,
    contest_id: project.contestId,
    name: project.name,
    cost_clp: project.costClp,
    conflict_group: project.conflictGroup,
    together_group: project.togetherGroup,
    is_of_institution: project.isOfInstitution,
    feasible_at: now,
  }));
  await tx
    .insertInto('editions.slate_project')
    .values(rows)
    .onConflict((on) =>
      on.column('project_id').doUpdateSet((said) => ({
        contest_id: said.ref('excluded.contest_id'),
        name: said.ref('excluded.name'),
        cost_clp: said.ref('excluded.cost_clp'),
        conflict_group: said.ref('excluded.conflict_group'),
        together_group: said.ref('excluded.together_group'),
        is_of_institution: said.ref('excluded.is_of_institution'),
        withdrawn_at: null,
        withdrawn_reason: null,
      })),
    )
    .execute();
}

export interface Withdrawn {
  readonly contestId: string;
  readonly editionId: string;
}

/** Undefined when there is no such project, or it was withdrawn already. */
export async function withdrawProject(
  tx: Tx,
  projectId: string,
  reason: string,
  now: Date,
): Promise<Withdrawn | undefined> {
  return tx
    .updateTable('editions.slate_project')
    .set({ withdrawn_at: now, withdrawn_reason: reason })
    .where('project_id', '=', projectId)
    .where('withdrawn_at', 'is', null)
    .returning([
      'contest_id as contestId',
      sql<string>`(select edition_id from editions.contest where id = contest_id)`.as('editionId'),
    ])
    .executeTakeFirst();
}

/** Of every contest of an edition, in the order in which they were found feasible. */
export async function listSlate(
  db: Database | Tx,
  editionId: string,
): Promise<readonly KeptProject[]> {
  const found = await sql<KeptProject>`select project.project_id as "projectId",
      project.contest_id as "contestId", project.name, project.cost_clp::float8 as "costClp",
      project.conflict_group as "conflictGroup", project.together_group as "togetherGroup",
      project.is_of_institution as "isOfInstitution", project.withdrawn_at is not null as "isWithdrawn"
    from editions.slate_project project join editions.contest on contest.id = project.contest_id
    where contest.edition_id = ${editionId} order by project.feasible_at, project.project_id`.execute(
    db,
  );
  return found.rows;
}

export interface Opening {
  readonly contestId: string;
  readonly round: number;
  readonly rulebookId: string;
  readonly demandClp: number;
  readonly leastClp: number;
  readonly now: Date;
}

/** The database measures the slate again and refuses another figure, or too little of it. */
export async function insertOpening(tx: Tx, given: Opening): Promise<void> {
  await sql`insert into editions.passage (contest_id, round, stage, passed_at, rulebook_id, demand_clp,
      least_clp, amount_clp, breadth_numerator, breadth_denominator)
    select ${given.contestId}, ${given.round}, 'voting-opened', ${given.now}, terms.rulebook_id,
      ${given.demandClp}, ${given.leastClp}, terms.amount_clp, terms.breadth_numerator, terms.breadth_denominator
    from editions.contest_terms terms
    where terms.rulebook_id = ${given.rulebookId} and terms.contest_id = ${given.contestId}`.execute(
    tx,
  );
}

export async function insertPassage(
  tx: Tx,
  given: {
    readonly contestId: string;
    readonly round: number;
    readonly stage: Exclude<Stage, 'voting-opened'>;
    readonly now: Date;
  },
): Promise<void> {
  const { contestId, round, stage, now } = given;
  await tx
    .insertInto('editions.passage')
    .values({ contest_id: contestId, round, stage, passed_at: now })
    .execute();
}

export interface NewInterruption {
  readonly editionId: string;
  readonly contestId: string | null;
  readonly kind: InterruptionKind;
  readonly cause: 'body' | 'commitment-revoked';
  readonly decidedBy: string;
  readonly reason: string;
  readonly fileId: string | null;
  readonly actId: string;
  readonly now: Date;
}

export async function insertInterruption(tx: Tx, given: NewInterruption): Promise<void> {
  await tx
    .insertInto('editions.interruption')
    .values({
      edition_id: given.editionId,
      contest_id: given.contestId,
      kind: given.kind,
      cause: given.cause,
      decided_by: given.decidedBy,
      reason: given.reason,
      file_id: given.fileId,
      act_id: given.actId,
      decided_at: given.now,
    })
    .execute();
}

export async function insertIncident(
  tx: Tx,
  given: {
    readonly editionId: string;
    readonly contestId: string | null;
    readonly kind: 'breadth-lost' | 'commitment-revoked';
    readonly told: Readonly<Record<string, string | number>>;
    readonly now: Date;
  },
): Promise<void> {
  const { editionId, contestId, kind, told, now } = given;
  await sql`insert into editions.incident (edition_id, contest_id, kind, told, happened_at)
    values (${editionId}, ${contestId}, ${kind}, ${JSON.stringify(told)}::jsonb, ${now})`.execute(
    tx,
  );
}

export async function insertArchiving(tx: Tx, editionId: string, now: Date): Promise<void> {
  await tx
    .insertInto('editions.archiving')
    .values({ edition_id: editionId, archived_at: now })
    .execute();
}
