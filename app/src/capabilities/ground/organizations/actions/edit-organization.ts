// What representatives change of their organisation by themselves: how it is reached, who it is, what it can do.
import { err, ok, type Result } from '@minga/basics';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { Profile, Training } from '../rules/organization.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type Organization, updateOrganization } from '../store/organizations.ts';
import { deleteTraining, insertTraining } from '../store/trainings.ts';
import type { Acting } from './acting.ts';
import { keepFound } from './keep-found.ts';
import { holdOwn } from './own-organization.ts';

export function editProfile(
  db: Database,
  scope: Scope,
  profile: Profile,
  { actor, addressOf }: Acting,
): Promise<Result<void, Refusal>> {
  return edit(db, scope, actor, 'profile', async (tx, { id }) => {
    await updateOrganization(tx, id, { profile });
    await keepFound(tx, id, addressOf);
    return ok(undefined);
  });
}

/** How many members it has, counted on a day (`2026-11-25`). */
export function recordMembers(
  db: Database,
  scope: Scope,
  members: { readonly count: number; readonly on: string },
  actor: Actor,
): Promise<Result<void, Refusal>> {
  return edit(db, scope, actor, 'members', async (tx, { id }) => {
    await updateOrganization(tx, id, { members });
    return ok(undefined);
  });
}

export function addTraining(
  db: Database,
  scope: Scope,
  training: Training,
  actor: Actor,
): Promise<Result<void, Refusal>> {
  return edit(db, scope, actor, 'training', async (tx, { id }) => {
    await insertTraining(tx, id, training);
    return ok(undefined);
  });
}

export function removeTraining(
  db: Database,
  scope: Scope,
  trainingId: string,
  actor: Actor,
): Promise<Result<void, Refusal>> {
  return edit(db, scope, actor, 'training', async (tx, { id }) =>
    (await deleteTraining(tx, id, trainingId))
      ? ok(undefined)
      : err({ code: 'organizations/unknown' }),
  );
}

function edit(
  db: Database,
  scope: Scope,
  actor: Actor,
  what: string,
  change: (tx: Tx, organization: Organization) => Promise<Result<void, Refusal>>,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const held = await holdOwn(tx, scope);
    if (!held.ok) return held;
    const changed = await change(tx, held.value);
    if (!changed.ok) return changed;
    await audit(tx, {
      actor,
      act: 'organizations/edit-own',
      scope,
      subject: `organization:${scope.id}`,
      told: { edited: what },
    });
    return changed;
  });
}
