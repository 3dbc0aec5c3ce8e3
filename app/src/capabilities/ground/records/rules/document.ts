// A numbered formal document: what it may say, the code that finds it and the hash that proves it.
import { canonicalJson, hashText } from '@minga/basics';

/** A part of a document; texts are plain, in the language of the document. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly Fact[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Places to sign by hand, with the name and what it stands for. */
  | { readonly kind: 'signatures'; readonly places: readonly Signature[] };

export interface Fact {
  readonly label: string;
  readonly text: string;
}

export interface Signature {
  readonly name: string;
  readonly standsFor: string;
}

/** All that is printed, as it was said on the day of issue. */
export interface DocumentContent {
  readonly title: string;
  readonly institution: string;
  /** `3/2026` */
  readonly number: string;
  readonly code: string;
  /** The civil day of issue (`2026-11-25`), and the same in words with its hour. */
  readonly issuedOn: string;
  readonly issuedWords: string;
  /** The role of whoever issued it, in words. */
  readonly issuedBy: string;
  /** Where it is verified. */
  readonly address: string;
  readonly isDemonstration: boolean;
  readonly blocks: readonly Block[];
}

/** Crockford's base 32: no I, L, O or U, so that nothing is mistaken for a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 16;
const BITS = 5;

/** The code of ten random bytes: sixteen symbols of five bits. */
export function codeOfBytes(bytes: Uint8Array): string {
  let bits = bytes.reduce((all, byte) => (all << 8n) | BigInt(byte), 0n);
  let code = '';
  for (let at = 0; at < CODE_LENGTH; at += 1) {
    code = ALPHABET.charAt(Number(bits % 32n)) + code;
    bits >>= BigInt(BITS);
  }
  return code;
}

/** Reads a code as people type it: any case, with or without hyphens, O for 0, I and L for 1. */
export function parseCode(typed: string): string | undefined {
  const code = typed
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const isCode = code.length === CODE_LENGTH && [...code].every((one) => ALPHABET.includes(one));
  return isCode ? code : undefined;
}

/** `7K2M-9QXW-0H4T-ZB8C`: as it is printed and written in addresses. */
export function formatCode(code: string): string {
  return code.replaceAll(/.{4}(?=.)/g, '$&-');
}

/** SHA-256 of the canonical JSON of the content, in hexadecimal. */
export function hashContent(content: DocumentContent): Promise<string> {
  return hashText(canonicalJson(content));
}

/** Sixteen digits in groups of four are enough to compare by eye; the whole stands beside. */
export function groupHash(sha256: string): string {
  return sha256.replaceAll(/.{8}(?=.)/g, '$& ');
}

export type DocumentState = 'in-force' | 'superseded' | 'annulled';

export function stateOfDocument(row: {
  readonly annulledAt: Date | null;
  readonly replacedByCode: string | null;
}): DocumentState {
  if (row.annulledAt !== null) return 'annulled';
  return row.replacedByCode === null ? 'in-force' : 'superseded';
}
