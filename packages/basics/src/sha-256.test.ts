import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashBytes, hashText } from './sha-256.ts';

test('the digests of FIPS 180-4', async () => {
  const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(await hashText('')).toBe(empty);
  expect(await hashText('abc')).toBe(abc);
  const shared = new Uint8Array(new SharedArrayBuffer(3));
  shared.set([97, 98, 99]);
  expect(await hashBytes(shared)).toBe(abc);
  expect(await hashBytes(new Uint8Array([0, 97, 98, 99, 0]).subarray(1, 4))).toBe(abc);
  expect(await hashText('ñ')).toBe(createHash('sha256').update('ñ').digest('hex'));
});
