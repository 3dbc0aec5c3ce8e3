// The code that makes somebody a representative: short enough to be dictated, long enough not to be guessed.
import { assert, type Brand } from '@minga/basics';

/** Twelve letters and digits of Crockford's alphabet: 60 random bits. */
export type InvitationCode = Brand<string, 'InvitationCode'>;

export const CODE_LENGTH = 12;
/** Without I, L, O and U, which are taken for digits or make words. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Days in which an invitation can be accepted. */
export const INVITATION_DAYS = 14;

/** `bytes` are twelve random ones; five bits of each are used. */
export function codeFrom(bytes: Uint8Array): InvitationCode {
  assert(bytes.length === CODE_LENGTH, 'a code takes twelve bytes');
  return [...bytes].map((byte) => ALPHABET[byte & 31]).join('') as InvitationCode;
}

/** Reads a code as people write it: small letters, hyphens, O for zero, I or L for one. */
export function parseCode(given: string | null | undefined): InvitationCode | undefined {
  const plain = (given ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}.]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const isCode = plain.length === CODE_LENGTH && [...plain].every((one) => ALPHABET.includes(one));
  return isCode ? (plain as InvitationCode) : undefined;
}

/** In groups of four: `7K3M-90QX-BR2T`. */
export function formatCode(code: InvitationCode): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}
