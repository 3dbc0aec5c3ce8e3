// What must be refused before any platform is asked: whatever the platform would say of it.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nodePort } from '../bin/node-port.ts';
import { type Bytes, fromBase64url } from './bytes.ts';
import { checkEd25519, checkToken, isSoundKey } from './strict.ts';

/** A platform that takes everything. */
const easy = { ...nodePort(), ed25519: () => true, rsaPss: () => true };
const file = new URL('../../../golden/verdicts.json', import.meta.url);
const { ed25519, tokens } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly ed25519: readonly Readonly<Record<'why' | 'pk' | 'msg' | 'sig', string>>[];
  readonly tokens: { readonly modulus: string };
};

function bytes(text: string | undefined): Bytes {
  const read = fromBase64url(text ?? '');
  if (read === undefined) throw new Error(text);
  return read;
}

const find = (why: string) => ed25519.filter((one) => one.why.startsWith(why));
const [good] = find('a good signature');
const [above] = find('S + L');
const small = find('key of small order').map(({ pk }) => bytes(pk));

test('no point of small order is key or R', async () => {
  const [pk, sig] = [bytes(good?.pk), bytes(good?.sig)];
  expect(await checkEd25519(easy, pk, bytes(good?.msg), sig)).toBe(true);
  expect(small).toHaveLength(14);
  for (const point of small) {
    expect(isSoundKey(point)).toBe(false);
    expect(await checkEd25519(easy, point, bytes(good?.msg), sig)).toBe(false);
    const other = Uint8Array.from([...point, ...sig.subarray(32)]);
    expect(await checkEd25519(easy, pk, bytes(good?.msg), other)).toBe(false);
  }
});

test('S with the order added is not asked about', async () => {
  const asked = await checkEd25519(easy, bytes(above?.pk), bytes(above?.msg), bytes(above?.sig));
  expect(asked).toBe(false);
});

test('a token is above zero and below n', async () => {
  const n = bytes(tokens.modulus);
  const below = n.with(383, (n[383] ?? 0) - 1);
  const over = n.with(383, 255);
  expect(await checkToken(easy, n, n, below)).toBe(true);
  for (const token of [n, over, new Uint8Array(384), below.slice(1)]) {
    expect(await checkToken(easy, n, n, token)).toBe(false);
  }
});
