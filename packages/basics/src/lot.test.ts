// The lot against golden vectors, against a second implementation that shares nothing with it, and for what it promises.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashLotList, lot } from './lot.ts';

interface Vector {
  readonly label: string;
  readonly ids: readonly string[];
  readonly entropy: string;
  readonly listSha256: string;
  readonly order: readonly string[];
}

const vectors: readonly Vector[] = JSON.parse(
  readFileSync(new URL('../../../golden/lot.json', import.meta.url), 'utf8'),
).vectors;

const sha256 = (...parts: readonly (string | Buffer)[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/** The formula of the protocol written once more, byte by byte, with another SHA-256. */
function secondLot(label: string, ids: readonly string[], entropy: string): readonly string[] {
  const sorted = [...ids].sort();
  const list = sha256(`[${sorted.map((id) => JSON.stringify(id)).join(',')}]`);
  const domain = Buffer.concat([Buffer.from('pb-lot/1'), Buffer.of(0)]);
  const placed = ids.map((id) => {
    const place = sha256(domain, sha256(label), list, sha256(entropy), sha256(id));
    return [id, place] as const;
  });
  return placed.sort(([, a], [, b]) => Buffer.compare(a, b)).map(([id]) => id);
}

const ids = fc.uniqueArray(
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.normalize('NFC')),
  { maxLength: 12 },
);
const throws = fc
  .array(fc.integer({ min: 1, max: 6 }), { minLength: 20, maxLength: 20 })
  .map((digits) => digits.join(''));

test('the golden vectors', async () => {
  expect(vectors.length).toBeGreaterThan(4);
  for (const { label, ids, entropy, listSha256, order } of vectors) {
    expect(await hashLotList(ids)).toBe(listSha256);
    expect(await lot(label, ids, entropy)).toEqual(order);
    expect(secondLot(label, ids, entropy)).toEqual(order);
  }
});

test('a second implementation draws the same order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), ids, throws, async (label, list, entropy) => {
      fc.pre(label.isWellFormed());
      expect(await lot(label, list, entropy)).toEqual(secondLot(label, list, entropy));
    }),
  );
});

test('the order in which the list is given changes nothing, and nobody is lost or doubled', async () => {
  const shuffledPair = ids.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  await fc.assert(
    fc.asyncProperty(shuffledPair, throws, async ([list, shuffled], entropy) => {
      const drawn = await lot('Papeleta', list, entropy);
      expect(await lot('Papeleta', shuffled, entropy)).toEqual(drawn);
      expect([...drawn].sort()).toEqual([...list].sort());
      expect(await hashLotList(shuffled)).toBe(await hashLotList(list));
    }),
  );
});

test('every order of four can be drawn, each about as often as the others', async () => {
  const seen = new Map<string, number>();
  const draws = 2400;
  for (let at = 0; at < draws; at += 1) {
    const order = (await lot('Papeleta', ['a', 'b', 'c', 'd'], String(at))).join('');
    seen.set(order, (seen.get(order) ?? 0) + 1);
  }
  expect(seen.size).toBe(24);
  // Chi-square with 23 degrees of freedom: 99.99 % of fair lots stay under 56; the draws are always the same.
  const expected = draws / 24;
  const chiSquare = [...seen.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
  expect(chiSquare).toBeLessThan(56);
});

test('another label, another throw or one id more gives another order', async () => {
  const list = Array.from({ length: 30 }, (_, at) => `P${at}`);
  const drawn = await lot('Papeleta', list, '12345612345612345612');
  expect(await lot('Muestra', list, '12345612345612345612')).not.toEqual(drawn);
  expect(await lot('Papeleta', list, '12345612345612345613')).not.toEqual(drawn);
  const withOneMore = await lot('Papeleta', [...list, 'P30'], '12345612345612345612');
  expect(withOneMore.filter((id) => id !== 'P30')).not.toEqual(drawn);
});

test('label, list and entropy cannot be pushed into each other', async () => {
  const list = Array.from({ length: 30 }, (_, at) => `P${at}`);
  expect(await lot('ab', list, 'c')).not.toEqual(await lot('a', list, 'bc'));
});

test('a list with an id twice, or one that is written in two ways, is refused', async () => {
  await expect(lot('x', ['a', 'a'], '1')).rejects.toThrow(/differ/);
  await expect(lot('x', ['n\u0303'], '1')).rejects.toThrow(/NFC/);
  await expect(hashLotList(['\ud800'])).rejects.toThrow(/well-formed/);
  await expect(lot('\ud800', ['a'], '1')).rejects.toThrow(/well-formed/);
  await expect(lot('x', ['a'], '\ud800')).rejects.toThrow(/well-formed/);
});

test('nobody and somebody alone are in order too', async () => {
  expect(await lot('x', [], '1')).toEqual([]);
  expect(await lot('x', ['a'], '1')).toEqual(['a']);
});
