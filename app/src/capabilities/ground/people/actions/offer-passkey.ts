// What a browser is given to ask an authenticator with: to make a passkey, or to sign with one.
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import type { Database } from '../../../../platform/database/database.ts';
import { CHALLENGE_HOLDS_MS, type RelyingParty, signatureAlgorithms } from '../rules/passkey.ts';
import { insertChallenge } from '../store/passkey-challenges.ts';
import { listPasskeys } from '../store/passkeys.ts';
import { userHandleOf } from './check-passkey.ts';

export interface NewKeyHolder {
  /** Whom the passkey will belong to, who may not be there yet. */
  readonly personId: string;
  /** What the authenticator shows beside the key. */
  readonly account: string;
  readonly name: string;
}

/** Asks for a passkey that needs no name typed, and for the person's finger, face or PIN each time. */
export async function offerRegistration(
  db: Database,
  relyingParty: RelyingParty,
  given: {
    readonly holder: NewKeyHolder;
    /** Who is signed in already; undefined when the person opens her account with it. */
    readonly signedIn: string | undefined;
    readonly now: Date;
  },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { holder, signedIn, now } = given;
  const own = await listPasskeys(db, holder.personId);
  const options = await generateRegistrationOptions({
    rpName: 'Minga',
    rpID: relyingParty.id,
    userID: userHandleOf(holder.personId),
    userName: holder.account,
    userDisplayName: holder.name,
    timeout: CHALLENGE_HOLDS_MS,
    excludeCredentials: own.map(described),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: [...signatureAlgorithms],
  });
  const { challenge } = options;
  await insertChallenge(db, { challenge, purpose: 'register', personId: signedIn, now });
  return options;
}

/** Asks for a signature: of whoever has a passkey here, or of the person who is signed in. */
export async function offerSignature(
  db: Database,
  relyingParty: RelyingParty,
  given: { readonly signedIn: string | undefined; readonly now: Date },
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { signedIn, now } = given;
  const own = signedIn === undefined ? [] : await listPasskeys(db, signedIn);
  const options = await generateAuthenticationOptions({
    rpID: relyingParty.id,
    timeout: CHALLENGE_HOLDS_MS,
    userVerification: 'required',
    allowCredentials: own.map(described),
  });
  const { challenge } = options;
  const purpose = signedIn === undefined ? 'sign-in' : 'prove';
  await insertChallenge(db, { challenge, purpose, personId: signedIn, now });
  return options;
}

/** Asks a person to sign a hash of 32 bytes, in hexadecimal: what is signed is the challenge itself. */
export async function offerSigning(
  db: Database,
  relyingParty: RelyingParty,
  given: { readonly personId: string; readonly sha256: string },
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const own = await listPasskeys(db, given.personId);
  return generateAuthenticationOptions({
    rpID: relyingParty.id,
    challenge: Buffer.from(given.sha256, 'hex'),
    timeout: CHALLENGE_HOLDS_MS,
    userVerification: 'required',
    allowCredentials: own.map(described),
  });
}

function described({
  credentialId,
  transports,
}: {
  credentialId: string;
  transports: readonly string[];
}) {
  return { id: credentialId, transports: [...transports] };
}
