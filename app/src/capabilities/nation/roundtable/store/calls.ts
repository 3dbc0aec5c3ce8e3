// Calls as rows: written as drafts, numbered when they are published, listed, and ended by their results or withdrawn.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import {
  type CallState,
  type CallSteps,
  type CallWritten,
  type Requirement,
  ROUNDTABLE_ZONE,
  stateOfCall,
} from '../rules/call.ts';

export interface KeptRequirement extends Requirement {
  readonly id: string;
  /** From 1. */
  readonly position: number;
}

/** The last day put off once; days `YYYY-MM-DD`. */
export interface Extension {
  readonly fromDay: string;
  readonly toDay: string;
  readonly reason: string;
  /** Day of Santiago on which it was told. */
  readonly toldOn: string;
}

export interface Call extends CallWritten, CallSteps {
  readonly id: string;
  /** Undefined while it is a draft. */
  readonly number: number | undefined;
  readonly institutionId: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly requirements: readonly KeptRequirement[];
  /** In their order: the first says the last day that was published. */
  readonly extensions: readonly Extension[];
  readonly state: CallState;
  readonly withdrawnReason: string | undefined;
  /** Of the numbered document with its results. */
  readonly documentCode: string | undefined;
  /** Applications that were not taken back. */
  readonly applicationsCount: number;
  readonly admittedCount: number;
}

function rows(db: Database | Tx) {
  return db
    .selectFrom('roundtable.call as call')
    .innerJoin('institutions.institution as institution', 'institution.id', 'call.institution_id')
    .leftJoin('records.document as document', 'document.id', 'call.document_id')
    .select([
      'call.id',
      'call.number',
      'call.institution_id',
      'call.title',
      'call.purpose',
      'call.plan_hint',
      'call.published_at',
      'call.resolved_at',
      'call.withdrawn_at',
      'call.withdrawn_reason',
      'institution.slug as institution_slug',
      'institution.name as institution_name',
      'document.code as document_code',
      sql<string>`call.opens_on::text`.as('opens_on'),
      sql<string>`call.closes_on::text`.as('closes_on'),
      sql<readonly KeptRequirement[]>`(select coalesce(json_agg(json_build_object('id', id,
          'position', position, 'text', text, 'isDocument', is_document) order by position), '[]')
        from roundtable.requirement where call_id = call.id)`.as('requirements'),
      sql<readonly Extension[]>`(select coalesce(json_agg(json_build_object('fromDay', from_day,
          'toDay', to_day, 'reason', reason, 'toldOn', roundtable.day_of(extended_at))
          order by from_day), '[]')
        from roundtable.extension where call_id = call.id)`.as('extensions'),
      sql<number>`(select count(*)::int from roundtable.application
        where call_id = call.id and application.withdrawn_at is null)`.as('applications_count'),
      sql<number>`(select count(*)::int from roundtable.application
        where call_id = call.id and outcome = 'admitted' and call.resolved_at is not null)`.as(
        'admitted_count',
      ),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

function callOf(row: Row, now: Date): Call {
  const steps = {
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    publishedAt: row.published_at ?? undefined,
    resolvedAt: row.resolved_at ?? undefined,
    withdrawnAt: row.withdrawn_at ?? undefined,
  };
  return {
    ...steps,
    id: row.id,
    number: row.number ?? undefined,
    institutionId: row.institution_id,
    institutionSlug: row.institution_slug,
    institutionName: row.institution_name,
    title: row.title,
    purpose: row.purpose,
    planHint: row.plan_hint,
    requirements: row.requirements,
    extensions: row.extensions,
    state: stateOfCall(steps, dayIn(ROUNDTABLE_ZONE, now)),
    withdrawnReason: row.withdrawn_reason ?? undefined,
    documentCode: row.document_code ?? undefined,
    applicationsCount: row.applications_count,
    admittedCount: row.admitted_count,
  };
}

/** All that were published, the latest first. */
export async function listCalls(db: Database | Tx, now: Date): Promise<readonly Call[]> {
  const found = await rows(db)
    .where('call.number', 'is not', null)
    .orderBy('call.number', 'desc')
    .execute();
  return found.map((row) => callOf(row, now));
}

/** A published one by its number. */
export async function findCall(
  db: Database | Tx,
  number: number,
  now: Date,
): Promise<Call | undefined> {
  const row = await rows(db).where('call.number', '=', number).executeTakeFirst();
  return row && callOf(row, now);
}

/** Those of this national body, drafts too, the newest first. */
export async function listOwn(
  db: Database | Tx,
  institutionId: string,
  now: Date,
): Promise<readonly Call[]> {
  const found = await rows(db)
    .where('call.institution_id', '=', institutionId)
    .orderBy('call.created_at', 'desc')
    .execute();
  return found.map((row) => callOf(row, now));
}

/** One of this national body; undefined if it is another's. */
export async function readWithin(
  db: Database | Tx,
  institutionId: string,
  id: string,
  now: Date,
): Promise<Call | undefined> {
  const row = await rows(db)
    .where('call.id', '=', id)
    .where('call.institution_id', '=', institutionId)
    .executeTakeFirst();
  return row && callOf(row, now);
}

/** The same, which nobody else changes before the transaction ends. */
export async function holdWithin(
  tx: Tx,
  institutionId: string,
  id: string,
  now: Date,
): Promise<Call | undefined> {
  await tx
    .selectFrom('roundtable.call')
    .select('id')
    .where('id', '=', id)
    .where('institution_id', '=', institutionId)
    .forNoKeyUpdate()
    .execute();
  return readWithin(tx, institutionId, id, now);
}

/** A published one that nobody ends before the transaction does; others may apply meanwhile. */
export async function holdPublished(tx: Tx, number: number, now: Date): Promise<Call | undefined> {
  await tx
    .selectFrom('roundtable.call')
    .select('id')
    .where('number', '=', number)
    .forShare()
    .execute();
  return findCall(tx, number, now);
}

function valuesOf({ title, purpose, planHint, opensOn, closesOn }: CallWritten) {
  return {
    title,
    purpose,
    plan_hint: planHint,
    opens_on: sql<Date>`${opensOn}::date`,
    closes_on: sql<Date>`${closesOn}::date`,
  };
}

async function insertRequirements(
  tx: Tx,
  callId: string,
  requirements: readonly Requirement[],
): Promise<void> {
  if (requirements.length === 0) return;
  const values = requirements.map(({ text, isDocument }, at) => ({
    call_id: callId,
    position: at + 1,
    text,
    is_document: isDocument,
  }));
  await tx.insertInto('roundtable.requirement').values(values).execute();
}

/** The id of a new draft. */
export async function insertCall(
  tx: Tx,
  institutionId: string,
  written: CallWritten,
  now: Date,
): Promise<string> {
  const { id } = await tx
    .insertInto('roundtable.call')
    .values({ ...valuesOf(written), institution_id: institutionId, created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertRequirements(tx, id, written.requirements);
  return id;
}

export async function updateDraft(tx: Tx, id: string, written: CallWritten): Promise<void> {
  await tx.updateTable('roundtable.call').set(valuesOf(written)).where('id', '=', id).execute();
  await tx.deleteFrom('roundtable.requirement').where('call_id', '=', id).execute();
  await insertRequirements(tx, id, written.requirements);
}

export async function deleteDraft(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('roundtable.call').where('id', '=', id).execute();
}

/** Gives it the next number of all calls; whoever publishes another waits. */
export async function savePublication(tx: Tx, id: string, now: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('roundtable/call-number', 0))`.execute(
    tx,
  );
  const { number } = await tx
    .updateTable('roundtable.call')
    .set({
      published_at: now,
      number: sql<number>`1 + (select coalesce(max(number), 0) from roundtable.call)`,
    })
    .where('id', '=', id)
    .returning('number')
    .executeTakeFirstOrThrow();
  return number ?? 0;
}

export async function saveExtension(
  tx: Tx,
  { id, closesOn }: Pick<Call, 'id' | 'closesOn'>,
  { toDay, reason, now }: { readonly toDay: string; readonly reason: string; readonly now: Date },
): Promise<void> {
  const [from_day, to_day] = [sql<Date>`${closesOn}::date`, sql<Date>`${toDay}::date`];
  await tx
    .insertInto('roundtable.extension')
    .values({ call_id: id, from_day, to_day, reason, extended_at: now })
    .execute();
  await tx.updateTable('roundtable.call').set({ closes_on: to_day }).where('id', '=', id).execute();
}

export async function saveWithdrawal(
  tx: Tx,
  id: string,
  { reason, now }: { readonly reason: string; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('roundtable.call')
    .set({ withdrawn_at: now, withdrawn_reason: reason })
    .where('id', '=', id)
    .execute();
}

export async function saveResolution(
  tx: Tx,
  id: string,
  given: { readonly actId: string; readonly documentId: string; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('roundtable.call')
    .set({
      resolved_at: given.now,
      resolved_act_id: given.actId,
      document_id: given.documentId,
    })
    .where('id', '=', id)
    .execute();
}
