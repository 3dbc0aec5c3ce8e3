// The first of two members of staff writes down whom she sees, and by which document.
import { err, ok, type Result } from '@minga/basics';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import type { IdentifyRefusal, SeenIdentity } from '../rules/assisted-identity.ts';
import { insertOpenIdentity } from '../store/assisted-identities.ts';
import { findOwnerOfDocument } from '../store/persons.ts';

export interface Identifying {
  readonly actor: Actor;
  /** The institution at whose desk they are. */
  readonly scope: Scope;
  readonly now: Date;
}

/** Returns its id, under which a second member of staff of the same institution finds it. */
export function writeDownIdentity(
  db: Database,
  keys: Keys,
  { actor, scope, now, seen }: Identifying & { readonly seen: SeenIdentity },
): Promise<Result<string, IdentifyRefusal>> {
  return inTransaction(db, async (tx) => {
    const owner = await findOwnerOfDocument(tx, keys, seen.document);
    if (owner?.id === actor.personId) return err({ code: 'people/identity-own' });
    const written = { institutionId: scope.id, seen, seenBy: actor.personId, now };
    const id = await insertOpenIdentity(tx, keys, written);
    if (id === undefined) return err({ code: 'people/identity-open' });
    await audit(tx, {
      actor,
      act: 'people/identify-in-person',
      scope,
      subject: `assisted-identity:${id}`,
      told: { step: 'seen', document: seen.document.kind, seenAs: seen.seenAs },
    });
    return ok(id);
  });
}
