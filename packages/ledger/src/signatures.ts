// A signature by name as a note carries it, and whoever can make one.
import type { Bytes } from './bytes.ts';

export interface NoteSignature {
  readonly name: string;
  /** Four bytes. */
  readonly keyId: Bytes;
  /** What follows the id: for Ed25519 64 bytes, for a cosignature 8 of time before them. */
  readonly signature: Bytes;
}

/** Whoever can sign: the key itself stays with its owner. */
export interface Signer {
  readonly name: string;
  readonly keyId: Bytes;
  sign(message: Bytes): Bytes | Promise<Bytes>;
}
