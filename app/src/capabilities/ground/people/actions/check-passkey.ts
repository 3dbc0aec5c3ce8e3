// Whether the answer of an authenticator is the one that was asked for, and whose passkey gave it.

import { err, ok, type Result } from '@minga/basics';
import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers';
import type { Database } from '../../../../platform/database/database.ts';
import {
  type ChallengePurpose,
  type PasskeyRefusal,
  type RelyingParty,
  signatureAlgorithms,
} from '../rules/passkey.ts';
import { takeChallenge } from '../store/passkey-challenges.ts';
import type { NewPasskey, Passkey } from '../store/passkeys.ts';

/** What an authenticator keeps of a person: 16 random bytes that mean nothing elsewhere. */
export function userHandleOf(personId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(personId.replaceAll('-', ''), 'hex'));
}

/** The challenge that an answer claims to be for, taken out whatever comes of it. */
export async function takeAnswered(
  db: Database,
  given: {
    readonly clientDataJSON: string;
    readonly purpose: ChallengePurpose;
    readonly personId: string | undefined;
    readonly now: Date;
  },
): Promise<Result<string, PasskeyRefusal>> {
  const challenge = challengeOf(given.clientDataJSON);
  if (challenge === undefined) return err({ code: 'people/passkey-not-proven' });
  const isTaken = await takeChallenge(db, { ...given, challenge });
  return isTaken ? ok(challenge) : err({ code: 'people/passkey-stale' });
}

function challengeOf(clientDataJSON: string): string | undefined {
  try {
    const { challenge } = decodeClientDataJSON(clientDataJSON);
    return typeof challenge === 'string' ? challenge : undefined;
  } catch {
    return undefined;
  }
}

export type CheckedKey = Omit<NewPasskey, 'personId' | 'label'>;

/** The key of a new passkey, made for this site after the person was verified by her device. */
export async function checkRegistration(
  answer: RegistrationResponseJSON,
  challenge: string,
  relyingParty: RelyingParty,
): Promise<Result<CheckedKey, PasskeyRefusal>> {
  const checked = await proven(() =>
    verifyRegistrationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: relyingParty.origin,
      expectedRPID: relyingParty.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: [...signatureAlgorithms],
    }),
  );
  if (!checked?.verified) return err({ code: 'people/passkey-not-proven' });
  const { credential, credentialBackedUp } = checked.registrationInfo;
  if (credential.id !== answer.id) return err({ code: 'people/passkey-not-proven' });
  return ok({
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: credential.transports ?? [],
    isSynced: credentialBackedUp,
  });
}

/** The counter that a passkey shows with its signature; what it means is judged by the rules. */
export async function checkSignature(
  answer: AuthenticationResponseJSON,
  challenge: string,
  passkey: Passkey,
  relyingParty: RelyingParty,
): Promise<Result<number, PasskeyRefusal>> {
  const { userHandle } = answer.response;
  const owner = Buffer.from(userHandleOf(passkey.personId)).toString('base64url');
  if (userHandle && userHandle !== owner) {
    return err({ code: 'people/passkey-of-another' });
  }
  const checked = await proven(() =>
    verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: relyingParty.origin,
      expectedRPID: relyingParty.id,
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(passkey.publicKey),
        // The library would judge the counter before the signature, and anybody could make it cry theft.
        counter: 0,
      },
    }),
  );
  return checked?.verified
    ? ok(checked.authenticationInfo.newCounter)
    : err({ code: 'people/passkey-not-proven' });
}

/** The library throws at whatever is not as it must be; nothing in it reaches for anything of ours. */
async function proven<T>(check: () => Promise<T>): Promise<T | undefined> {
  try {
    return await check();
  } catch {
    return undefined;
  }
}
