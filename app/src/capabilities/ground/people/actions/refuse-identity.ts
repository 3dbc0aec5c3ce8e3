// A member of staff does not confirm an identity, or takes back what she wrote down herself.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import type { IdentifyRefusal, RefusalReason } from '../rules/assisted-identity.ts';
import { closeRefused, holdOpenIdentity } from '../store/assisted-identities.ts';
import type { Identifying } from './write-down-identity.ts';

export interface IdentityToRefuse extends Identifying {
  readonly id: string;
  readonly reason: RefusalReason;
}

export function refuseIdentity(
  db: Database,
  keys: Keys,
  { actor, scope, id, reason, now }: IdentityToRefuse,
): Promise<Result<void, IdentifyRefusal>> {
  return inTransaction(db, async (tx) => {
    const seen = await holdOpenIdentity(tx, keys, { id, institutionId: scope.id, now });
    if (seen === undefined) return err({ code: 'people/identity-closed' });
    await closeRefused(tx, id, { refusedBy: actor.personId, reason, now });
    await audit(tx, {
      actor,
      act: 'people/identify-in-person',
      scope,
      subject: `assisted-identity:${id}`,
      told: { step: seen.seenBy === actor.personId ? 'taken-back' : 'refused', reason },
    });
    return ok(undefined);
  });
}
