// The address to which notices go: proven with a code of six digits, and left alone when it refuses mail.

/** How long a code can be typed. */
export const CODE_HOLDS_MS = 30 * 60_000;
/** So many wrong codes end it; the database counts no further. */
export const CODE_ATTEMPTS = 5;
/** So many mails in a row that were refused for good, and no more is sent until the person proves it again. */
export const REFUSALS_BORNE = 3;

/** The address of an account, as notices see it. */
export interface MailState {
  /** What the person wrote in her account. */
  readonly email: string | null;
  /** Whether she has proven that very address. */
  readonly isProven: boolean;
  readonly isOn: boolean;
  readonly isFailing: boolean;
  /** Whether a code for that address is on its way. */
  readonly isCodeSent: boolean;
}

export type MailAddressRefusal =
  /** There is no address in the account. */
  | { readonly code: 'people/mail-missing' }
  /** Too many codes were asked for. */
  | { readonly code: 'people/mail-wait'; readonly seconds: number }
  | { readonly code: 'people/mail-code-wrong' }
  /** None was sent, it is too old, it was tried too often, or the address is another one now. */
  | { readonly code: 'people/mail-code-over' };
