// The code on the card of whoever was identified in person: long enough not to be guessed, easy to copy from paper.
import { assert, type Brand } from '@minga/basics';

/** Sixteen letters and digits of Crockford's alphabet: 80 random bits. */
export type AccessCode = Brand<string, 'AccessCode'>;

export const CODE_LENGTH = 16;
/** Without I, L, O and U: the first three are taken for digits, and with the fourth words would come up. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `bytes` are sixteen random ones; five bits of each are used. */
export function accessCodeFrom(bytes: Uint8Array): AccessCode {
  assert(bytes.length === CODE_LENGTH, 'a code takes sixteen bytes');
  return [...bytes].map((byte) => ALPHABET[byte & 31]).join('') as AccessCode;
}

/** Reads a code as people copy it: small letters, spaces, any hyphen, O for zero, I or L for one. */
export function parseAccessCode(given: string | null | undefined): AccessCode | undefined {
  const plain = (given ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}\u2212._]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const isCode = plain.length === CODE_LENGTH && [...plain].every((one) => ALPHABET.includes(one));
  return isCode ? (plain as AccessCode) : undefined;
}

/** In groups of four, as it is printed: `7K3M-90QX-BR2T-5V8W`. */
export function formatAccessCode(code: AccessCode): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** The year of birth that goes with it, as it was typed. */
export function parseBirthYear(given: string | null | undefined): number | undefined {
  const typed = (given ?? '').normalize('NFKC').trim();
  return /^(19|20)\d\d$/.test(typed) ? Number(typed) : undefined;
}

/** Wrong is said the same of a code that nobody has, of one of somebody born in another year, and of none at all. */
export type CardRefusal =
  | { readonly code: 'people/card-wrong' }
  | { readonly code: 'people/card-wait'; readonly seconds: number }
  | { readonly code: 'people/card-other-person' };
