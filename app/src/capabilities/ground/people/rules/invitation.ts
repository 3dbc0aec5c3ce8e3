// Invitations to a role: who may give it and where, how long one holds, and how it is taken up.
import { err, ok, type Result } from '@minga/basics';
import type { Grant } from '../../../../platform/access.ts';
import { isEmail } from './details.ts';
import { tidyName } from './names.ts';
import type { WaysIn } from './passkey.ts';
import {
  type HeldIn,
  heldByResidents,
  heldIn,
  invitedBy,
  nationwide,
  parseSeat,
  type Role,
  type Seat,
  seatsOf,
} from './roles.ts';
import { isOfStaff, type SignInMethod } from './session.ts';

/** Where a role is given. */
export interface Place {
  readonly id: string;
  readonly kind: Exclude<HeldIn, 'organization' | 'country'>;
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
}

export interface Invited {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** Stands in for whoever holds the role, and may do the same. */
  readonly isSubstitute?: boolean;
}

export const INVITATION_DAYS = 7;

export function expiryOf(now: Date): Date {
  return new Date(now.getTime() + INVITATION_DAYS * 86_400_000);
}

/** With these two an institution can begin, and without either it stands still. */
export const firstRoles: readonly Role[] = ['pb-officer', 'certifying-officer'];

/** Whom an institution begins with: the certifying officer has a substitute from the first day. */
export const firstSeats: readonly Seat[] = firstRoles.flatMap(seatsOf);

/**
 * Whether somebody with these grants may give a role in a place: from a role held there, from one that
 * reaches the whole country, or, for the first two of an institution, from the national team.
 */
export function mayGive(
  role: Role,
  grants: readonly Grant[],
  placeId: string | undefined,
): boolean {
  return grants.some((grant) => {
    const own = grant.role as Role;
    if (!invitedBy[role].includes(own)) return false;
    if (grant.scope === undefined || grant.scope.id === placeId) return true;
    return nationwide.includes(own) && firstRoles.includes(role);
  });
}

/** The roles that somebody may give in a place, in the order of the list of roles. */
export function givenIn(place: Place, grants: readonly Grant[]): readonly Role[] {
  return (Object.keys(heldIn) as Role[]).filter(
    (role) => heldIn[role].includes(place.kind) && mayGive(role, grants, place.id),
  );
}

export type InvitationProblem =
  | { readonly field: 'name'; readonly code: 'name-missing' }
  | { readonly field: 'email'; readonly code: 'not-an-address' }
  | { readonly field: 'role'; readonly code: 'role-unknown' };

/** Reads who is to be invited as it was typed; the role as the key of a seat. */
export function parseInvited(typed: {
  readonly name: string;
  readonly email: string;
  readonly role: string;
}): Result<Invited, readonly InvitationProblem[]> {
  const name = tidyName(typed.name.normalize('NFC'));
  const email = typed.email.trim();
  const seat = parseSeat(typed.role.trim());
  const problems: InvitationProblem[] = [];
  if (!/\p{L}{2}/u.test(name)) problems.push({ field: 'name', code: 'name-missing' });
  if (!isEmail(email)) problems.push({ field: 'email', code: 'not-an-address' });
  if (seat === undefined) problems.push({ field: 'role', code: 'role-unknown' });
  if (problems.length > 0 || seat === undefined) return err(problems);
  return ok({ name, email, ...seat });
}

export type InvitingRefusal =
  | { readonly code: 'people/role-not-here' }
  | { readonly code: 'people/role-beyond-power' }
  | { readonly code: 'people/own-invitation' }
  /** An invitation of the same e-mail to the same role is still open, or stands twice in a list. */
  | { readonly code: 'people/invited-already' }
  /** The same was proposed, and that act waits for its second person. */
  | { readonly code: 'people/invitation-proposed'; readonly act: string }
  | { readonly code: 'people/holds-role-already' };

export interface Inviting {
  readonly invited: Invited;
  /** Undefined for a role of the whole country. */
  readonly place: Place | undefined;
  /** Whose power it is, and the e-mails of both who invite. Undefined for whoever has the machine itself in hand. */
  readonly inviter:
    | { readonly grants: readonly Grant[]; readonly emails: ReadonlySet<string> }
    | undefined;
  /** E-mails with an open invitation to that role there. */
  readonly open: ReadonlySet<string>;
  /** E-mails of those who hold that role there. */
  readonly holding: ReadonlySet<string>;
}

export function decideInviting(given: Inviting): Result<void, InvitingRefusal> {
  const { invited, place, inviter, open, holding } = given;
  const { role } = invited;
  const email = invited.email.toLowerCase();
  if (!heldIn[role].includes(place?.kind ?? 'country'))
    return err({ code: 'people/role-not-here' });
  if (inviter !== undefined && !mayGive(role, inviter.grants, place?.id)) {
    return err({ code: 'people/role-beyond-power' });
  }
  if (inviter?.emails.has(email)) return err({ code: 'people/own-invitation' });
  if (open.has(email)) return err({ code: 'people/invited-already' });
  return holding.has(email) ? err({ code: 'people/holds-role-already' }) : ok(undefined);
}

export interface InvitationTimes {
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly withdrawnAt: Date | null;
}

export type NotOpen =
  | { readonly code: 'people/invitation-unknown' }
  | { readonly code: 'people/invitation-used' }
  | { readonly code: 'people/invitation-withdrawn' }
  | { readonly code: 'people/invitation-expired' };

export function decideOpen(times: InvitationTimes | undefined, now: Date): Result<void, NotOpen> {
  if (times === undefined) return err({ code: 'people/invitation-unknown' });
  if (times.acceptedAt !== null) return err({ code: 'people/invitation-used' });
  if (times.withdrawnAt !== null) return err({ code: 'people/invitation-withdrawn' });
  return times.expiresAt <= now ? err({ code: 'people/invitation-expired' }) : ok(undefined);
}

/** Whose browser it is that opens an invitation. */
export interface Visitor {
  readonly personId: string;
  readonly method: SignInMethod;
  readonly waysIn: WaysIn;
}

export type AcceptingRefusal =
  | { readonly code: 'people/own-invitation' }
  /** The role is held by neighbours, who sign in before they take it up. */
  | { readonly code: 'people/sign-in-first' }
  /** Somebody who has a passkey shows it: an account at a provider does not open more. */
  | { readonly code: 'people/passkey-first' };

/**
 * How an invitation is taken up: with the first passkey of a new account, with the first of an account
 * that is there, or with nothing but the word of somebody who has proven enough.
 */
export type WayToAccept = 'new-account' | 'first-passkey' | 'plain';

/** Who gave an invitation: proposed it, signed it, and sent its link again. */
export interface Givers {
  readonly invitedBy: string | null;
  readonly confirmedBy: string | null;
  readonly renewedBy: string | null;
}

export function decideAccepting(
  invitation: Givers & { readonly role: Role },
  visitor: Visitor | undefined,
): Result<WayToAccept, AcceptingRefusal> {
  const isResidents = heldByResidents.has(invitation.role);
  if (visitor === undefined) {
    return isResidents ? err({ code: 'people/sign-in-first' }) : ok('new-account');
  }
  const { invitedBy: proposer, confirmedBy, renewedBy } = invitation;
  if ([proposer, confirmedBy, renewedBy].includes(visitor.personId)) {
    return err({ code: 'people/own-invitation' });
  }
  if (isResidents) return ok('plain');
  const { passkeysCount, hasCode } = visitor.waysIn;
  if (passkeysCount === 0 && !hasCode) return ok('first-passkey');
  return isOfStaff(visitor.method) ? ok('plain') : err({ code: 'people/passkey-first' });
}
