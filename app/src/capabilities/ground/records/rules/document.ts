// A numbered formal document: what it may say, the code that finds it and the hash that proves it.
import { canonicalJson, hashText, readCode } from '@minga/basics';

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

/** Sixteen signs of a readable code: 80 random bits. */
export const CODE_LENGTH = 16;

/** Reads the code of a document as people type it. */
export function parseCode(typed: string): string | undefined {
  return readCode(typed, CODE_LENGTH);
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
