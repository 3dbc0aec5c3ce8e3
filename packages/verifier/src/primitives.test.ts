// Known answers for what the verifier wrote itself: P-256, HPKE, trees, encodings, archives.
import { createECDH, createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nodePort } from '../bin/node-port.ts';
import { openArchive, readLeaves } from './bundle.ts';
import {
  code32,
  fromBase64,
  fromBase64url,
  fromHex,
  fromNumber,
  toBase64url,
  toHex,
} from './bytes.ts';
import { canon, readCanon } from './canon.ts';
import { openHpke } from './hpke.ts';
import { includes, leafHash, rootOf, rootsAt } from './merkle.ts';
import { readPoint, timesBase } from './p256.ts';
import { momentOf } from './shapes.ts';
import { webPort } from './web-port.ts';

const port = nodePort();
const hex = (text: string) => fromHex(text) ?? new Uint8Array();
const text = (value: string) => new TextEncoder().encode(value);

test('base64url and base64 are read in one form only', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const written = Buffer.from(bytes).toString('base64url');
      expect(toBase64url(bytes)).toBe(written);
      expect(fromBase64url(written)).toEqual(Uint8Array.from(bytes));
      expect(fromBase64(Buffer.from(bytes).toString('base64'))).toEqual(Uint8Array.from(bytes));
    }),
  );
  for (const wrong of ['A', 'AB', 'AA==', 'A+', 'AAB', 'ñAAA', 'AA A']) {
    expect([wrong, fromBase64url(wrong)]).toEqual([wrong, undefined]);
  }
  for (const wrong of ['AA', 'AB==', '-A==', 'A===']) expect(fromBase64(wrong)).toBeUndefined();
});

test('code32 is Crockford, the first bits first, in groups of four', () => {
  expect(code32(Uint8Array.of(0xff, 0, 0xff, 0, 0xff), 8)).toBe('ZW0F-Y07Z');
  expect(code32(new Uint8Array(32), 28)).toBe('0000-0000-0000-0000-0000-0000-0000');
});

test('a scalar times the base point is what the platform says', () => {
  for (let seed = 1; seed < 12; seed++) {
    const scalar = new Uint8Array(createHash('sha256').update(`scalar ${seed}`).digest());
    const ecdh = createECDH('prime256v1');
    ecdh.setPrivateKey(scalar);
    const point = timesBase(scalar);
    expect(point && `04${toHex(point.x)}${toHex(point.y)}`).toBe(ecdh.getPublicKey('hex'));
  }
});

test('scalars out of range and points off the curve are refused', () => {
  const order = 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551';
  expect(timesBase(new Uint8Array(32))).toBeUndefined();
  expect(timesBase(hex(order))).toBeUndefined();
  expect(timesBase(new Uint8Array(31).fill(1))).toBeUndefined();
  const last = timesBase(fromNumber(BigInt(`0x${order}`) - 1n, 32));
  const first = timesBase(fromNumber(1n, 32));
  expect(last?.x).toEqual(first?.x);
  expect(last?.y).not.toEqual(first?.y);
  const good = Uint8Array.of(4, ...(first?.x ?? []), ...(first?.y ?? []));
  expect(readPoint(good)).toEqual(first);
  for (let at = 0; at < 65; at += 7)
    expect(readPoint(good.with(at, good[at] === 0 ? 1 : 0))).toBeUndefined();
  expect(readPoint(new Uint8Array(65))).toBeUndefined();
  expect(readPoint(good.slice(0, 33))).toBeUndefined();
});

// RFC 9180, A.3.1: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, base mode, sequence number 0.
const rfc9180 = {
  secret: 'f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2',
  enc: '04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4',
  info: '4f6465206f6e2061204772656369616e2055726e',
  aad: '436f756e742d30',
  plain: '4265617574792069732074727574682c20747275746820626561757479',
  ct: '5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434',
};

test.each([
  ['node:crypto', port],
  ['WebCrypto', webPort(globalThis.crypto.subtle)],
])('HPKE opens the vector of RFC 9180 over %s, and nothing that was changed', async (_, own) => {
  const scalar = hex(rfc9180.secret);
  const point = timesBase(scalar);
  if (point === undefined) throw new Error('a scalar of the RFC');
  const sealed = {
    enc: hex(rfc9180.enc),
    ct: hex(rfc9180.ct),
    info: hex(rfc9180.info),
    aad: hex(rfc9180.aad),
  };
  const plain = await openHpke(own, { scalar, point }, sealed);
  expect(plain && toHex(plain)).toBe(rfc9180.plain);
  for (const part of ['ct', 'info', 'aad'] as const) {
    const changed = { ...sealed, [part]: sealed[part].with(3, (sealed[part][3] ?? 0) ^ 1) };
    expect(await openHpke(own, { scalar, point }, changed)).toBeUndefined();
  }
  const offCurve = { ...sealed, enc: sealed.enc.with(64, 0) };
  expect(await openHpke(own, { scalar, point }, offCurve)).toBeUndefined();
  expect(
    await openHpke(own, { scalar, point }, { ...sealed, ct: new Uint8Array(3) }),
  ).toBeUndefined();
});

test('trees of up to 40 leaves have the root of the definition, and each leaf its path and no other', async () => {
  const hashes: Uint8Array[] = [];
  for (let at = 0; at < 40; at++) hashes.push(await leafHash(port, text(`leaf ${at}`)));
  const node = async (left: Uint8Array, right: Uint8Array) =>
    port.sha256(Uint8Array.of(1, ...left, ...right));
  const half = (size: number) => 2 ** Math.ceil(Math.log2(size) - 1);
  async function slow(some: readonly Uint8Array[]): Promise<Uint8Array> {
    if (some.length === 1) return some[0] as Uint8Array;
    const split = half(some.length);
    return node(await slow(some.slice(0, split)), await slow(some.slice(split)));
  }
  async function path(index: number, some: readonly Uint8Array[]): Promise<Uint8Array[]> {
    if (some.length === 1) return [];
    const split = half(some.length);
    const [left, right] = [some.slice(0, split), some.slice(split)];
    return index < split
      ? [...(await path(index, left)), await slow(right)]
      : [...(await path(index - split, right)), await slow(left)];
  }
  const roots = await rootsAt(port, hashes, [0, ...hashes.keys(), 40]);
  for (let size = 1; size <= 40; size++) {
    const some = hashes.slice(0, size);
    expect(roots.get(size)).toEqual(await slow(some));
    expect(await rootOf(port, some)).toEqual(await slow(some));
    for (const index of [0, size >> 1, size - 1]) {
      const at = { index, size, root: await slow(some) };
      const leaf = some[index] as Uint8Array;
      const way = await path(index, some);
      expect([size, index, await includes(port, at, leaf, way)]).toEqual([size, index, true]);
      const other = hashes[(index + 1) % 40] as Uint8Array;
      expect(await includes(port, at, other, way)).toBe(false);
      expect(await includes(port, at, leaf, [...way, leaf])).toBe(false);
      if (size > 1) expect(await includes(port, { ...at, index: size }, leaf, way)).toBe(false);
    }
  }
  expect(toHex(roots.get(0) ?? new Uint8Array())).toBe(createHash('sha256').digest('hex'));
});

test('what was written canonically is read as it was', () => {
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc
        .string()
        .map((one) => one.normalize('NFC'))
        .filter((one) => one.isWellFormed()),
      fc.boolean(),
      fc.maxSafeInteger().map((one) => one + 0),
      fc.array(tie('value')),
      fc.dictionary(fc.stringMatching(/^[a-z_]{1,6}$/), tie('value'), { noNullPrototype: true }),
    ),
  })).value;
  fc.assert(
    fc.property(json, (value) => {
      const written = canon(value);
      const read = readCanon(written);
      expect(read !== undefined && canon(read)).toEqual(written);
    }),
  );
});

test('dates that no calendar has are none', () => {
  expect(momentOf('2027-02-28T23:59:59Z')).toBe(Date.UTC(2027, 1, 28, 23, 59, 59) / 1000);
  expect(momentOf('2027-02-30T00:00:00Z')).toBeUndefined();
  expect(momentOf('2027-13-01T00:00:00Z')).toBeUndefined();
});

test('an archive that is none, is cut, or would fill the machine is told apart', async () => {
  const problemOf = async (bytes: Uint8Array, max?: number) => {
    const opened = await openArchive(bytes, max);
    return 'problem' in opened ? opened.problem : opened.bundle.size;
  };
  expect(await problemOf(text('hola'))).toBe('not-tar');
  expect(await problemOf(new Uint8Array(1024))).toBe('empty');
  expect(await problemOf(gzipSync(new Uint8Array(1024)).subarray(0, 12))).toBe('not-gzip');
  expect(await problemOf(gzipSync(new Uint8Array(1_000_000)), 1000)).toBe('too-large');
  expect(readLeaves(Uint8Array.of(0, 2, 1))).toBeUndefined();
  expect(readLeaves(Uint8Array.of(0, 1, 7, 0, 0))).toEqual([Uint8Array.of(7), new Uint8Array()]);
});
