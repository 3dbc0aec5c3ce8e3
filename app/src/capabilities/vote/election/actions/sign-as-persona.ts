// Signs as a persona of a demonstration does, with the key that the election lent her: nobody holds it, and nowhere else is there one.
import { createHash, createPrivateKey, sign } from 'node:crypto';
import { err, ok } from '@minga/basics';
import { relyingPartyOf } from '../../../ground/people/index.ts';
import type { ProveActSigning } from './sign-log-act.ts';

const USER_PRESENT_AND_VERIFIED = 0x05;

/** As an authenticator would: the database keeps such keys only for demonstrations. */
export function signAsPersona(publicUrl: string): ProveActSigning {
  return async (_, { officer, sha256 }) => {
    const { demonstrationKey } = officer;
    if (demonstrationKey === null) return err({ code: 'election/act-not-proven' });
    const { id, origin } = relyingPartyOf(publicUrl);
    const challenge = Buffer.from(sha256, 'hex').toString('base64url');
    const told = { type: 'webauthn.get', challenge, origin, crossOrigin: false };
    const cd = Buffer.from(JSON.stringify(told));
    const flagsAndCounter = Buffer.from([USER_PRESENT_AND_VERIFIED, 0, 0, 0, 0]);
    const ad = Buffer.concat([hash(Buffer.from(id)), flagsAndCounter]);
    const key = createPrivateKey({ key: { ...demonstrationKey }, format: 'jwk' });
    const sig = sign('sha256', Buffer.concat([ad, hash(cd)]), key);
    return ok({ ad: new Uint8Array(ad), cd: new Uint8Array(cd), sig: new Uint8Array(sig) });
  };
}

function hash(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
