// A unit writes down that it told somebody whom no mail reaches: her term runs from then.
import type { Actor, Scope } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { WayOfTelling } from '../rules/notice.ts';
import { recordTold } from '../store/tellings.ts';

/** False if all of them were written down before, or are of another institution. */
export function recordTelling(
  db: Database,
  given: {
    readonly actor: Actor;
    readonly scope: Scope;
    readonly ids: readonly string[];
    readonly how: WayOfTelling;
    readonly at: Date;
    readonly now: Date;
  },
): Promise<boolean> {
  const { actor, scope, ids, how, at, now } = given;
  return inTransaction(db, async (tx) => {
    const asked = { institutionId: scope.id, ids, how, at, by: actor.personId, now };
    const told = await recordTold(tx, asked);
    for (const id of told) {
      await audit(tx, {
        actor,
        act: 'people/tell-person',
        scope,
        subject: `notice:${id}`,
        told: { how, at: at.toISOString() },
      });
    }
    return told.length > 0;
  });
}
