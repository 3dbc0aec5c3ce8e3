// The code on the card of whoever was identified in person: long enough not to be guessed, easy to copy from paper.
import { assert, type Brand, codeOfBytes, groupCode, readCode } from '@minga/basics';

/** Sixteen signs of a readable code: 80 random bits. */
export type AccessCode = Brand<string, 'AccessCode'>;

export const CODE_LENGTH = 16;

/** `bytes` are sixteen random ones. */
export function accessCodeFrom(bytes: Uint8Array): AccessCode {
  assert(bytes.length === CODE_LENGTH, 'a code takes sixteen bytes');
  return codeOfBytes(bytes) as AccessCode;
}

/** Reads a code as people copy it. */
export function parseAccessCode(given: string | null | undefined): AccessCode | undefined {
  return readCode(given, CODE_LENGTH) as AccessCode | undefined;
}

/** In groups of four, as it is printed: `7K3M-90QX-BR2T-5V8W`. */
export function formatAccessCode(code: AccessCode): string {
  return groupCode(code);
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
