// A code that people read, dictate and type: letters and digits that are not taken for each other.

/** Crockford's base 32: without I, L and O, which are taken for digits, and U, with which words would come up. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A sign for each byte, of which five bits are used: of random bytes every code is as likely as any other. */
export function codeOfBytes(bytes: Uint8Array): string {
  return [...bytes].map((byte) => ALPHABET[byte & 31]).join('');
}

/**
 * Reads a code of `length` signs as people copy it: small letters, spaces, dots and hyphens of any kind,
 * O for zero, I or L for one. Undefined for what is none.
 */
export function readCode(given: string | null | undefined, length: number): string | undefined {
  const code = (given ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}\p{Cf}\u2212._]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const isCode = code.length === length && [...code].every((sign) => ALPHABET.includes(sign));
  return isCode ? code : undefined;
}

/** In groups of four, as it is printed: `7K3M-90QX-BR2T`. */
export function groupCode(code: string): string {
  return code.replaceAll(/.{4}(?=.)/g, '$&-');
}
