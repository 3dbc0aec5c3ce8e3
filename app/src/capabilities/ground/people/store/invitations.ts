// Invitations: found by the hash of what their link carries; one open for each e-mail, role and institution.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { InvitationTimes, Place } from '../rules/invitation.ts';
import type { Role } from '../rules/roles.ts';
import type { Token } from '../rules/token.ts';
import { hashOf } from './tokens.ts';

export interface Invitation extends InvitationTimes {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly institutionId: string | null;
  readonly institutionName: string | null;
  readonly institutionSlug: string | null;
  /** Whose role ends when this one begins, and why. */
  readonly replacesGrant: string | null;
  readonly replacesReason: string | null;
  readonly invitedBy: string | null;
  /** As others see whoever invites. */
  readonly inviterName: string | null;
  readonly invitedAt: Date;
}

export interface NewInvitation {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly place: Place | undefined;
  readonly replaces: { readonly grantId: string; readonly reason: string } | undefined;
  readonly invitedBy: string | undefined;
  readonly token: Token;
  readonly now: Date;
  readonly expiresAt: Date;
}

/** Whoever changes an invitation of the same institution waits here, so that what is read before writing still holds. */
export async function lockInvitations(tx: Tx, institutionId: string | undefined): Promise<void> {
  const place = `people.invitation/${institutionId ?? 'country'}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${place}, 0))`.execute(tx);
}

/** One that nobody took up in time makes room for the next. */
export async function withdrawExpired(
  tx: Tx,
  given: { readonly institutionId: string | undefined; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('people.invitation')
    .set({ withdrawn_at: given.now })
    .where('institution_id', 'is not distinct from', given.institutionId ?? null)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '<=', given.now)
    .execute();
}

export async function insertInvitation(tx: Tx, given: NewInvitation): Promise<string> {
  const row = await tx
    .insertInto('people.invitation')
    .values({
      token_hash: hashOf(given.token),
      email: given.email,
      name: given.name,
      role: given.role,
      institution_id: given.place?.id ?? null,
      replaces_grant: given.replaces?.grantId ?? null,
      replaces_reason: given.replaces?.reason ?? null,
      invited_by: given.invitedBy ?? null,
      invited_at: given.now,
      expires_at: given.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

function invitations(db: Database | Tx) {
  return db
    .selectFrom('people.invitation as invitation')
    .leftJoin(
      'institutions.institution as institution',
      'institution.id',
      'invitation.institution_id',
    )
    .leftJoin('people.person as inviter', 'inviter.id', 'invitation.invited_by')
    .select([
      'invitation.id',
      'invitation.email',
      'invitation.name',
      sql<Role>`invitation.role`.as('role'),
      'invitation.institution_id as institutionId',
      'institution.name as institutionName',
      'institution.slug as institutionSlug',
      'invitation.replaces_grant as replacesGrant',
      'invitation.replaces_reason as replacesReason',
      'invitation.invited_by as invitedBy',
      'inviter.public_name as inviterName',
      'invitation.invited_at as invitedAt',
      'invitation.expires_at as expiresAt',
      'invitation.accepted_at as acceptedAt',
      'invitation.withdrawn_at as withdrawnAt',
    ]);
}

export function findInvitation(db: Database | Tx, token: Token): Promise<Invitation | undefined> {
  return invitations(db).where('invitation.token_hash', '=', hashOf(token)).executeTakeFirst();
}

/** Neither taken up nor withdrawn, those whose time is over included: the newest first. */
export function listInvitations(
  db: Database | Tx,
  institutionId: string | undefined,
): Promise<Invitation[]> {
  return invitations(db)
    .where('invitation.institution_id', 'is not distinct from', institutionId ?? null)
    .where('invitation.accepted_at', 'is', null)
    .where('invitation.withdrawn_at', 'is', null)
    .orderBy('invitation.invited_at', 'desc')
    .orderBy('invitation.id')
    .execute();
}

export async function saveRenewed(
  tx: Tx,
  id: string,
  token: Token,
  expiresAt: Date,
): Promise<void> {
  await tx
    .updateTable('people.invitation')
    .set({ token_hash: hashOf(token), expires_at: expiresAt })
    .where('id', '=', id)
    .execute();
}

export async function saveWithdrawn(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('people.invitation')
    .set({ withdrawn_at: now })
    .where('id', '=', id)
    .execute();
}

export async function saveAccepted(tx: Tx, id: string, personId: string, now: Date): Promise<void> {
  await tx
    .updateTable('people.invitation')
    .set({ accepted_at: now, accepted_by: personId })
    .where('id', '=', id)
    .execute();
}
