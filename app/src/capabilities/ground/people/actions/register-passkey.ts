// Adds a passkey to the account of a member of staff who is signed in.

import { err, ok, type Result } from '@minga/basics';
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { m } from '#words';
import type { Actor } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { decideKeys, type PasskeyRefusal, type RelyingParty } from '../rules/passkey.ts';
import { insertPasskey } from '../store/passkeys.ts';
import { methodOfSession } from '../store/staff-sessions.ts';
import { checkRegistration, takeAnswered } from './check-passkey.ts';
import { tellPerson } from './tell-person.ts';

export interface PasskeyToRegister {
  readonly answer: RegistrationResponseJSON;
  readonly relyingParty: RelyingParty;
  readonly label: string;
  readonly now: Date;
}

export async function registerPasskey(
  db: Database,
  actor: Actor,
  given: PasskeyToRegister,
): Promise<Result<string, PasskeyRefusal>> {
  const { answer, relyingParty, label, now } = given;
  const { personId } = actor;
  const { clientDataJSON } = answer.response;
  const challenge = await takeAnswered(db, { clientDataJSON, purpose: 'register', personId, now });
  if (!challenge.ok) return challenge;
  const key = await checkRegistration(answer, challenge.value, relyingParty);
  if (!key.ok) return key;
  return inTransaction(db, async (tx) => {
    const decided = decideKeys(await methodOfSession(tx, actor.sessionId));
    if (!decided.ok) return decided;
    const id = await insertPasskey(tx, { ...key.value, personId, label });
    if (id === undefined) return err({ code: 'people/passkey-known-already' });
    await audit(tx, {
      actor,
      act: 'people/change-own-keys',
      scope: undefined,
      subject: `passkey:${id}`,
      told: { change: 'added', isSynced: key.value.isSynced },
    });
    await tellPerson(tx, personId, () => ({
      subject: m.people_mail_key_added_subject(),
      text: m.people_mail_key_added_text({ label }),
    }));
    return ok(id);
  });
}
