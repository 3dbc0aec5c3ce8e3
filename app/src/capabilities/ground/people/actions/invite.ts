// Invites people to roles, one or a whole list: all of them, or nobody and why. Each link is told once.
import { err, ok, type Result } from '@minga/basics';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import {
  decideInviting,
  expiryOf,
  type Invited,
  type InvitingRefusal,
  type Place,
} from '../rules/invitation.ts';
import {
  insertInvitation,
  listInvitations,
  lockInvitations,
  withdrawExpired,
} from '../store/invitations.ts';
import { readPerson } from '../store/persons.ts';
import { listTeam } from '../store/teams.ts';
import { newToken } from '../store/tokens.ts';
import { type Delivery, deliver, type SentInvitation } from './deliver-invitation.ts';

/** The two who invite: one proposes it with her power, the other signs. */
export interface InvitedByTwo {
  readonly actor: Pick<Actor, 'personId' | 'grants'>;
  readonly confirmedBy: string;
}

type Givers = Pick<InvitedByTwo, 'actor'> & Partial<InvitedByTwo>;

export interface Invitations {
  readonly invited: readonly Invited[];
  /** Undefined for a role of the whole country. */
  readonly place: Place | undefined;
  /** Undefined for whoever has the machine itself in hand. */
  readonly by: InvitedByTwo | undefined;
  readonly replaces?: { readonly grantId: string; readonly reason: string };
  readonly delivery: Delivery;
  readonly now: Date;
}

export interface Uninvited {
  /** Place in what was given, from 0. */
  readonly index: number;
  readonly refusal: InvitingRefusal;
}

export function invite(
  db: Database,
  given: Invitations,
): Promise<Result<readonly SentInvitation[], readonly Uninvited[]>> {
  return inTransaction(db, (tx) => inviteIn(tx, given));
}

/** The same in the transaction of its cause. */
export async function inviteIn(
  tx: Tx,
  given: Invitations,
): Promise<Result<readonly SentInvitation[], readonly Uninvited[]>> {
  const { invited, place, now } = given;
  await lockInvitations(tx, place?.id);
  await withdrawExpired(tx, { institutionId: place?.id, now });
  const refused = await refusalsOf(tx, given);
  if (refused.length > 0) return err(refused);
  const sent: SentInvitation[] = [];
  for (const one of invited) sent.push(await send(tx, given, one));
  return ok(sent);
}

/** Whom it may not be, and why; nobody when all may be invited. While it is only proposed nobody has signed. */
export async function refusalsOf(
  tx: Tx,
  {
    invited,
    place,
    by,
  }: Pick<Invitations, 'invited' | 'place'> & { readonly by: Givers | undefined },
): Promise<readonly Uninvited[]> {
  const inviter = by && { grants: by.actor.grants, emails: await emailsOf(tx, by) };
  const open = await listInvitations(tx, place?.id);
  const team = place === undefined ? [] : await listTeam(tx, place.id);
  const emailsIn = (those: readonly { role: string; email: string | null }[], role: string) =>
    those.flatMap((one) => (one.role === role && one.email ? [one.email.toLowerCase()] : []));
  return invited.flatMap((one, index) => {
    const decided = decideInviting({
      invited: one,
      place,
      inviter,
      open: new Set(emailsIn([...open, ...invited.slice(0, index)], one.role)),
      holding: new Set(emailsIn(team, one.role)),
    });
    return decided.ok ? [] : [{ index, refusal: decided.error }];
  });
}

async function emailsOf(tx: Tx, { actor, confirmedBy }: Givers): Promise<ReadonlySet<string>> {
  const givers = [await readPerson(tx, actor.personId)];
  if (confirmedBy !== undefined) givers.push(await readPerson(tx, confirmedBy));
  return new Set(givers.flatMap((one) => one?.email?.toLowerCase() ?? []));
}

async function send(tx: Tx, given: Invitations, invited: Invited): Promise<SentInvitation> {
  const { place, by, replaces, delivery, now } = given;
  const token = newToken();
  const expiresAt = expiryOf(now);
  const id = await insertInvitation(tx, {
    ...invited,
    place,
    replaces,
    invitedBy: by?.actor.personId,
    confirmedBy: by?.confirmedBy,
    token,
    now,
    expiresAt,
  });
  await audit(tx, {
    actor: by?.actor,
    act: 'people/invite',
    scope: scopeOfPlace(place),
    subject: `invitation:${id}`,
    told: { role: invited.role, change: 'invited', link: delivery.by },
  });
  return deliver(tx, delivery, { ...invited, place: place?.name, token, expiresAt });
}

export function scopeOfPlace(place: Pick<Place, 'id'> | undefined): Scope | undefined {
  return place && { kind: 'institution', id: place.id };
}
