// What the counting library costs a browser: its main door bundled and minified, with nothing left outside.
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { doors, doorsBuild } from './build-counting.ts';

const limitBytes = 25 * 1024;

interface Chunk {
  readonly code: string;
  readonly imports: readonly string[];
}

async function bundle(door: string): Promise<Chunk> {
  const settings = doorsBuild([door], 'never-written');
  const built = await build({ ...settings, build: { ...settings.build, write: false } });
  if (Array.isArray(built) || !('output' in built)) throw new Error('one output was expected');
  const [first, ...others] = built.output;
  if (first.type !== 'chunk' || others.length > 0) throw new Error('one chunk was expected');
  return first;
}

test('the main door is at most 25 KB, gzip', async () => {
  const { code } = await bundle('index');
  const { length } = gzipSync(code, { level: 9 });
  console.info(`@minga/counting: ${length} bytes of ${limitBytes}, gzip`);
  expect(length).toBeLessThanOrEqual(limitBytes);
  // A bundle that lost its contents would be small too.
  for (const word of ['supporters-short', 'missing-section', 'minga-count/1', 'SHA-256']) {
    expect(code).toContain(word);
  }
});

test.each(doors)('the door %s needs nothing from outside', async (door) => {
  const { code, imports } = await bundle(door);
  expect(imports).toEqual([]);
  expect(code).not.toMatch(/\bimport\s*["'{(]|\bprocess\b|node:/);
});

test('there are doors, the main one among them', () => {
  expect(doors).toEqual(['index', 'contests', 'tables', 'explain', 'sentences', 'check']);
});
