// Invitations: found by the hash of what their link carries; one open for each e-mail, role and institution.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Givers, InvitationTimes, Place } from '../rules/invitation.ts';
import type { Role } from '../rules/roles.ts';
import type { Token } from '../rules/token.ts';
import { hashOf } from './tokens.ts';

export interface Invitation extends InvitationTimes, Givers {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly isSubstitute: boolean;
  readonly institutionId: string | null;
  readonly institutionName: string | null;
  readonly institutionSlug: string | null;
  /** Whose role ends when this one begins, and why. */
  readonly replacesGrant: string | null;
  readonly replacesReason: string | null;
  /** As others see whoever invites. */
  readonly inviterName: string | null;
  readonly invitedAt: Date;
}

export interface NewInvitation {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly isSubstitute?: boolean;
  readonly place: Place | undefined;
  readonly replaces: { readonly grantId: string; readonly reason: string } | undefined;
  readonly invitedBy: string | undefined;
  /** Who signed what the other proposed. */
  readonly confirmedBy?: string | undefined;
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
      is_substitute: given.isSubstitute ?? false,
      institution_id: given.place?.id ?? null,
      replaces_grant: given.replaces?.grantId ?? null,
      replaces_reason: given.replaces?.reason ?? null,
      invited_by: given.invitedBy ?? null,
      confirmed_by: given.confirmedBy ?? null,
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
      'invitation.is_substitute as isSubstitute',
      'invitation.institution_id as institutionId',
      'institution.name as institutionName',
      'institution.slug as institutionSlug',
      'invitation.replaces_grant as replacesGrant',
      'invitation.replaces_reason as replacesReason',
      'invitation.invited_by as invitedBy',
      'invitation.confirmed_by as confirmedBy',
      'invitation.renewed_by as renewedBy',
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

/** The same, held until the transaction ends: nobody takes it up or withdraws it meanwhile. */
export function holdInvitation(tx: Tx, token: Token): Promise<Invitation | undefined> {
  return invitations(tx)
    .where('invitation.token_hash', '=', hashOf(token))
    .forUpdate('invitation')
    .executeTakeFirst();
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

/** Who answers for an invitation: whoever sent its link again, or else both who gave it. */
const answersFor = (person: ReturnType<typeof sql>) =>
  sql<boolean>`${person} in (coalesce(renewed_by, invited_by), coalesce(renewed_by, confirmed_by))`;

/** The open ones that somebody answers for and that replace nobody. */
export function listOwnInvitations(tx: Tx, giverId: string): Promise<Invitation[]> {
  return invitations(tx)
    .where(answersFor(sql`${giverId}::uuid`))
    .where('invitation.replaces_grant', 'is', null)
    .where('invitation.accepted_at', 'is', null)
    .where('invitation.withdrawn_at', 'is', null)
    .orderBy('invitation.id')
    .execute();
}

/** Whoever answers for one of those and has lost a role since. */
export async function listInviters(db: Database): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`
    select distinct held.person_id as id
    from people.invitation join people.role_grant held on ${answersFor(sql`held.person_id`)}
    where replaces_grant is null and accepted_at is null and withdrawn_at is null
      and held.ended_at between invited_at and now()`.execute(db);
  return found.rows.map(({ id }) => id);
}

export async function saveRenewed(
  tx: Tx,
  id: string,
  given: { readonly token: Token; readonly renewedBy: string; readonly expiresAt: Date },
): Promise<void> {
  await tx
    .updateTable('people.invitation')
    .set({
      token_hash: hashOf(given.token),
      renewed_by: given.renewedBy,
      expires_at: given.expiresAt,
    })
    .where('id', '=', id)
    .execute();
}

/** False if it was taken up or withdrawn meanwhile. */
export async function saveWithdrawn(tx: Tx, id: string, now: Date): Promise<boolean> {
  const withdrawn = await tx
    .updateTable('people.invitation')
    .set({ withdrawn_at: now })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return withdrawn.numUpdatedRows > 0n;
}

export async function saveAccepted(tx: Tx, id: string, personId: string, now: Date): Promise<void> {
  await tx
    .updateTable('people.invitation')
    .set({ accepted_at: now, accepted_by: personId })
    .where('id', '=', id)
    .execute();
}
