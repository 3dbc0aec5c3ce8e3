// Signs with the passkey that the election knows of an officer, and with no other of hers.
import { err, ok } from '@minga/basics';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { relyingPartyOf, signByPasskey } from '../../../ground/people/index.ts';
import type { ProveActSigning } from './sign-log-act.ts';

export interface PasskeyAnswer {
  readonly publicUrl: string;
  /** Undefined where what came is no answer of an authenticator. */
  readonly answer: AuthenticationResponseJSON | undefined;
  readonly personId: string;
  readonly now: Date;
}

export function signWithPasskey({
  publicUrl,
  answer,
  personId,
  now,
}: PasskeyAnswer): ProveActSigning {
  return async (tx, { officer, sha256 }) => {
    if (answer === undefined || answer.id !== officer.credentialId) {
      return err({ code: 'election/act-not-proven' });
    }
    const relyingParty = relyingPartyOf(publicUrl);
    const used = await signByPasskey(tx, { answer, relyingParty, now, personId, sha256 });
    if (!used.ok) return err({ code: 'election/act-not-proven' });
    const { authenticatorData, clientDataJSON, signature } = answer.response;
    const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
    return ok({
      ad: bytes(authenticatorData),
      cd: bytes(clientDataJSON),
      sig: bytes(signature),
    });
  };
}
