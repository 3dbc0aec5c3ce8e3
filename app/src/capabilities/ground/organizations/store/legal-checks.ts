// Checks of the legal state: asked for, waiting in the queue of an institution, decided once.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { timeZoneOf } from '../../territories/index.ts';
import type { CheckState, CheckSubject, Decision } from '../rules/legal-check.ts';
import { isOpen } from '../rules/legal-check.ts';
import type { LegalFacts } from '../rules/legal-facts.ts';
import type { OrganizationId } from '../rules/organization.ts';

export interface LegalCheck {
  readonly id: string;
  readonly organizationId: OrganizationId;
  readonly about: CheckSubject;
  readonly boardId: string | null;
  readonly proposed: LegalFacts | null;
  /** The municipality that checks it; null where the national bodies do. */
  readonly institutionId: string | null;
  readonly institutionName: string | null;
  readonly askedAt: Date;
  readonly dueOn: string;
  readonly state: CheckState;
  readonly escalatedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly decidedInName: string | null;
  readonly reasons: string | null;
}

function checkRows(db: Database | Tx) {
  return db
    .selectFrom('organizations.legal_check as asked')
    .leftJoin('institutions.institution as checker', 'checker.id', 'asked.institution_id')
    .leftJoin('institutions.institution as decider', 'decider.id', 'asked.decided_in')
    .select([
      'asked.id',
      sql<OrganizationId>`asked.organization_id`.as('organizationId'),
      sql<CheckSubject>`asked.about`.as('about'),
      'asked.board_id as boardId',
      sql<LegalFacts | null>`asked.proposed`.as('proposed'),
      'asked.institution_id as institutionId',
      'checker.name as institutionName',
      'asked.asked_at as askedAt',
      sql<string>`asked.due_on::text`.as('dueOn'),
      sql<CheckState>`asked.state`.as('state'),
      'asked.escalated_at as escalatedAt',
      'asked.decided_at as decidedAt',
      'decider.name as decidedInName',
      'asked.reasons',
    ]);
}

export interface NewCheck {
  readonly organizationId: OrganizationId;
  readonly about: CheckSubject;
  readonly boardId?: string;
  readonly proposed?: LegalFacts;
  readonly institutionId: string | undefined;
  readonly dueOn: string;
  readonly personId: string;
  readonly now: Date;
}

/** Puts a check in the queue; undefined if one of this organisation is open already. */
export async function insertCheck(tx: Tx, check: NewCheck): Promise<string | undefined> {
  const row = await tx
    .insertInto('organizations.legal_check')
    .values({
      organization_id: check.organizationId,
      about: check.about,
      board_id: check.boardId ?? null,
      proposed: check.proposed === undefined ? null : JSON.stringify(check.proposed),
      institution_id: check.institutionId ?? null,
      due_on: check.dueOn,
      asked_by: check.personId,
      asked_at: check.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** All of an organisation, the newest first. */
export function listChecks(
  db: Database | Tx,
  organizationId: string,
): Promise<readonly LegalCheck[]> {
  return checkRows(db)
    .where('asked.organization_id', '=', organizationId)
    .orderBy('asked.asked_at', 'desc')
    .orderBy('asked.id')
    .execute();
}

export async function readOpenCheck(
  db: Database | Tx,
  organizationId: string,
): Promise<LegalCheck | undefined> {
  return (await listChecks(db, organizationId)).find(({ state }) => isOpen(state));
}

/**
 * The check with this id, if that institution answers it: the municipality asked, or a national body once
 * it was escalated or when there is no municipality.
 */
export function readCheckWithin(
  db: Database | Tx,
  institutionId: string,
  id: string,
): Promise<LegalCheck | undefined> {
  return checkRows(db)
    .where('asked.id', '=', id)
    .where(isAnsweredBy(institutionId))
    .executeTakeFirst();
}

function isAnsweredBy(institutionId: string) {
  return sql<boolean>`(asked.institution_id = ${institutionId}
    or ((asked.institution_id is null or asked.escalated_at is not null) and exists (
      select from institutions.institution
      where id = ${institutionId} and kind = 'national-body')))`;
}

export interface QueuedCheck {
  readonly id: string;
  readonly about: CheckSubject;
  readonly organizationName: string;
  readonly comunaName: string | null;
  readonly askedAt: Date;
  readonly dueOn: string;
  readonly state: CheckState;
  readonly institutionName: string | null;
}

/** What an institution has to answer, the most urgent first. */
export function listQueue(db: Database, institutionId: string): Promise<readonly QueuedCheck[]> {
  return checkRows(db)
    .innerJoin(
      'organizations.organization as organization',
      'organization.id',
      'asked.organization_id',
    )
    .leftJoin('territories.comuna as comuna', 'comuna.cut', 'organization.cut')
    .select(['organization.name as organizationName', 'comuna.name as comunaName'])
    .where('asked.state', 'in', ['waiting', 'escalated'])
    .where(isAnsweredBy(institutionId))
    .orderBy('asked.due_on')
    .orderBy('asked.asked_at')
    .execute();
}

/** Reads an open check and makes whoever else decides it wait. */
export async function holdCheck(tx: Tx, id: string): Promise<CheckState | undefined> {
  const row = await tx
    .selectFrom('organizations.legal_check')
    .select('state')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row?.state as CheckState | undefined;
}

export interface DecidedCheck {
  readonly decision: Decision;
  readonly reasons: string;
  readonly personId: string;
  readonly institutionId: string;
  readonly now: Date;
}

export async function saveDecision(tx: Tx, id: string, decided: DecidedCheck): Promise<void> {
  await tx
    .updateTable('organizations.legal_check')
    .set({
      state: decided.decision,
      reasons: decided.reasons === '' ? null : decided.reasons,
      decided_at: decided.now,
      decided_by: decided.personId,
      decided_in: decided.institutionId,
    })
    .where('id', '=', id)
    .execute();
}

export async function saveEscalation(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('organizations.legal_check')
    .set({ state: 'escalated', escalated_at: now })
    .where('id', '=', id)
    .execute();
}

/** Ids of waiting checks of a municipality whose last day is over where their comuna is. */
export async function listOverdue(db: Database, now: Date): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`
    select asked.id from organizations.legal_check asked
    join organizations.organization on organization.id = asked.organization_id
    where asked.state = 'waiting' and asked.institution_id is not null
      and asked.due_on < (${now}::timestamptz
        at time zone ${timeZoneOf('organization')})::date
    order by asked.due_on, asked.id`.execute(db);
  return found.rows.map(({ id }) => id);
}

/** Reads one check whoever answers it. */
export function readCheck(db: Database | Tx, id: string): Promise<LegalCheck | undefined> {
  return checkRows(db).where('asked.id', '=', id).executeTakeFirst();
}
