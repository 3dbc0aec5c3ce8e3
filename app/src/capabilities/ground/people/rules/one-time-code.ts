// The code that changes every 30 seconds (TOTP, RFC 6238): the way in when no passkey is at hand.
import { Secret, TOTP } from 'otpauth';

const STEP_MS = 30_000;
const DIGITS = 6;
/** A clock may be one step ahead or behind. */
const WINDOW = 1;

/** Six digits, however they are grouped; undefined for anything else. */
export function parseCode(given: string | null): string | undefined {
  const digits = (given ?? '').replaceAll(/[\s.-]/g, '');
  return /^\d{6}$/.test(digits) ? digits : undefined;
}

/** The step whose code this is, counted from 1970; undefined if it is of none near `now`. `secret` in base32. */
export function stepOfCode(code: string, secret: string, now: Date): number | undefined {
  const delta = TOTP.validate({
    token: code,
    secret: Secret.fromBase32(secret),
    digits: DIGITS,
    timestamp: now.getTime(),
    window: WINDOW,
  });
  return delta === null ? undefined : Math.floor(now.getTime() / STEP_MS) + delta;
}

/** What an authenticator app reads from the picture: `otpauth://totp/…`. */
export function codeAddress(secret: string, account: string): string {
  return new TOTP({ issuer: 'Minga', label: account, secret, digits: DIGITS }).toString();
}

/** The secret in groups of four, for somebody who types it. */
export function groupedSecret(secret: string): string {
  return secret.replaceAll(/(.{4})(?=.)/g, '$1 ');
}

export type CodeRefusal =
  | { readonly code: 'people/code-wrong' }
  /** So many seconds have to pass before the next attempt. */
  | { readonly code: 'people/code-wait'; readonly seconds: number }
  /** Set up from a session that a passkey opened. */
  | { readonly code: 'people/code-needs-passkey' }
  /** The code is asked for together with the e-mail of the account. */
  | { readonly code: 'people/code-needs-email' }
  | { readonly code: 'people/code-not-begun' }
  /** A code that was confirmed is taken away before another is set up. */
  | { readonly code: 'people/code-there-already' };
