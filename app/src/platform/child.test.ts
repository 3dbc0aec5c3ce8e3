import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { type ChildEnd, childFile, runChild, takeBuiltChildren } from './child.ts';

const folder = mkdtempSync(join(tmpdir(), 'minga-child-'));
afterAll(() => rmSync(folder, { recursive: true }));
let written = 0;

/** A child that runs `code` with its `order`, and may `say` things. */
async function run(code: string, timeMs = 20_000): Promise<{ end: ChildEnd; said: unknown[] }> {
  const file = join(folder, `${++written}.mjs`);
  const prelude = `const say = (x) => process.send(x);`;
  writeFileSync(file, `${prelude} process.once('message', (order) => { ${code} });`);
  const said: unknown[] = [];
  const limits = { timeMs, memoryMb: 64 };
  const end = await runChild(file, { bytes: new Uint8Array([7, 8]) }, limits, (message) => {
    said.push(message);
  });
  return { end, said };
}

test('hands over the order, bytes as bytes, and hears every message until the child ends', async () => {
  const code = `say(order.bytes.length); say({ big: 10n }); process.disconnect();`;
  expect(await run(code)).toEqual({ end: 'finished', said: [2, { big: 10n }] });
});

test('hears what a child says before it goes on without a pause', async () => {
  // Deaf as in an endless loop, without taking the processor from the other tests.
  const deaf = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);';
  expect(await run(`say('before'); ${deaf}`, 3000)).toEqual({ end: 'too-slow', said: ['before'] });
});

test('a child that wants too much memory takes nobody else with it', async () => {
  const code = `const kept = []; for (;;) kept.push(new Array(10000).fill({}));`;
  expect(await run(code)).toMatchObject({ end: 'too-heavy' });
});

test('a child that throws is broken', async () => {
  expect(await run(`throw new Error('no');`)).toMatchObject({ end: 'broken' });
});

test('a child sees no variable of the server', async () => {
  const { said } = await run(`say(Object.keys(process.env)); process.disconnect();`);
  expect(said).toEqual([expect.not.arrayContaining(['PATH', 'HOME', 'DATABASE_URL'])]);
});

test('a built child is taken where there is one, and else the one beside who asks', () => {
  writeFileSync(join(folder, 'one.child.js'), '');
  writeFileSync(join(folder, 'other.child.ts'), '');
  const built = pathToFileURL(`${folder}/`);
  takeBuiltChildren(built);
  try {
    expect(childFile('one', import.meta.url)).toBe(join(folder, 'one.child.js'));
    const asker = new URL('asker.ts', built).href;
    expect(childFile('other', asker)).toBe(join(folder, 'other.child.ts'));
  } finally {
    takeBuiltChildren(undefined);
  }
});

test('a child that is not there is a fault', () => {
  expect(() => childFile('no-such', import.meta.url)).toThrow('no child no-such');
});
