// A record of which one bit is another is never proven, wherever the bit is.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nodePort } from '../bin/node-port.ts';
import { readLeaves } from './bundle.ts';
import { canon } from './canon.ts';
import { type Bundle, openArchive, verify } from './index.ts';

const folder = new URL('../../../golden/elections/', import.meta.url);
const { vkey, fingerprint } = JSON.parse(
  readFileSync(new URL('honesta-con-retiro.expected.json', folder), 'utf8'),
);

async function readBundle(): Promise<Bundle> {
  const archive = readFileSync(new URL('honesta-con-retiro.tar.gz', folder));
  const opened = await openArchive(new Uint8Array(archive));
  if ('problem' in opened) throw new Error(opened.problem);
  return opened.bundle;
}

/** A fixed sequence that looks like chance (LCG of Numerical Recipes). */
function* chance(): Generator<number, never> {
  for (let state = 20_270_505; ; state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) {
    yield state;
  }
}

const FLIPS = 300;

test('300 bits of the record, turned one at a time', { timeout: 240_000 }, async () => {
  const bundle = await readBundle();
  // What a README says binds nobody.
  const names = [...bundle.keys()].filter((name) => name !== 'README.txt');
  const port = nodePort();
  const next = chance();
  const draw = (below: number) => Math.floor((next.next().value / 2 ** 32) * below);
  const unnoticed: string[] = [];
  for (let flip = 0; flip < FLIPS; flip++) {
    const name = names[flip % names.length] as string;
    const bytes = Uint8Array.from(bundle.get(name) ?? []);
    const [at, bit] = [draw(bytes.length), draw(8)];
    bytes[at] = (bytes[at] as number) ^ (1 << bit);
    const report = await verify(new Map(bundle).set(name, bytes), { port, vkey, fingerprint });
    // A cosignature under another name is a stranger's, which proves nothing: then a witness is missed.
    const isMissed = report.findings.some(({ code }) => code === 'checkpoint-unwitnessed');
    if (report.verdict === 'proven' && !isMissed) unnoticed.push(`${name} byte ${at} bit ${bit}`);
  }
  expect(unnoticed).toEqual([]);
});

test('leaves swapped, doubled, left out or cut are noticed', { timeout: 60_000 }, async () => {
  const bundle = await readBundle();
  const leaves = bundle.get('leaves.bin') ?? new Uint8Array();
  const cuts = [0, 1, 2, 100, leaves.length >> 1, leaves.length - 1];
  for (const length of cuts) {
    const cut = new Map(bundle).set('leaves.bin', leaves.slice(0, length));
    expect((await verify(cut, { port: nodePort(), vkey, fingerprint })).verdict).not.toBe('proven');
  }
  const doubled = new Map(bundle).set('leaves.bin', Uint8Array.of(...leaves, ...leaves));
  expect((await verify(doubled, { port: nodePort(), vkey, fingerprint })).verdict).toBe(
    'contradiction',
  );
});

/** What somebody hostile would write in the place of a value. */
const hostile = [
  ...['', 'x', '[', '\u0000', '__proto__', 'a'.repeat(5000), '9'.repeat(400)],
  ...[0, -1, 2 ** 53 - 1, true, [], {}, [[]], { type: 'vote' }],
];

test('leaves with anything in them are judged, and nothing is thrown', {
  timeout: 240_000,
}, async () => {
  const bundle = await readBundle();
  const leaves = readLeaves(bundle.get('leaves.bin') ?? new Uint8Array()) ?? [];
  const own = leaves.map((leaf) => JSON.parse(new TextDecoder().decode(leaf)));
  const next = chance();
  const draw = (below: number) => Math.floor((next.next().value / 2 ** 32) * below);
  for (let round = 0; round < 120; round++) {
    // Half of them in the manifest, of which all else depends.
    const at = round % 2 === 0 ? 0 : draw(own.length);
    const changed = structuredClone(own[at]);
    let [holder, key] = [changed, Object.keys(changed)[draw(Object.keys(changed).length)] ?? ''];
    while (typeof holder[key] === 'object' && Object.keys(holder[key]).length > 0 && draw(4) > 0) {
      holder = holder[key];
      key = Object.keys(holder)[draw(Object.keys(holder).length)] ?? '';
    }
    holder[key] = hostile[draw(hostile.length)];
    const written = own.map((leaf, place) => canon(place === at ? changed : leaf));
    const framed = written.flatMap((leaf) => [leaf.length >> 8, leaf.length & 255, ...leaf]);
    const files = new Map(bundle).set('leaves.bin', Uint8Array.from(framed));
    const report = await verify(files, { port: nodePort(), vkey, fingerprint });
    expect([round, report.verdict]).not.toEqual([round, 'proven']);
  }
});
