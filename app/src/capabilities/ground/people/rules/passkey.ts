// Passkeys: whom they are given to, what they are called, what their counter tells, and which may be removed.
import { err, ok, type Result } from '@minga/basics';
import { isOfStaff, type SignInMethod } from './session.ts';

/** Who checks passkeys: the domain they are tied to, and the one origin that may ask for them. */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
}

export function relyingPartyOf(publicUrl: string): RelyingParty {
  const { hostname, origin } = new URL(publicUrl);
  return { id: hostname, origin };
}

/** COSE numbers of the signatures taken: EdDSA, ES256 and RS256 (RFC 9053, RFC 8812). */
export const signatureAlgorithms: readonly number[] = [-8, -7, -257];

/** What a challenge was given for: it serves nothing else. */
export type ChallengePurpose = 'register' | 'sign-in' | 'prove';

export const CHALLENGE_HOLDS_MS = 5 * 60_000;

/** A member of staff has one at hand and one put away. */
export const PASSKEYS_WANTED = 2;

/**
 * A passkey that counts its uses shows more each time; one that shows no more than it did was copied
 * (Web Authentication, 6.1.1). Those that do not count show 0 always.
 */
export function counterGoesBack(kept: number, shown: number): boolean {
  return (kept > 0 || shown > 0) && shown <= kept;
}

export type PasskeyKind = 'security-key' | 'phone' | 'this-device';

/** Where a passkey lives, from how its authenticator is reached. */
export function kindOfPasskey(transports: readonly string[]): PasskeyKind {
  if (transports.includes('internal')) return 'this-device';
  if (transports.includes('hybrid')) return 'phone';
  return transports.some((one) => ['usb', 'nfc', 'ble', 'smart-card'].includes(one))
    ? 'security-key'
    : 'this-device';
}

const MAX_LABEL = 60;

/** The name somebody gives to a key; undefined if nothing is left of it. */
export function parseLabel(given: string | null): string | undefined {
  const label = (given ?? '')
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Bidi_Control}\s]+/gu, ' ')
    .trim();
  return label === '' || [...label].length > MAX_LABEL ? undefined : label;
}

export type PasskeyRefusal =
  /** Not the answer to what was asked: challenge, origin, domain, signature or shape. */
  | { readonly code: 'people/passkey-not-proven' }
  /** The challenge was used, has ended, or was given to somebody else or for something else. */
  | { readonly code: 'people/passkey-stale' }
  | { readonly code: 'people/passkey-unknown' }
  | { readonly code: 'people/passkey-of-another' }
  | { readonly code: 'people/passkey-copied' }
  | { readonly code: 'people/passkey-known-already' }
  | { readonly code: 'people/passkey-not-there' }
  | { readonly code: 'people/passkey-label' }
  | { readonly code: 'people/keys-are-of-staff' };

/** Keys are changed from a session of staff: an account at a provider opens nobody's keys. */
export function decideKeys(method: SignInMethod | undefined): Result<void, PasskeyRefusal> {
  return method !== undefined && isOfStaff(method)
    ? ok(undefined)
    : err({ code: 'people/keys-are-of-staff' });
}

/** The ways in that a member of staff has. */
export interface WaysIn {
  readonly passkeysCount: number;
  readonly hasCode: boolean;
}

export interface LastWayIn {
  readonly code: 'people/last-way-in';
}

/** Nobody locks herself out: one way in always stays. */
export function decideRemoval(
  { passkeysCount, hasCode }: WaysIn,
  removed: 'passkey' | 'code',
): Result<void, LastWayIn> {
  const left = removed === 'passkey' ? passkeysCount - 1 + Number(hasCode) : passkeysCount;
  return left > 0 ? ok(undefined) : err({ code: 'people/last-way-in' });
}
