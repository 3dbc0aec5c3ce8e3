// A membership ends: by the member itself, or by two of the secretariat where nobody answers for it any more.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { actsThatClaim, type TwoPersonKind } from '../../../../platform/two-person.ts';
import { proposeAct } from '../../../ground/people/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { ROUNDTABLE_ZONE } from '../rules/call.ts';
import { type EndingPayload, memberOfSubject, subjectOfMember } from '../rules/ending.ts';
import type { Refusal } from '../rules/refusal.ts';
import {
  findMember,
  holdStanding,
  type Member,
  readMember,
  saveLeaving,
} from '../store/members.ts';
import { endAllOf } from '../store/representatives.ts';
import { leaveActions } from './propose-action.ts';
import { type BySecretariat, log } from './secretariat.ts';
import { tellEnded } from './tell.ts';

export interface EndingOfMember {
  readonly reason: string;
  /** Id of the standing member that takes its place, if any. */
  readonly replacedBy: string | undefined;
  readonly now: Date;
}

/** What it answers for is in other hands first; its representatives end with it, and what it said stays. */
export async function endMembership(
  tx: Tx,
  { id }: Pick<Member, 'id'>,
  { reason, replacedBy, now }: EndingOfMember,
): Promise<Result<void, Refusal>> {
  const left = await leaveActions(tx, id, now);
  if (!left.ok) return left;
  await endAllOf(tx, id, now);
  await saveLeaving(tx, id, { reason, replacedBy, leftOn: dayIn(ROUNDTABLE_ZONE, now) });
  return ok(undefined);
}

/** The id of the act that waits for its second person; `slug` names the member. */
export function proposeEnding(
  db: Database,
  { scope, actor, now }: BySecretariat,
  given: { readonly slug: string; readonly reason: string; readonly kind: TwoPersonKind },
): Promise<Result<string, Refusal>> {
  return inTransaction(db, async (tx) => {
    const { slug, reason, kind } = given;
    const member = await findMember(tx, slug);
    if (member === undefined || member.leftOn !== undefined) {
      return err({ code: 'roundtable/member-unknown' });
    }
    const { id, name } = member;
    const asked = { kind, institutionId: scope.id, claims: [id], now };
    const [waiting] = await actsThatClaim(tx, asked);
    if (waiting !== undefined) return err({ code: 'roundtable/ending-waits' });
    const payload = { member: { id, slug, name }, reason };
    return ok(await proposeAct(tx, { ...asked, payload, subject: subjectOfMember(id), actor }));
  });
}

/** What stands for a member: gone meanwhile, it is not what was proposed any more. */
export async function versionOfMember(db: Database | Tx, subject: string): Promise<string> {
  return (await readMember(db, memberOfSubject(subject)))?.leftOn ?? 'sits';
}

/** In the transaction in which it is signed; whoever answers for the member is told. */
export async function endSigned(
  tx: Tx,
  by: BySecretariat,
  { member: { id, slug }, reason }: EndingPayload,
): Promise<Result<void, Refusal>> {
  const found = await readMember(tx, id);
  const member = found && (await holdStanding(tx, found.of));
  if (member?.id !== id) return err({ code: 'roundtable/has-left' });
  const ended = await endMembership(tx, member, { reason, replacedBy: undefined, now: by.now });
  if (!ended.ok) return ended;
  await tellEnded(tx, by, member);
  await log(tx, by, { step: 'membership-ended', member: slug }, reason);
  return ok(undefined);
}
