// Known answers of RFC 9474, appendix A: all four variants come out of our blinding, and an independent implementation agrees.
import { createPublicKey, webcrypto } from 'node:crypto';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { afterEach, expect, test, vi } from 'vitest';
import rfc from '../../../../golden/ballot/rfc9474.json' with { type: 'json' };
import { bytesOfNumber, concat, numberOfBytes } from '../encoding/bytes.ts';
import { answersBlinded, blindMessage, unblind } from './blind-rsa.ts';

afterEach(() => vi.restoreAllMocks());

const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));
const [p, q] = [rfc.p, rfc.q].map((text) => BigInt(`0x${text}`)) as [bigint, bigint];
const n = p * q;
const key = { n: bytesOfNumber(n, 512), e: Uint8Array.of(1, 0, 1) };
const r = inverse(BigInt(`0x${rfc.inv}`), n);
const d = inverse(65537n, (p - 1n) * (q - 1n));

function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [value, modulus, 1n, 0n];
  while (b > 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
  return ((x % modulus) + modulus) % modulus;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % n;
    if (bit === '1') result = (result * base) % n;
  }
  return result;
}

const oracles = {
  'PSS-Deterministic': RSABSSA.SHA384.PSS.Deterministic,
  'PSSZERO-Deterministic': RSABSSA.SHA384.PSSZero.Deterministic,
  'PSS-Randomized': RSABSSA.SHA384.PSS.Randomized,
  'PSSZERO-Randomized': RSABSSA.SHA384.PSSZero.Randomized,
};

test.each(rfc.variants)('RSABSSA-SHA384-$name', async ({ name, salted, prefix, sig }) => {
  const salt = salted ? hex(rfc.salt) : new Uint8Array();
  const message = concat(hex(prefix), hex(rfc.msg));
  const bm = blindMessage({ key, message, salt, r });
  if (!bm.ok) throw new Error(bm.error);
  if (name === 'PSS-Deterministic') {
    expect(Buffer.from(bm.value).toString('hex')).toBe(rfc.blinded_msg);
  }
  const bs = new Uint8Array(bytesOfNumber(power(numberOfBytes(bm.value), d), 512));
  expect(answersBlinded(key, bm.value, bs)).toBe(true);
  expect(answersBlinded(key, bm.value, bs.with(9, (bs[9] ?? 0) ^ 1))).toBe(false);
  const done = unblind(key, bs, r);
  expect(done.ok && Buffer.from(done.value).toString('hex')).toBe(sig);

  const jwk = { kty: 'RSA', n: Buffer.from(key.n).toString('base64url'), e: 'AQAB' };
  const spki = createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'der' });
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };
  const publicKey = await webcrypto.subtle.importKey('spki', spki, algorithm, true, ['verify']);
  const oracle = oracles[name as keyof typeof oracles]();
  const chances: Uint8Array[] = [
    ...(prefix === '' ? [] : [hex(prefix)]),
    ...(salted ? [salt] : []),
  ];
  chances.push(bytesOfNumber(r, 512));
  vi.spyOn(globalThis.crypto, 'getRandomValues').mockImplementation((array) => {
    if (array instanceof Uint8Array && array.length > 0) array.set(chances.shift() ?? []);
    return array;
  });
  const prepared = new Uint8Array(oracle.prepare(hex(rfc.msg)));
  expect(Buffer.from(prepared)).toEqual(Buffer.from(message));
  const theirs = await oracle.blind(publicKey as CryptoKey, prepared);
  expect(Buffer.from(theirs.blindedMsg)).toEqual(Buffer.from(bm.value));
  const token = await oracle.finalize(publicKey as CryptoKey, prepared, bs, theirs.inv);
  expect(Buffer.from(token).toString('hex')).toBe(sig);
});
