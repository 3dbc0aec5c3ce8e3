// Signs in with a passkey, or proves once more with one who is already signed in.

import { err, ok, type Result } from '@minga/basics';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { m } from '#words';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { counterGoesBack, type PasskeyRefusal, type RelyingParty } from '../rules/passkey.ts';
import type { Token } from '../rules/token.ts';
import { lockPasskey, type Passkey, savePasskeyUse } from '../store/passkeys.ts';
import { deleteSession, renewSession } from '../store/sessions.ts';
import { newToken } from '../store/tokens.ts';
import { checkSignature, takeAnswered } from './check-passkey.ts';
import { openSession } from './sign-in.ts';
import { tellPerson } from './tell-person.ts';

export interface SignedInSession {
  readonly personId: string;
  readonly sessionId: string;
}

interface Signature {
  readonly answer: AuthenticationResponseJSON;
  readonly relyingParty: RelyingParty;
  readonly now: Date;
}

/** Opens a session of staff; the one that the browser had before ends. */
export async function signInByPasskey(
  db: Database,
  given: Signature & { readonly device: string; readonly before: SignedInSession | undefined },
): Promise<Result<Token, PasskeyRefusal>> {
  const { answer, device, before, now } = given;
  const { clientDataJSON } = answer.response;
  const asked = { clientDataJSON, purpose: 'sign-in', personId: undefined, now } as const;
  const challenge = await takeAnswered(db, asked);
  if (!challenge.ok) return challenge;
  return inTransaction(db, async (tx) => {
    const used = await acceptSignature(tx, given, challenge.value, undefined);
    if (!used.ok) return used;
    if (before !== undefined) await deleteSession(tx, before.sessionId, before.personId);
    const { personId } = used.value;
    return ok(await openSession(tx, { personId, method: 'passkey', device, now }));
  });
}

/** Renews the session with another token: what was known of it before is worth nothing. */
export async function proveByPasskey(
  db: Database,
  given: Signature & { readonly session: SignedInSession },
): Promise<Result<Token, PasskeyRefusal>> {
  const { answer, session, now } = given;
  const { clientDataJSON } = answer.response;
  const { personId, sessionId } = session;
  const challenge = await takeAnswered(db, { clientDataJSON, purpose: 'prove', personId, now });
  if (!challenge.ok) return challenge;
  return inTransaction(db, async (tx) => {
    const used = await acceptSignature(tx, given, challenge.value, personId);
    if (!used.ok) return used;
    const token = newToken();
    await renewSession(tx, sessionId, token, now);
    return ok(token);
  });
}

/** Whether that person's own passkey signed a hash of 32 bytes (hexadecimal): what it takes once, whoever asks says. */
export function signByPasskey(
  tx: Tx,
  given: Signature & { readonly personId: string; readonly sha256: string },
): Promise<Result<Passkey, PasskeyRefusal>> {
  const challenge = Buffer.from(given.sha256, 'hex').toString('base64url');
  return acceptSignature(tx, given, challenge, given.personId);
}

/** The passkey that signed the challenge, with its counter moved on; `mustBe` names the only owner that will do. */
async function acceptSignature(
  tx: Tx,
  { answer, relyingParty, now }: Signature,
  challenge: string,
  mustBe: string | undefined,
): Promise<Result<Passkey, PasskeyRefusal>> {
  const passkey = await lockPasskey(tx, answer.id);
  if (passkey === undefined) return err({ code: 'people/passkey-unknown' });
  if (mustBe !== undefined && passkey.personId !== mustBe) {
    return err({ code: 'people/passkey-of-another' });
  }
  const shown = await checkSignature(answer, challenge, passkey, relyingParty);
  if (!shown.ok) return shown;
  if (counterGoesBack(passkey.counter, shown.value)) {
    await tellOfCopy(tx, passkey, shown.value);
    return err({ code: 'people/passkey-copied' });
  }
  await savePasskeyUse(tx, passkey.id, shown.value, now);
  return ok(passkey);
}

async function tellOfCopy(tx: Tx, { id, personId, label, counter }: Passkey, shown: number) {
  await audit(tx, {
    actor: undefined,
    act: 'people/refuse-passkey',
    scope: undefined,
    subject: `passkey:${id}`,
    told: { counterKept: counter, counterShown: shown },
  });
  await tellPerson(tx, personId, () => ({
    subject: m.people_mail_copied_subject(),
    text: m.people_mail_copied_text({ label }),
  }));
}
