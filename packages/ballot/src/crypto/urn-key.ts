// The urn's private key, with which sealed ballots are opened once all is over.
import { assert, err, ok, type Result } from '@minga/basics';
import { type Bytes, toBase64url } from '../encoding/bytes.ts';
import { type Binding, type Sealed, suite } from './hpke.ts';
import { pointOf } from './shares.ts';

/** How the one form begins in which a point is written. */
const UNCOMPRESSED = 4;

/** Read once for many ballots. */
export interface UrnKey {
  readonly open: (sealed: Sealed, binding: Binding) => Promise<Result<Bytes, 'undecryptable'>>;
}

/** Throws unless `u` is a scalar of 32 bytes, 0 < u < order. */
export async function readUrnKey(u: Bytes): Promise<UrnKey> {
  const point = pointOf(u);
  assert(point !== undefined, 'the key of the urn is a scalar of P-256');
  const [x, y] = [toBase64url(point.slice(1, 33)), toBase64url(point.slice(33))];
  const jwk = { kty: 'EC', crv: 'P-256', x, y };
  const [privateKey, publicKey] = await Promise.all([
    importKey({ ...jwk, d: toBase64url(u) }, ['deriveBits']),
    importKey(jwk, []),
  ]);
  return {
    open: async ({ enc, ct }, binding) => {
      // Some platforms read a point that is written with its parity too, others do not.
      if (enc[0] !== UNCOMPRESSED) return err('undecryptable');
      try {
        return ok(await suite.Open({ privateKey, publicKey }, enc, ct, binding));
      } catch {
        return err('undecryptable');
      }
    },
  };
}

function importKey(jwk: JsonWebKey, usages: KeyUsage[]): Promise<CryptoKey> {
  const algorithm = { name: 'ECDH', namedCurve: 'P-256' };
  return globalThis.crypto.subtle.importKey('jwk', jwk, algorithm, true, usages);
}
