// How long a session holds, and what a device is called in the list of them.

/** How a session proved who it is. */
export type SignInMethod =
  | 'provider'
  | 'passkey'
  | 'totp'
  | 'access-code'
  /** A persona of the demonstration, who may be of staff without a passkey. */
  | 'demonstration';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface Limits {
  /** Ends a session that nobody used for so long. */
  readonly idleMs: number;
  /** Ends every session so long after it began. */
  readonly absoluteMs: number;
}

/** Staff hold powers over others: short. A resident's phone is her own: long enough not to be a burden. */
const STAFF: Limits = { idleMs: 30 * MINUTE, absoluteMs: 8 * HOUR };
const RESIDENT: Limits = { idleMs: 7 * DAY, absoluteMs: 30 * DAY };

export function limitsOf(method: SignInMethod): Limits {
  return isOfStaff(method) ? STAFF : RESIDENT;
}

/** Only these carry the roles of staff: an account at a provider is enough to take part, not to govern. */
export const staffMethods: readonly SignInMethod[] = ['passkey', 'totp', 'demonstration'];

export function isOfStaff(method: SignInMethod): boolean {
  return staffMethods.includes(method);
}

/** So long after its end it is known whose a session was: what is still sent from its pages is hers. */
export const KNOWN_AFTER_MS = DAY;

/** A sensitive act asks for a proof no older than this. */
export const FRESH_MS = 15 * MINUTE;

export function isFresh(provenAt: Date, now: Date): boolean {
  return now.getTime() - provenAt.getTime() < FRESH_MS;
}

const BROWSERS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['SamsungBrowser/', 'Samsung Internet'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const SYSTEMS = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const;

/** Browser and system in two words; nothing of versions, which would tell devices apart too well. */
export function deviceOf(userAgent: string | null): string {
  const has = ([mark]: readonly [string, string]) => userAgent?.includes(mark) ?? false;
  const known = [BROWSERS.find(has)?.[1], SYSTEMS.find(has)?.[1]].filter(
    (one) => one !== undefined,
  );
  return known.length === 0 ? '?' : known.join(' · ');
}
