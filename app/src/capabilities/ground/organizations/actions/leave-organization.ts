// Lets a representative go, never the last one; what she invited to goes with her.
import { assert, ok, type Result } from '@minga/basics';
import type { Scope } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { endRole } from '../../people/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import { mayLeave } from '../rules/representation.ts';
import { withdrawInvitationsOf } from '../store/invitations.ts';
import type { Acting } from './acting.ts';
import { listRepresentatives } from './list-representatives.ts';
import { holdOwn } from './own-organization.ts';

/** The organisation is held, so that the last two cannot go at the same moment. */
export function leaveOrganization(
  db: Database,
  scope: Scope,
  { actor, now }: Pick<Acting, 'actor' | 'now'>,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const held = await holdOwn(tx, scope);
    if (!held.ok) return held;
    const representatives = await listRepresentatives(tx, scope.id);
    const ids = representatives.map(({ personId }) => personId);
    const may = mayLeave(ids, actor.personId);
    if (!may.ok) return may;
    const own = representatives.find(({ personId }) => personId === actor.personId);
    assert(own !== undefined, 'the gate lets in only who represents it');
    await endRole(tx, { id: own.grantId, scope, reason: 'left' });
    await withdrawInvitationsOf(tx, scope.id, [actor.personId], now);
    await audit(tx, {
      actor,
      act: 'organizations/change-board',
      scope,
      subject: `organization:${scope.id}`,
      told: { left: true },
    });
    return ok(undefined);
  });
}
