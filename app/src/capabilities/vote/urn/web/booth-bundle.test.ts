// The booth's program as one hash, and where its list is served.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { boothBundle, boothClientOf } from './booth-bundle.ts';

const script = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
const assets = (...scripts: ReturnType<typeof script>[]) => ({ scriptsOf: () => scripts });
const hash = (text: string | Uint8Array) => createHash('sha256').update(text).digest('base64url');

test('the list has every script with its hash, and its own hash goes into the manifest', () => {
  const served = assets(script('a.js', 'uno'), script('b.js', 'dos'));
  const text = new TextDecoder().decode(boothBundle(served));
  expect(text).toBe(
    `{"files":[{"name":"a.js","sha256":"${hash('uno')}"},{"name":"b.js","sha256":"${hash('dos')}"}]}`,
  );
  const client = boothClientOf(served, '0.1.0');
  expect(client).toEqual({ bundle_sha256: hash(text), source_commit: '0.1.0' });
});

test('a byte more in one script is another program', () => {
  const one = boothClientOf(assets(script('a.js', 'uno')), '0.1.0');
  const other = boothClientOf(assets(script('a.js', 'uno.')), '0.1.0');
  expect(other.bundle_sha256).not.toBe(one.bundle_sha256);
});
