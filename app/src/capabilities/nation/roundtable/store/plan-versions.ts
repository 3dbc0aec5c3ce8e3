// Versions of the plan of work: what the agenda said when a sitting approved it, and its numbered document.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { ActionState } from '../rules/action.ts';
import { takeNumber } from './numbers.ts';

/** An action as it stood when the plan was approved. */
export interface PlannedAction {
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly startsOn: string;
  readonly dueOn: string;
  readonly budgetClp: number | null;
  readonly state: ActionState;
  /** Names of that day. */
  readonly responsible: readonly string[];
  readonly partners: readonly string[];
}

export interface PlanVersion {
  readonly number: number;
  readonly sitting: number;
  readonly position: number;
  readonly approvedAt: Date;
  readonly documentCode: string;
  readonly contentSha256: string;
  readonly actions: readonly PlannedAction[];
}

/** The latest first. */
export async function listPlanVersions(db: Database | Tx): Promise<readonly PlanVersion[]> {
  const found = await db
    .selectFrom('roundtable.plan_version as plan')
    .innerJoin('gatherings.gathering as gathering', 'gathering.id', 'plan.gathering_id')
    .innerJoin('records.document as document', 'document.id', 'plan.document_id')
    .select([
      'plan.number',
      'plan.position',
      'plan.approved_at',
      'plan.content_sha256',
      'document.code',
      'gathering.number as sitting',
      sql<readonly PlannedAction[]>`plan.snapshot`.as('actions'),
    ])
    .orderBy('plan.number', 'desc')
    .execute();
  return found.map((row) => ({
    number: row.number,
    sitting: row.sitting ?? 0,
    position: row.position,
    approvedAt: row.approved_at,
    documentCode: row.code,
    contentSha256: row.content_sha256,
    actions: row.actions,
  }));
}

export interface NewPlanVersion {
  readonly number: number;
  readonly gatheringId: string;
  readonly position: number;
  readonly actions: readonly PlannedAction[];
  readonly documentId: string;
  readonly contentSha256: string;
  readonly now: Date;
}

/** The number of the next version; whoever else approves one waits until this transaction ends. */
export function nextPlanNumber(tx: Tx): Promise<number> {
  return takeNumber(tx, 'plan_version');
}

export async function hasPlanOf(
  tx: Tx,
  { gatheringId, position }: Pick<NewPlanVersion, 'gatheringId' | 'position'>,
): Promise<boolean> {
  const row = await tx
    .selectFrom('roundtable.plan_version')
    .select('id')
    .where('gathering_id', '=', gatheringId)
    .where('position', '=', position)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertPlanVersion(tx: Tx, given: NewPlanVersion): Promise<void> {
  await tx
    .insertInto('roundtable.plan_version')
    .values({
      ...{ number: given.number, gathering_id: given.gatheringId, position: given.position },
      snapshot: JSON.stringify(given.actions),
      ...{ document_id: given.documentId, content_sha256: given.contentSha256 },
      approved_at: given.now,
    })
    .execute();
}
