// What the Mesa asks of the person who is signed in: to answer, to name who speaks, to assess what was sent.
import { m } from '#words';
import type { Actor, Scope } from '../../../../platform/access.ts';
import type { Database } from '../../../../platform/database/database.ts';
import type { OwnTask } from '../../../../platform/own-tasks.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { SIT } from '../actions/tell.ts';
import { listOwn } from '../store/calls.ts';
import { findOpenInvitation } from '../store/invitations.ts';
import { findStanding } from '../store/members.ts';
import { listAsked, listStanding } from '../store/representatives.ts';
import { tasksOfMinutes, tasksOfSeat } from './agenda-own-tasks.ts';
import { callName } from './call-parts.tsx';
import { desk, ownHref, seatPath } from './paths.ts';
import { tasksOfTopics } from './topic-tasks.ts';

export async function tasksOf(db: Database, actor: Actor, now: Date): Promise<readonly OwnTask[]> {
  const scopes = scopesOf(actor);
  const found = await Promise.all([
    tasksOfAsked(db, actor),
    tasksOfTopics(db, actor.personId, now),
    tasksOfSeat(db, actor, now),
    ...scopes
      .filter((scope) => may(actor, SIT[scope.kind], scope))
      .map((scope) => tasksAt(db, scope)),
    ...scopes
      .filter((scope) => may(actor, 'roundtable/keep', scope))
      .map((scope) => tasksOfSecretariat(db, scope, now)),
    ...scopes
      .filter((scope) => may(actor, 'roundtable/keep', scope))
      .map((scope) => tasksOfMinutes(db, scope, now)),
  ]);
  return found.flat();
}

/** Each once, however many roles are held there. */
function scopesOf({ grants }: Actor): readonly Scope[] {
  const held = grants.flatMap(({ scope }) => (scope === undefined ? [] : [scope]));
  return [...new Map(held.map((scope) => [`${scope.kind} ${scope.id}`, scope])).values()];
}

function may(
  { grants }: Actor,
  act: (typeof SIT)[Scope['kind']] | 'roundtable/keep',
  scope: Scope,
): boolean {
  return mayDo(permissions[act], grants, scope);
}

async function tasksOfAsked(db: Database, { personId }: Actor): Promise<readonly OwnTask[]> {
  return (await listAsked(db, personId)).map(({ memberName: member }) => ({
    label: m.roundtable_task_asked({ member }),
    href: seatPath.to({}),
  }));
}

/** Of a body its invitation, and of a member without anybody who speaks or is asked to, somebody. */
async function tasksAt(db: Database, scope: Scope): Promise<readonly OwnTask[]> {
  const [member, invitation] = await Promise.all([
    findStanding(db, scope),
    scope.kind === 'institution' ? findOpenInvitation(db, scope.id) : undefined,
  ]);
  if (invitation !== undefined) {
    const { institutionSlug: slug, institutionName: inNameOf } = invitation;
    const href = ownHref({ kind: 'institution', slug }, 'front');
    return [{ label: m.roundtable_task_invited(), href, inNameOf }];
  }
  if (member === undefined || (await listStanding(db, [member.id])).length > 0) return [];
  const href = ownHref(member.of, 'front');
  return [{ label: m.roundtable_task_representative(), href, inNameOf: member.name }];
}

/** Calls that closed and whose results are not published. */
async function tasksOfSecretariat(
  db: Database,
  scope: Scope,
  now: Date,
): Promise<readonly OwnTask[]> {
  const calls = await listOwn(db, scope.id, now);
  return calls
    .filter(({ state }) => state === 'closed')
    .map((call) => ({
      label: m.roundtable_task_assess({ call: callName(call) }),
      href: desk.call.to({ institution: call.institutionSlug, call: call.id }),
      inNameOf: call.institutionName,
    }));
}
