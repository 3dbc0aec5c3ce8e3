// Uses the link of a reset: registers one passkey without anybody being signed in, and opens a session of staff.
import { assert, err, ok, type Result } from '@minga/basics';
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { m } from '#words';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { decideResetOpen, type ResetNotOpen } from '../rules/key-reset.ts';
import type { PasskeyRefusal, RelyingParty } from '../rules/passkey.ts';
import type { Token } from '../rules/token.ts';
import { findKeyReset, holdKeyReset, type KeyReset, saveResetUsed } from '../store/key-resets.ts';
import { insertPasskey } from '../store/passkeys.ts';
import { deleteSession } from '../store/sessions.ts';
import { checkRegistration, takeAnswered } from './check-passkey.ts';
import { openSession } from './sign-in.ts';
import { tellPerson } from './tell-person.ts';
import type { SignedInSession } from './use-passkey.ts';

/** The reset of a link, if it still opens something. */
export async function readKeyReset(
  db: Database,
  { token, now }: { readonly token: Token; readonly now: Date },
): Promise<Result<KeyReset, ResetNotOpen>> {
  const reset = await findKeyReset(db, token);
  const open = decideResetOpen(reset, now);
  if (!open.ok) return open;
  assert(reset !== undefined, 'an open reset is there');
  return ok(reset);
}

export interface NewKey {
  readonly token: Token;
  readonly answer: RegistrationResponseJSON;
  readonly relyingParty: RelyingParty;
  readonly label: string;
  readonly device: string;
  /** The session that the browser had before, which ends. */
  readonly before: SignedInSession | undefined;
  readonly now: Date;
}

/** The token of the session that is opened; nothing of it without the rest. */
export async function useKeyReset(
  db: Database,
  given: NewKey,
): Promise<Result<Token, ResetNotOpen | PasskeyRefusal>> {
  const { token, answer, relyingParty, label, device, before, now } = given;
  const { clientDataJSON } = answer.response;
  const asked = { clientDataJSON, purpose: 'register', personId: undefined, now } as const;
  const challenge = await takeAnswered(db, asked);
  if (!challenge.ok) return challenge;
  const key = await checkRegistration(answer, challenge.value, relyingParty);
  if (!key.ok) return key;
  return inTransaction(db, async (tx) => {
    const reset = await holdKeyReset(tx, token);
    const open = decideResetOpen(reset, now);
    if (!open.ok) return open;
    assert(reset !== undefined, 'an open reset is there');
    const { id, personId, institutionId } = reset;
    const added = await insertPasskey(tx, { ...key.value, personId, label });
    if (added === undefined) return err({ code: 'people/passkey-known-already' });
    await saveResetUsed(tx, id, now);
    await audit(tx, {
      actor: { personId },
      act: 'people/use-key-reset',
      scope: { kind: 'institution', id: institutionId },
      subject: `person:${personId}`,
      told: { isSynced: key.value.isSynced },
    });
    await tellPerson(tx, personId, () => ({
      subject: m.people_mail_reset_used_subject(),
      text: m.people_mail_reset_used_text({ label }),
    }));
    if (before !== undefined) await deleteSession(tx, before.sessionId, before.personId);
    return ok(await openSession(tx, { personId, method: 'passkey', device, now }));
  });
}
