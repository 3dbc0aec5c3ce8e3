// Browsers without Ed25519 of their own, as telephones of before 2025 have: the keys of a manifest are verified with the signing library.
import { ed25519 } from '@noble/curves/ed25519.js';
import type { BallotCrypto } from './port.ts';

/**
 * The same crypto, but where the platform does not know Ed25519 the library verifies. `checkEd25519` has
 * looked at the encodings before; what is left to judge differently is a key of mixed order, which only the
 * log or the urn could have chosen for itself. Never for keys of voters.
 */
export function withOldBrowsers(port: BallotCrypto): BallotCrypto {
  return {
    ...port,
    async verifyEd25519(pk, message, sig) {
      try {
        return await port.verifyEd25519(pk, message, sig);
      } catch {
        return verifyHere(pk, message, sig);
      }
    },
  };
}

function verifyHere(...[pk, message, sig]: Parameters<BallotCrypto['verifyEd25519']>): boolean {
  try {
    return ed25519.verify(sig, message, pk, { zip215: false });
  } catch {
    return false;
  }
}
