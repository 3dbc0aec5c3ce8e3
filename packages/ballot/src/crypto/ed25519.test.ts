// Ed25519: the known answers, and no signature that one platform would take and another would not.
import { createPrivateKey, sign } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkEd25519, isSoundPoint, publicKeyOf, signEd25519, utf8, webCrypto } from '../index.ts';

const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const P = 2n ** 255n - 19n;

/** The eight points of small order, and the six other encodings that some platforms take for them. */
const smallOrder = [
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0000000000000000000000000000000000000000000000000000000000000080',
  '0000000000000000000000000000000000000000000000000000000000000000',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  '0100000000000000000000000000000000000000000000000000000000000080',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
].map(hex);

test('the known answers of RFC 8032, section 7.1', async () => {
  const sk = hex('c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7');
  const pk = hex('fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025');
  const sig = hex(
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  );
  expect(publicKeyOf(sk)).toEqual(pk);
  expect(signEd25519(sk, hex('af82'))).toEqual(sig);
  expect(await checkEd25519(webCrypto, pk, hex('af82'), sig)).toBe(true);
  expect(await checkEd25519(webCrypto, pk, hex('af83'), sig)).toBe(false);
});

test('the signing library signs as Node does', () => {
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
  const anySeed = fc.uint8Array({ minLength: 32, maxLength: 32 });
  fc.assert(
    fc.property(anySeed, fc.uint8Array({ maxLength: 60 }), (sk, message) => {
      const key = createPrivateKey({
        key: Buffer.concat([prefix, sk]),
        format: 'der',
        type: 'pkcs8',
      });
      expect(signEd25519(sk, message)).toEqual(new Uint8Array(sign(null, message, key)));
    }),
    { numRuns: 20 },
  );
});

test.each(smallOrder.map((point, at) => [at, point]))(
  'encoding %i of small order is neither key nor R, whatever is signed',
  async (_, point) => {
    const always = { verifyEd25519: () => true };
    const pk = publicKeyOf(new Uint8Array(32).fill(5));
    const sig = new Uint8Array(64);
    sig.set(point);
    expect(isSoundPoint(point)).toBe(false);
    expect(await checkEd25519(always, point, utf8('a'), sig)).toBe(false);
    expect(await checkEd25519(always, pk, utf8('a'), sig)).toBe(false);
  },
);

test('y at p and above it is refused', async () => {
  for (let above = 0n; above < 19n; above++) {
    const y = P + above;
    const point = hex(y.toString(16).padStart(64, '0')).reverse();
    expect(isSoundPoint(point)).toBe(false);
  }
});

test('the same signature with the order added to S is refused', async () => {
  const sk = new Uint8Array(32).fill(9);
  const sig = signEd25519(sk, utf8('voto'));
  const s = BigInt(`0x${Buffer.from(sig.slice(32)).reverse().toString('hex')}`) + L;
  const other = sig.slice();
  other.set(hex(s.toString(16).padStart(64, '0')).reverse(), 32);
  const always = { verifyEd25519: () => true };
  expect(await checkEd25519(always, publicKeyOf(sk), utf8('voto'), sig)).toBe(true);
  expect(await checkEd25519(always, publicKeyOf(sk), utf8('voto'), other)).toBe(false);
});

test('a key of mixed order gets the verdict of an equation without cofactor', async () => {
  // A = a·B + T with T of order 8: R = r·B, S = r + k·a. Without the cofactor it holds only where k·T is nothing.
  const T = ed25519.Point.fromHex(Buffer.from(smallOrder[4] ?? []).toString('hex'));
  const Fn = ed25519.Point.Fn;
  const [a, r] = [12345n, 67890n];
  const pk = ed25519.Point.BASE.multiply(a).add(T).toBytes();
  const R = ed25519.Point.BASE.multiply(r).toBytes();
  const verdicts = new Set<string>();
  for (let nth = 0; nth < 40; nth++) {
    const message = utf8(`m${nth}`);
    const digest = Buffer.from(
      await crypto.subtle.digest('SHA-512', new Uint8Array([...R, ...pk, ...message])),
    );
    const k = Fn.create(BigInt(`0x${digest.reverse().toString('hex')}`));
    const s = Fn.add(r, Fn.mul(k, a));
    const sig = new Uint8Array([...R, ...hex(s.toString(16).padStart(64, '0')).reverse()]);
    const isExpected = k % 8n === 0n;
    expect(await checkEd25519(webCrypto, pk, message, sig)).toBe(isExpected);
    verdicts.add(`${isExpected}`);
  }
  expect(verdicts.size).toBe(2);
});

test('wrong lengths are refused before anything is asked', async () => {
  const never = {
    verifyEd25519: () => {
      throw new Error('asked');
    },
  };
  const pk = publicKeyOf(new Uint8Array(32).fill(5));
  expect(await checkEd25519(never, pk.slice(1), utf8('a'), new Uint8Array(64).fill(3))).toBe(false);
  expect(await checkEd25519(never, pk, utf8('a'), new Uint8Array(63).fill(3))).toBe(false);
});
