// Shares of the urn's key: every two of three give it back, one tells nothing, a wrong one is named.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  checkShare,
  isPoint,
  joinShares,
  pointOf,
  readShareCode,
  scalarOfRandom,
  shareCode,
  sharePoint,
  splitKey,
} from '../index.ts';

const random = fc.uint8Array({ minLength: 48, maxLength: 48 });
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

test('every two of three shares give the key, and each checks alone', () => {
  fc.assert(
    fc.property(random, random, (first, second) => {
      const u = scalarOfRandom(first);
      const { commits, shares } = splitKey(u, [scalarOfRandom(second)], 3);
      expect(commits[0]).toEqual(pointOf(u));
      for (const share of shares) expect(checkShare(share, commits)).toBe(true);
      for (const [a, b] of [
        [0, 1],
        [1, 0],
        [0, 2],
        [1, 2],
      ]) {
        const pair = [a, b].flatMap((at) => shares[at ?? 0] ?? []);
        expect(joinShares(pair, commits)).toEqual({ ok: true, value: u });
      }
      expect(joinShares(shares, commits)).toEqual({ ok: true, value: u });
    }),
    { numRuns: 10 },
  );
});

test('three of five give it back too', () => {
  const u = scalarOfRandom(new Uint8Array(48).fill(3));
  const others = [4, 5].map((fill) => scalarOfRandom(new Uint8Array(48).fill(fill)));
  const { commits, shares } = splitKey(u, others, 5);
  expect(
    joinShares(
      [1, 4, 2].flatMap((at) => shares[at] ?? []),
      commits,
    ),
  ).toEqual({
    ok: true,
    value: u,
  });
});

test('a wrong share is named, the same share twice counts once, one is too few', () => {
  const u = scalarOfRandom(new Uint8Array(48).fill(3));
  const { commits, shares } = splitKey(u, [scalarOfRandom(new Uint8Array(48).fill(4))], 3);
  const [one, two, three] = shares;
  if (!one || !two || !three) throw new Error('three shares');
  const wrong = { i: 3, secret: two.secret };
  expect(checkShare(wrong, commits)).toBe(false);
  expect(joinShares([one, wrong], commits)).toEqual({
    ok: false,
    error: { code: 'share-wrong', i: 3 },
  });
  expect(joinShares([one, one], commits)).toEqual({
    ok: false,
    error: { code: 'share-twice', i: 1 },
  });
  expect(joinShares([three], commits)).toEqual({ ok: false, error: { code: 'shares-few' } });
  expect(checkShare({ i: 0, secret: u }, commits)).toBe(false);
});

test('the public half of a share is what its commitments promise', () => {
  const u = scalarOfRandom(new Uint8Array(48).fill(3));
  const { commits, shares } = splitKey(u, [scalarOfRandom(new Uint8Array(48).fill(4))], 3);
  for (const { i, secret } of shares) expect(pointOf(secret)).toEqual(sharePoint(i, commits));
});

test('zero, the order and what is above it are no keys', () => {
  const bytes = (value: bigint) =>
    new Uint8Array(Buffer.from(value.toString(16).padStart(64, '0'), 'hex'));
  expect(pointOf(bytes(0n))).toBeUndefined();
  expect(pointOf(bytes(order))).toBeUndefined();
  expect(pointOf(bytes(order + 1n))).toBeUndefined();
  expect(pointOf(new Uint8Array(31).fill(1))).toBeUndefined();
  expect(pointOf(bytes(order - 1n))).toHaveLength(65);
  fc.assert(
    fc.property(random, (some) => {
      expect(pointOf(scalarOfRandom(some))).toBeDefined();
    }),
    { numRuns: 20 },
  );
});

test('points off the curve, compressed or infinite are no points', () => {
  const point = pointOf(scalarOfRandom(new Uint8Array(48).fill(3))) ?? new Uint8Array();
  expect(isPoint(point)).toBe(true);
  expect(isPoint(point.with(64, (point[64] ?? 0) ^ 1))).toBe(false);
  expect(isPoint(point.slice(0, 33).with(0, 2))).toBe(false);
  expect(isPoint(new Uint8Array(65).with(0, 4))).toBe(false);
  expect(isPoint(Uint8Array.of(0))).toBe(false);
});

test('a share is printed and typed, and a slip of the pen or another election is noticed', () => {
  const secret = scalarOfRandom(new Uint8Array(48).fill(3));
  const code = shareCode('pudeto-2027', { i: 2, secret });
  expect(code.replaceAll('-', '')).toHaveLength(58);
  expect(readShareCode('pudeto-2027', code.toLowerCase())).toEqual({ i: 2, secret });
  expect(readShareCode('ancud-2027', code)).toBeUndefined();
  const signs = [...code];
  for (let at = 0; at < signs.length; at++) {
    if (signs[at] === '-') continue;
    const slip = signs.with(at, signs[at] === '7' ? '8' : '7').join('');
    expect(readShareCode('pudeto-2027', slip)).toBeUndefined();
  }
});
