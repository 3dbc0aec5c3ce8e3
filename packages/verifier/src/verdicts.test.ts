// Edge keys, signatures, tokens and texts: both ports give each the verdict that golden/verdicts.json froze.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nodePort } from '../bin/node-port.ts';
import { type Bytes, fromBase64url } from './bytes.ts';
import { readCanon } from './canon.ts';
import { checkEd25519, checkToken } from './strict.ts';
import { webPort } from './web-port.ts';

interface Verdict {
  readonly why: string;
  readonly verdict: boolean;
}

interface Vectors {
  readonly ed25519: readonly (Verdict & Readonly<Record<'pk' | 'msg' | 'sig', string>>)[];
  readonly tokens: {
    readonly modulus: string;
    readonly vectors: readonly (Verdict & Readonly<Record<'msg' | 'token', string>>)[];
  };
  readonly canon: readonly (Verdict & { readonly bytes: string })[];
}

const file = new URL('../../../golden/verdicts.json', import.meta.url);
const vectors: Vectors = JSON.parse(readFileSync(file, 'utf8'));
const ports = [
  ['node:crypto', nodePort()],
  ['WebCrypto', webPort(globalThis.crypto.subtle)],
] as const;

function bytes(text: string): Bytes {
  const read = fromBase64url(text);
  if (read === undefined) throw new Error(text);
  return read;
}

test('all encodings of small order, S + L and both kinds of keys of mixed order are among them', () => {
  const whys = vectors.ed25519.map(({ why }) => why);
  expect(whys.filter((why) => why.startsWith('key of small order'))).toHaveLength(14);
  expect(whys).toContain('S + L');
  expect(whys.filter((why) => why.includes('mixed order')).length).toBeGreaterThan(3);
});

test.each(ports)('%s judges signatures as frozen', async (_, port) => {
  for (const { why, pk, msg, sig, verdict } of vectors.ed25519) {
    const found = await checkEd25519(port, bytes(pk), bytes(msg), bytes(sig));
    expect([why, found]).toEqual([why, verdict]);
  }
});

test.each(ports)('%s judges tokens as frozen', async (_, port) => {
  const modulus = bytes(vectors.tokens.modulus);
  for (const { why, msg, token, verdict } of vectors.tokens.vectors) {
    const found = await checkToken(port, modulus, bytes(msg), bytes(token));
    expect([why, found]).toEqual([why, verdict]);
  }
});

test('texts are canonical or not as frozen', () => {
  for (const { why, bytes: text, verdict } of vectors.canon) {
    expect([why, readCanon(bytes(text)) !== undefined]).toEqual([why, verdict]);
  }
});

test('a text that nests without end is refused, not fatal', () => {
  const deep = new TextEncoder().encode('['.repeat(60_000) + ']'.repeat(60_000));
  expect(readCanon(deep)).toBeUndefined();
});
