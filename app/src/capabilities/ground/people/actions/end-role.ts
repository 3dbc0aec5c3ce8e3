// Ends somebody's role, at once or later, and invites whoever follows in the same act.
import { assert, err, ok, type Result } from '@minga/basics';
import type { Actor } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import type { Gather } from '../../../../platform/contributions.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { Invited, InvitingRefusal, Place } from '../rules/invitation.ts';
import { decideEnd, type EndRefusal, endOfDay, type PlannedEnd } from '../rules/role-end.ts';
import { endGrant } from '../store/grants.ts';
import { findMember, lockHolders, type TeamMember } from '../store/teams.ts';
import type { Delivery, SentInvitation } from './deliver-invitation.ts';
import { settleEnd } from './hand-over.ts';
import { inviteIn, refusalsOf, scopeOfPlace } from './invite.ts';

export interface RoleEnd {
  readonly grantId: string;
  readonly place: Place;
  readonly actor: Pick<Actor, 'personId' | 'grants'>;
  /** Who signed what the actor proposed; nobody has to where she ends a role of her own and invites nobody. */
  readonly confirmedBy?: string;
  readonly planned: PlannedEnd;
  /** Whoever follows; the role is the same. */
  readonly successor: Pick<Invited, 'name' | 'email'> | undefined;
  /** By the national team, for an institution that is left without anybody. */
  readonly isNational: boolean;
  readonly delivery: Delivery;
  readonly now: Date;
}

/** What came of it: the successor's invitation, if one was sent. */
export function endRole(
  db: Database,
  gather: Gather,
  given: RoleEnd,
): Promise<Result<SentInvitation | undefined, EndRefusal | InvitingRefusal>> {
  return inTransaction(db, (tx) => endRoleIn(tx, gather, given));
}

/** The same in the transaction of its cause. */
export async function endRoleIn(
  tx: Tx,
  gather: Gather,
  given: RoleEnd,
): Promise<Result<SentInvitation | undefined, EndRefusal | InvitingRefusal>> {
  const { planned, successor } = given;
  const decided = await mayEndIn(tx, given);
  if (!decided.ok) return decided;
  const held = decided.value;
  assert(
    given.confirmedBy !== undefined || endsAlone(held, given.actor.personId, successor),
    'nobody gives or takes a role alone',
  );
  const sent = successor && (await inviteSuccessor(tx, given, held, successor));
  if (sent?.ok === false) return sent;
  if (planned.when !== 'with-successor') await endNowOrLater(tx, gather, given, held);
  await auditEnd(tx, given, held);
  return ok(sent?.value);
}

/** Whoever leaves and names nobody to follow needs nobody's signature. */
export function endsAlone(
  { personId }: Pick<TeamMember, 'personId'>,
  actorId: string,
  successor: RoleEnd['successor'],
): boolean {
  return personId === actorId && successor === undefined;
}

/** The role that would end, if its end and whoever follows may be so. */
export async function mayEndIn(
  tx: Tx,
  given: Omit<RoleEnd, 'delivery'>,
): Promise<Result<TeamMember, EndRefusal | InvitingRefusal>> {
  const { grantId, place, successor } = given;
  const held = await findMember(tx, place.id, grantId);
  if (held === undefined) return err({ code: 'people/grant-not-there' });
  const decided = await decide(tx, given, held);
  if (!decided.ok) return decided;
  const invited = successor === undefined ? [] : [inSeatOf(held, successor)];
  const [refused] = await refusalsOf(tx, { invited, place, by: given });
  return refused === undefined ? ok(held) : err(refused.refusal);
}

async function decide(
  tx: Tx,
  { place, actor, planned, isNational }: Omit<RoleEnd, 'delivery'>,
  { grantId, role, personId }: TeamMember,
): Promise<Result<void, EndRefusal>> {
  const holders = await lockHolders(tx, { kind: 'institution', id: place.id }, role);
  if (!holders.some((one) => one.grantId === grantId))
    return err({ code: 'people/grant-not-there' });
  const others = holders.filter((one) => one.personId !== personId && one.endsAt === null);
  return decideEnd({ role, personId, othersCount: others.length }, planned, {
    personId: actor.personId,
    grants: actor.grants,
    placeId: place.id,
    isNational,
  });
}

async function inviteSuccessor(
  tx: Tx,
  given: RoleEnd,
  held: TeamMember,
  successor: Pick<Invited, 'name' | 'email'>,
): Promise<Result<SentInvitation | undefined, InvitingRefusal>> {
  const { place, actor, confirmedBy, planned, delivery, now } = given;
  assert(confirmedBy !== undefined, 'whoever follows is invited by two');
  const replaces = { grantId: held.grantId, reason: planned.reason };
  const invited = [inSeatOf(held, successor)];
  const by = { actor, confirmedBy };
  const sent = await inviteIn(tx, { invited, place, by, replaces, delivery, now });
  if (sent.ok) return ok(sent.value[0]);
  const [first] = sent.error;
  return first === undefined ? ok(undefined) : err(first.refusal);
}

/** Whoever follows somebody who stands in for another does so too. */
function inSeatOf(
  { role, isSubstitute }: TeamMember,
  { name, email }: Pick<Invited, 'name' | 'email'>,
): Invited {
  return { name, email, role, isSubstitute };
}

/** A day that was over before the second person signed is at once. */
async function endNowOrLater(
  tx: Tx,
  gather: Gather,
  { place, planned, now }: RoleEnd,
  { grantId, personId, role }: TeamMember,
): Promise<void> {
  const { lastDay, reason } = planned;
  const scope = scopeOfPlace(place);
  const day = lastDay === undefined ? now : endOfDay(lastDay, place.timeZone);
  const end = day > now ? day : undefined;
  await endGrant(tx, grantId, scope, reason, end);
  const endsAt = end ?? now;
  await settleEnd(gather, { tx, role, scope, from: personId, to: undefined, endsAt }, now);
}

async function auditEnd(
  tx: Tx,
  { place, actor, planned, successor }: RoleEnd,
  { grantId, role }: TeamMember,
): Promise<void> {
  const { when, lastDay = '', reason } = planned;
  await audit(tx, {
    actor,
    act: 'people/end-role',
    scope: scopeOfPlace(place),
    subject: `role-grant:${grantId}`,
    told: { role, when, lastDay, hasSuccessor: successor !== undefined },
    reason,
  });
}
