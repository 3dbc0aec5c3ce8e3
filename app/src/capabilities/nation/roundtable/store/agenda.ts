// The joint agenda: actions with who stands on each, how it goes, who signed that it is done, and what it came from.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { ActionDays, ActionState, Owner } from '../rules/action.ts';
import {
  evidenceOf,
  insertAgendaEvidence,
  type ShownEvidence,
  shownEvidence,
} from './agenda-evidence.ts';
import type { Written } from './bottlenecks.ts';
import type { EvidenceInFile, EvidenceWritten } from './evidence.ts';
import { memberIn, type NamedMember } from './member-names.ts';
import { takeNumber } from './numbers.ts';
import type { LinkedBottleneck } from './opportunities.ts';

export interface OwnerOfAction extends Owner {
  readonly id: string;
  readonly member: NamedMember;
}

export interface ActionUpdate {
  readonly progress: number;
  readonly text: string;
  readonly evidence: readonly ShownEvidence[];
  readonly writtenAt: Date;
  readonly member: NamedMember;
}

export interface ActionSignature {
  readonly memberId: string;
  readonly member: NamedMember;
  readonly signedAt: Date;
}

/** An agreement of a sitting, `number.position`. */
export interface AgreementOf {
  readonly sitting: number;
  readonly position: number;
}

export interface AgendaAction extends ActionDays {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly budgetClp: number | undefined;
  readonly state: ActionState;
  readonly proposedBy: NamedMember;
  readonly proposedAt: Date;
  readonly agreedAt: Date | undefined;
  readonly endedAt: Date | undefined;
  readonly endReason: string | undefined;
  readonly cancelledBy: AgreementOf | undefined;
  readonly opportunity: { readonly number: number; readonly title: string } | undefined;
  readonly area: { readonly number: number; readonly title: string } | undefined;
  readonly bottlenecks: readonly LinkedBottleneck[];
  readonly agreements: readonly AgreementOf[];
  /** Asked or bound now; responsible ones first. */
  readonly owners: readonly OwnerOfAction[];
  readonly signatures: readonly ActionSignature[];
  /** The latest first. */
  readonly updates: readonly ActionUpdate[];
}

interface InJson {
  readonly at: string;
}

interface Evidenced {
  readonly evidence: Parameters<typeof shownEvidence>[0];
}

const owners = sql<readonly OwnerOfAction[]>`coalesce((
  select json_agg(json_build_object('id', owner.id, 'memberId', owner.member_id, 'part', owner.part,
      'hasAccepted', owner.accepted_at is not null,
      'takesOver', (select was.member_id from roundtable.action_owner was where was.id = owner.takes_over),
      'member', ${memberIn('owner.member_id')})
    order by owner.part desc, owner.asked_at, owner.id)
  from roundtable.action_owner owner
  where owner.action_id = action.id and owner.ended_at is null), '[]')`;

const signatures = sql<readonly (Omit<ActionSignature, 'signedAt'> & InJson)[]>`coalesce((
  select json_agg(json_build_object('memberId', signature.member_id, 'at', signature.signed_at,
      'member', ${memberIn('signature.member_id')}) order by signature.signed_at)
  from roundtable.action_signature signature where signature.action_id = action.id), '[]')`;

const updates = sql<
  readonly (Omit<ActionUpdate, 'writtenAt' | 'evidence'> & Evidenced & InJson)[]
>`coalesce((
  select json_agg(json_build_object('progress', told.progress, 'text', told.text,
      'evidence', ${evidenceOf('update_id', 'told.id')}, 'at', told.written_at,
      'member', ${memberIn('told.member_id')})
    order by told.written_at desc, told.id)
  from roundtable.action_update told where told.action_id = action.id), '[]')`;

const bottlenecks = sql<readonly LinkedBottleneck[]>`coalesce((
  select json_agg(json_build_object('id', bottleneck.id, 'number', bottleneck.number,
      'title', bottleneck.title, 'isClosed', bottleneck.closed_at is not null)
    order by bottleneck.number)
  from roundtable.action_bottleneck linked
    join roundtable.bottleneck on bottleneck.id = linked.bottleneck_id
  where linked.action_id = action.id), '[]')`;

const agreements = sql<readonly AgreementOf[]>`coalesce((
  select json_agg(json_build_object('sitting', gathering.number, 'position', linked.position)
    order by gathering.number, linked.position)
  from roundtable.agreement_action linked
    join gatherings.gathering on gathering.id = linked.gathering_id
  where linked.action_id = action.id), '[]')`;

function rows(db: Database | Tx) {
  return db
    .selectFrom('roundtable.action as action')
    .leftJoin('roundtable.opportunity as opportunity', 'opportunity.id', 'action.opportunity_id')
    .leftJoin('roundtable.common_area as area', 'area.id', 'action.area_id')
    .leftJoin('gatherings.gathering as cancelling', 'cancelling.id', 'action.cancelled_in')
    .select([
      'action.id',
      'action.number',
      'action.title',
      'action.text',
      'action.state',
      'action.proposed_at',
      'action.agreed_at',
      'action.ended_at',
      'action.end_reason',
      'action.cancelled_by_agreement',
      'cancelling.number as cancelled_sitting',
      'opportunity.number as opportunity_number',
      'opportunity.title as opportunity_title',
      'area.number as area_number',
      'area.title as area_title',
      sql<string>`action.starts_on::text`.as('starts_on'),
      sql<string>`action.due_on::text`.as('due_on'),
      sql<number | null>`action.budget_clp::float8`.as('budget_clp'),
      memberIn('action.member_id').as('proposed_by'),
      owners.as('owners'),
      signatures.as('signatures'),
      updates.as('updates'),
      bottlenecks.as('bottlenecks'),
      agreements.as('agreements'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

function numbered(number: number | null, title: string | null) {
  return number === null ? undefined : { number, title: title ?? '' };
}

function actionOf(row: Row): AgendaAction {
  const { cancelled_sitting, cancelled_by_agreement } = row;
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    text: row.text,
    startsOn: row.starts_on,
    dueOn: row.due_on,
    budgetClp: row.budget_clp ?? undefined,
    state: row.state as ActionState,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    agreedAt: row.agreed_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
    endReason: row.end_reason ?? undefined,
    cancelledBy:
      cancelled_sitting === null || cancelled_by_agreement === null
        ? undefined
        : { sitting: cancelled_sitting, position: cancelled_by_agreement },
    opportunity: numbered(row.opportunity_number, row.opportunity_title),
    area: numbered(row.area_number, row.area_title),
    bottlenecks: row.bottlenecks,
    agreements: row.agreements,
    owners: row.owners.map((owner) => ({ ...owner, takesOver: owner.takesOver ?? undefined })),
    signatures: row.signatures.map(({ at, ...signature }) => ({
      ...signature,
      signedAt: new Date(at),
    })),
    updates: row.updates.map(({ at, evidence, ...told }) => ({
      ...told,
      evidence: shownEvidence(evidence),
      writtenAt: new Date(at),
    })),
  };
}

export interface ActionFilter {
  /** Only of this member, asked or bound. */
  readonly memberId?: string;
  /** Only those that touch this bottleneck. */
  readonly bottleneckId?: string;
  /** Only what came from this common area. */
  readonly areaId?: string;
  readonly states?: readonly ActionState[];
}

/** By their day, and then by number. */
export async function listActions(
  db: Database | Tx,
  { memberId, bottleneckId, areaId, states }: ActionFilter = {},
): Promise<readonly AgendaAction[]> {
  let query = rows(db);
  if (states !== undefined) query = query.where('action.state', 'in', [...states]);
  if (areaId !== undefined) query = query.where('action.area_id', '=', areaId);
  if (memberId !== undefined) {
    query = query.where(
      sql<boolean>`exists (select from roundtable.action_owner owner
        where owner.action_id = action.id and owner.member_id = ${memberId} and owner.ended_at is null)`,
    );
  }
  if (bottleneckId !== undefined) {
    query = query.where(
      sql<boolean>`exists (select from roundtable.action_bottleneck linked
        where linked.action_id = action.id and linked.bottleneck_id = ${bottleneckId})`,
    );
  }
  const found = await query.orderBy('action.due_on').orderBy('action.number').execute();
  return found.map(actionOf);
}

export async function findAction(
  db: Database | Tx,
  number: number,
): Promise<AgendaAction | undefined> {
  const row = await rows(db).where('action.number', '=', number).executeTakeFirst();
  return row && actionOf(row);
}

/** The same, which nobody else changes before the transaction ends. */
export async function holdAction(tx: Tx, number: number): Promise<AgendaAction | undefined> {
  await tx
    .selectFrom('roundtable.action')
    .select('id')
    .where('number', '=', number)
    .forUpdate()
    .execute();
  return findAction(tx, number);
}

export interface NewAction extends ActionDays {
  readonly title: string;
  readonly text: string;
  readonly budgetClp: number | undefined;
  /** What it came from, if anything. */
  readonly opportunityId?: string;
  readonly areaId?: string;
  readonly bottleneckIds: readonly string[];
}

export async function insertAction(
  tx: Tx,
  { memberId, representativeId, now }: Written,
  given: NewAction,
): Promise<{ readonly id: string; readonly number: number }> {
  const number = await takeNumber(tx, 'action');
  const { id } = await tx
    .insertInto('roundtable.action')
    .values({
      ...{ number, member_id: memberId, representative_id: representativeId, proposed_at: now },
      ...{ title: given.title, text: given.text, state: 'proposed' },
      starts_on: sql<Date>`${given.startsOn}::date`,
      due_on: sql<Date>`${given.dueOn}::date`,
      budget_clp: given.budgetClp ?? null,
      opportunity_id: given.opportunityId ?? null,
      area_id: given.areaId ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (given.bottleneckIds.length > 0) {
    await tx
      .insertInto('roundtable.action_bottleneck')
      .values(given.bottleneckIds.map((bottleneck_id) => ({ action_id: id, bottleneck_id })))
      .execute();
  }
  return { id, number };
}

export type ActionChange =
  | { readonly state: 'agreed'; readonly agreedAt: Date }
  | { readonly state: 'in-progress' }
  | { readonly state: 'done'; readonly endedAt: Date }
  | {
      readonly state: 'cancelled';
      readonly endedAt: Date;
      readonly reason: string;
      /** Undefined for one that was only proposed. */
      readonly agreement: { readonly gatheringId: string; readonly position: number } | undefined;
    };

export async function saveAction(tx: Tx, id: string, change: ActionChange): Promise<void> {
  await tx
    .updateTable('roundtable.action')
    .set({
      state: change.state,
      ...(change.state === 'agreed' ? { agreed_at: change.agreedAt } : {}),
      ...('endedAt' in change ? { ended_at: change.endedAt } : {}),
      ...(change.state === 'cancelled'
        ? {
            end_reason: change.reason,
            cancelled_in: change.agreement?.gatheringId ?? null,
            cancelled_by_agreement: change.agreement?.position ?? null,
          }
        : {}),
    })
    .where('id', '=', id)
    .execute();
}

export interface NewUpdate {
  readonly progress: number;
  readonly text: string;
  readonly evidence: readonly (EvidenceWritten | EvidenceInFile)[];
}

export async function insertUpdate(
  tx: Tx,
  { memberId, representativeId, now }: Written,
  actionId: string,
  { progress, text, evidence }: NewUpdate,
): Promise<void> {
  const { id: update_id } = await tx
    .insertInto('roundtable.action_update')
    .values({
      ...{ action_id: actionId, member_id: memberId, representative_id: representativeId },
      ...{ progress, text, written_at: now },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertAgendaEvidence(tx, { update_id }, evidence, now);
}

export async function insertSignature(
  tx: Tx,
  { memberId, representativeId, now }: Written,
  actionId: string,
): Promise<void> {
  await tx
    .insertInto('roundtable.action_signature')
    .values({
      ...{ action_id: actionId, member_id: memberId },
      ...{ representative_id: representativeId, signed_at: now },
    })
    .execute();
}
