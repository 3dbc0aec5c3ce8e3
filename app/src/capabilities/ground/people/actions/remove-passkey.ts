// Takes a passkey out of the account of whoever has it, and ends her other sessions: it may have been lost.
import { err, ok, type Result } from '@minga/basics';
import { m } from '#words';
import type { Actor } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import {
  decideKeys,
  decideRemoval,
  type LastWayIn,
  type PasskeyRefusal,
} from '../rules/passkey.ts';
import { deletePasskey, listPasskeys } from '../store/passkeys.ts';
import { deleteSessionsOf } from '../store/sessions.ts';
import { methodOfSession } from '../store/staff-sessions.ts';
import { lockWaysIn } from '../store/ways-in.ts';
import { tellPerson } from './tell-person.ts';

export function removePasskey(
  db: Database,
  actor: Actor,
  id: string,
): Promise<Result<void, PasskeyRefusal | LastWayIn>> {
  const { personId, sessionId } = actor;
  return inTransaction(db, async (tx) => {
    const decided = decideKeys(await methodOfSession(tx, sessionId));
    if (!decided.ok) return decided;
    const waysIn = await lockWaysIn(tx, personId);
    const passkey = (await listPasskeys(tx, personId)).find((one) => one.id === id);
    if (passkey === undefined) return err({ code: 'people/passkey-not-there' });
    const left = decideRemoval(waysIn, 'passkey');
    if (!left.ok) return left;
    await deletePasskey(tx, id, personId);
    await deleteSessionsOf(tx, personId, sessionId);
    await audit(tx, {
      actor,
      act: 'people/change-own-keys',
      scope: undefined,
      subject: `passkey:${id}`,
      told: { change: 'removed' },
    });
    await tellPerson(tx, personId, () => ({
      subject: m.people_mail_key_removed_subject(),
      text: m.people_mail_key_removed_text({ label: passkey.label }),
    }));
    return ok(undefined);
  });
}
