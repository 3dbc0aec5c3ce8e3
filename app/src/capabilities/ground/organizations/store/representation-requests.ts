// Persons who ask to represent an organisation that somebody else registered.
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { OrganizationId } from '../rules/organization.ts';

export interface RepresentationRequest {
  readonly id: string;
  readonly organizationId: OrganizationId;
  readonly personId: string;
  readonly reason: string;
  readonly askedAt: Date;
}

function openRows(db: Database | Tx) {
  return db
    .selectFrom('organizations.representation_request')
    .select(['id', 'organization_id', 'person_id', 'reason', 'asked_at'])
    .where('answer', 'is', null);
}

type Row = Awaited<ReturnType<ReturnType<typeof openRows>['execute']>>[number];

function requestOf(row: Row): RepresentationRequest {
  return {
    id: row.id,
    organizationId: row.organization_id as OrganizationId,
    personId: row.person_id,
    reason: row.reason,
    askedAt: row.asked_at,
  };
}

/** Adds a request; false if this person has one open there. */
export async function insertRequest(
  tx: Tx,
  request: Omit<RepresentationRequest, 'id'>,
): Promise<boolean> {
  const row = await tx
    .insertInto('organizations.representation_request')
    .values({
      organization_id: request.organizationId,
      person_id: request.personId,
      reason: request.reason,
      asked_at: request.askedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function listOpenRequests(
  db: Database | Tx,
  organizationId: string,
): Promise<readonly RepresentationRequest[]> {
  const rows = await openRows(db)
    .where('organization_id', '=', organizationId)
    .orderBy('asked_at')
    .execute();
  return rows.map(requestOf);
}

/** The open request with this id, if it is of that organisation. */
export async function readOpenRequest(
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<RepresentationRequest | undefined> {
  const row = await openRows(tx)
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && requestOf(row);
}

export interface RequestAnswer {
  readonly answer: 'accepted' | 'declined';
  readonly reason: string;
  readonly personId: string;
  readonly now: Date;
}

/** Answers an open request; false if somebody answered it first. */
export async function answerRequest(tx: Tx, id: string, answered: RequestAnswer): Promise<boolean> {
  const changed = await tx
    .updateTable('organizations.representation_request')
    .set({
      answer: answered.answer,
      answer_reason: answered.reason === '' ? null : answered.reason,
      answered_by: answered.personId,
      answered_at: answered.now,
    })
    .where('id', '=', id)
    .where('answer', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** Requests answered before an instant, with what people said of themselves. */
export async function deleteRequestsAnsweredBefore(tx: Tx, before: Date): Promise<void> {
  await tx
    .deleteFrom('organizations.representation_request')
    .where('answered_at', '<', before)
    .execute();
}
