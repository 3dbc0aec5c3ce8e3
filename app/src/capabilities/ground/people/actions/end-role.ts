// Ends somebody's role, at once or later, and invites whoever follows in the same act.
import { err, ok, type Result } from '@minga/basics';
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
import { inviteIn, scopeOfPlace } from './invite.ts';

export interface RoleEnd {
  readonly grantId: string;
  readonly place: Place;
  readonly actor: Actor;
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
  const { grantId, place, planned, successor } = given;
  return inTransaction(db, async (tx) => {
    const held = await findMember(tx, place.id, grantId);
    if (held === undefined) return err({ code: 'people/grant-not-there' });
    const decided = await decide(tx, given, held);
    if (!decided.ok) return decided;
    const sent = successor && (await inviteSuccessor(tx, given, held, successor));
    if (sent?.ok === false) return sent;
    if (planned.when !== 'with-successor') await endNowOrLater(tx, gather, given, held);
    await auditEnd(tx, given, held);
    return ok(sent?.value);
  });
}

async function decide(
  tx: Tx,
  { place, actor, planned, isNational }: RoleEnd,
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
  { grantId, role }: TeamMember,
  successor: Pick<Invited, 'name' | 'email'>,
): Promise<Result<SentInvitation | undefined, InvitingRefusal>> {
  const { place, actor, planned, delivery, now } = given;
  const replaces = { grantId, reason: planned.reason };
  const invited = [{ ...successor, role }];
  const sent = await inviteIn(tx, { invited, place, actor, replaces, delivery, now });
  if (sent.ok) return ok(sent.value[0]);
  const [first] = sent.error;
  return first === undefined ? ok(undefined) : err(first.refusal);
}

async function endNowOrLater(
  tx: Tx,
  gather: Gather,
  { place, planned, now }: RoleEnd,
  { grantId, personId, role }: TeamMember,
): Promise<void> {
  const { lastDay, reason } = planned;
  const scope = scopeOfPlace(place);
  const end = lastDay === undefined ? undefined : endOfDay(lastDay, place.timeZone);
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
