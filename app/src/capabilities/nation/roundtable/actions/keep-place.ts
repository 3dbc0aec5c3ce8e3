// What the organisation or institution that is a member decides of its place: who speaks, whether it speaks, and when it leaves.
import { err, ok, type Result } from '@minga/basics';
import type { Scope } from '../../../../platform/access.ts';
import { type AuditedState, audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { standingGrantsIn } from '../../../ground/people/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { ROUNDTABLE_ZONE } from '../rules/call.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { Rank } from '../rules/seat.ts';
import { findMember, holdStanding, type Member, saveSilence } from '../store/members.ts';
import type { PathIn } from '../store/places.ts';
import { insertRepresentative, listStanding, saveEnd } from '../store/representatives.ts';
import { endMembership } from './end-membership.ts';
import { SIT, tellAsked } from './tell.ts';

export interface OfMember {
  readonly personId: string;
  /** The organisation or institution that the address names. */
  readonly scope: Scope;
  readonly now: Date;
  readonly pathIn: PathIn;
}

/** Does something with the place of this member while nobody else does. */
function onPlace<T>(
  db: Database,
  { scope }: OfMember,
  work: (tx: Tx, member: Member) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  return inTransaction(db, async (tx) => {
    const member = await holdStanding(tx, scope);
    return member === undefined ? err({ code: 'roundtable/no-member' }) : work(tx, member);
  });
}

/** Somebody of its own, who speaks for it once she accepts. */
export function askRepresentative(
  db: Database,
  by: OfMember,
  { personId, rank }: { readonly personId: string; readonly rank: Rank },
): Promise<Result<void, Refusal>> {
  return onPlace(db, by, async (tx, member) => {
    const held = await standingGrantsIn(tx, by.scope);
    if (!held.some((grant) => grant.personId === personId)) {
      return err({ code: 'roundtable/not-of-the-team' });
    }
    const standing = await listStanding(tx, [member.id]);
    if (standing.some((one) => one.personId === personId)) {
      return err({ code: 'roundtable/asked-already' });
    }
    const given = { memberId: member.id, personId, rank, now: by.now };
    const representativeId = await insertRepresentative(tx, given);
    if (representativeId === undefined) return err({ code: 'roundtable/rank-taken' });
    const asked = { representativeId, personId, member: member.name, rank };
    await tellAsked(tx, by, asked);
    await log(tx, by, { step: 'representative-asked', rank });
    return ok(undefined);
  });
}

/** Also of one who was asked and has not answered. */
export function endRepresentative(
  db: Database,
  by: OfMember,
  representativeId: string,
): Promise<Result<void, Refusal>> {
  return onPlace(db, by, async (tx, member) => {
    const standing = await listStanding(tx, [member.id]);
    const one = standing.find(({ id }) => id === representativeId);
    if (one === undefined) return err({ code: 'roundtable/not-asked' });
    await saveEnd(tx, { id: one.id, endedAs: 'removed', now: by.now });
    await log(tx, by, { step: 'representative-removed', rank: one.rank });
    return ok(undefined);
  });
}

/** It may stop speaking whenever it wants, whatever it still has to do, and speak again. */
export function keepSilence(
  db: Database,
  by: OfMember,
  isSilent: boolean,
): Promise<Result<void, Refusal>> {
  return onPlace(db, by, async (tx, member) => {
    const was = member.silentSince !== undefined;
    if (was && isSilent) return err({ code: 'roundtable/is-silent' });
    if (!was && !isSilent) return err({ code: 'roundtable/not-silent' });
    await saveSilence(tx, member.id, isSilent ? dayIn(ROUNDTABLE_ZONE, by.now) : undefined);
    await log(tx, by, { step: isSilent ? 'fell-silent' : 'speaks-again' });
    return ok(undefined);
  });
}

export interface LeavingGiven {
  readonly reason: string;
  /** Address name of the standing member that takes its place, if any. */
  readonly replacedBy: string | undefined;
}

/** Its representatives end with it; what it said stays with its dates. */
export function leaveRoundtable(
  db: Database,
  by: OfMember,
  { reason, replacedBy }: LeavingGiven,
): Promise<Result<void, Refusal>> {
  return onPlace(db, by, async (tx, member) => {
    const next = replacedBy === undefined ? undefined : await findMember(tx, replacedBy);
    const isThere = next !== undefined && next.leftOn === undefined && next.id !== member.id;
    if (replacedBy !== undefined && !isThere) {
      return err({ code: 'roundtable/replaced-by-unknown' });
    }
    const ended = await endMembership(tx, member, { reason, replacedBy: next?.id, now: by.now });
    if (!ended.ok) return ended;
    await log(tx, by, { step: 'left', member: member.slug }, reason);
    return ok(undefined);
  });
}

function log(
  tx: Tx,
  { personId, scope }: OfMember,
  told: AuditedState & { readonly step: string },
  reason?: string,
): Promise<void> {
  return audit(tx, {
    actor: { personId },
    act: SIT[scope.kind],
    scope,
    subject: `${scope.kind}:${scope.id}`,
    told,
    ...(reason === undefined ? {} : { reason }),
  });
}
