// What the vote asks of a machine's cryptography: few functions, which browsers and servers each have their own of.
import type { Bytes } from '../encoding/bytes.ts';

/** Both answer alike: a boolean, never an exception for bytes that come from outside. */
export interface BallotCrypto {
  readonly sha256: (bytes: Bytes) => Bytes;
  /** The platform's verification alone; `checkEd25519` looks at the encodings before. */
  readonly verifyEd25519: (pk: Bytes, message: Bytes, sig: Bytes) => boolean | Promise<boolean>;
  /** ECDSA over P-256 with SHA-256; `xy` is the point without its first byte, `sig` is r ‖ s. */
  readonly verifyEs256: (xy: Bytes, message: Bytes, sig: Bytes) => boolean | Promise<boolean>;
  /** RSA-PSS with SHA-384, MGF1-SHA-384 and a salt of exactly 48 bytes; `n` and `e` big-endian. */
  readonly verifyPss: (
    key: { readonly n: Bytes; readonly e: Bytes },
    message: Bytes,
    sig: Bytes,
  ) => boolean | Promise<boolean>;
}
