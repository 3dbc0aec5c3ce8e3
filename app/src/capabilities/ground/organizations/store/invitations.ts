// Invitations to represent an organisation: only the fingerprint of their code is here.
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { OrganizationId } from '../rules/organization.ts';
import type { Replacement } from '../rules/representation.ts';

export interface Invitation {
  readonly id: string;
  readonly organizationId: OrganizationId;
  readonly email: string | null;
  readonly replaces: Replacement;
  readonly invitedBy: string | null;
  /** The institution that resets the representatives, if this does. */
  readonly institutionId: string | null;
  readonly invitedAt: Date;
  readonly expiresAt: Date;
}

function openRows(db: Database | Tx, now: Date) {
  return db
    .selectFrom('organizations.invitation')
    .select([
      'id',
      'organization_id',
      'email',
      'replaces',
      'invited_by',
      'institution_id',
      'invited_at',
      'expires_at',
    ])
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now);
}

type Row = Awaited<ReturnType<ReturnType<typeof openRows>['execute']>>[number];

function invitationOf(row: Row): Invitation {
  return {
    id: row.id,
    organizationId: row.organization_id as OrganizationId,
    email: row.email,
    replaces: row.replaces as Replacement,
    invitedBy: row.invited_by,
    institutionId: row.institution_id,
    invitedAt: row.invited_at,
    expiresAt: row.expires_at,
  };
}

export interface NewInvitation {
  readonly organizationId: OrganizationId;
  readonly codeFingerprint: Buffer;
  readonly email: string | undefined;
  readonly replaces: Replacement;
  readonly invitedBy: string;
  readonly institutionId?: string;
  readonly now: Date;
  readonly expiresAt: Date;
}

export async function insertInvitation(tx: Tx, invitation: NewInvitation): Promise<string> {
  const { id } = await tx
    .insertInto('organizations.invitation')
    .values({
      organization_id: invitation.organizationId,
      code_fingerprint: invitation.codeFingerprint,
      email: invitation.email ?? null,
      replaces: invitation.replaces,
      invited_by: invitation.invitedBy,
      institution_id: invitation.institutionId ?? null,
      invited_at: invitation.now,
      expires_at: invitation.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The open invitation with this code. */
export async function findInvitation(
  db: Database | Tx,
  codeFingerprint: Buffer,
  now: Date,
): Promise<Invitation | undefined> {
  const row = await openRows(db, now)
    .where('code_fingerprint', '=', codeFingerprint)
    .executeTakeFirst();
  return row && invitationOf(row);
}

export async function listOpenInvitations(
  db: Database | Tx,
  organizationId: string,
  now: Date,
): Promise<readonly Invitation[]> {
  const rows = await openRows(db, now)
    .where('organization_id', '=', organizationId)
    .orderBy('invited_at')
    .execute();
  return rows.map(invitationOf);
}

/** Uses an open invitation up; false if somebody did at the same moment. */
export async function acceptOnce(
  tx: Tx,
  id: string,
  personId: string,
  now: Date,
): Promise<boolean> {
  const changed = await tx
    .updateTable('organizations.invitation')
    .set({ accepted_at: now, accepted_by: personId })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** Withdraws one of the organisation's own; an institution's stands. False if there is none open. */
export async function withdrawInvitation(
  tx: Tx,
  organizationId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const changed = await openChanges(tx, organizationId, now)
    .where('id', '=', id)
    .where('institution_id', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** Withdraws all that are open: whoever comes next is the only one who is expected. */
export async function withdrawAllInvitations(
  tx: Tx,
  organizationId: string,
  now: Date,
): Promise<void> {
  await openChanges(tx, organizationId, now).execute();
}

/** Withdraws what these persons gave: they represent it no more. */
export async function withdrawInvitationsOf(
  tx: Tx,
  organizationId: string,
  personIds: readonly string[],
  now: Date,
): Promise<void> {
  if (personIds.length === 0) return;
  await openChanges(tx, organizationId, now)
    .where('invited_by', 'in', [...personIds])
    .where('institution_id', 'is', null)
    .execute();
}

function openChanges(tx: Tx, organizationId: string, now: Date) {
  return tx
    .updateTable('organizations.invitation')
    .set({ withdrawn_at: now })
    .where('organization_id', '=', organizationId)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null);
}

/** Those that ended before an instant, with the addresses they were sent to. */
export async function deleteInvitationsEndedBefore(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('organizations.invitation').where('expires_at', '<', before).execute();
}
