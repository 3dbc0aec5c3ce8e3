// Step 27: while people vote an address must serve the booth that the manifest, or an act after it, names.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nodePort } from '../bin/node-port.ts';
import { readLeaves } from './bundle.ts';
import { type Bytes, join } from './bytes.ts';
import { canon, type Json, readCanon } from './canon.ts';
import { openArchive, verify } from './index.ts';

const file = new URL('../../../golden/elections/honesta.tar.gz', import.meta.url);
const other = `${'C'.repeat(42)}A`;

/** What step 27 says of the honest record, cut before its close unless it is `whole`, with leaves put after the manifest. */
async function step27(served: string | undefined, added: readonly Json[] = [], whole = false) {
  const archive = await openArchive(new Uint8Array(readFileSync(file)));
  if ('problem' in archive) throw new Error(archive.problem);
  const all = readLeaves(archive.bundle.get('leaves.bin') ?? new Uint8Array()) ?? [];
  const [first, ...rest] = all as readonly [Bytes, ...Bytes[]];
  const closes = rest.findIndex((leaf) => (readCanon(leaf) as { type?: string }).type === 'close');
  const leaves = [first, ...added.map(canon), ...rest.slice(0, whole ? rest.length : closes)];
  const entries = leaves.flatMap((leaf) => [
    Uint8Array.of(leaf.length >> 8, leaf.length & 0xff),
    leaf,
  ]);
  const bundle = new Map(archive.bundle).set('leaves.bin', join(...entries));
  const { findings, steps } = await verify(bundle, { port: nodePort(), served });
  return [steps[26]?.state, ...findings.filter(({ step }) => step === 27).map(({ code }) => code)];
}

async function named(): Promise<string> {
  const archive = await openArchive(new Uint8Array(readFileSync(file)));
  if ('problem' in archive) throw new Error(archive.problem);
  const { client } = readCanon(
    archive.bundle.get('manifest.json') ?? new Uint8Array(),
  ) as unknown as {
    client: { bundle_sha256: string };
  };
  return client.bundle_sha256;
}

test('the booth of the manifest passes, another one contradicts, and none is asked for without an address', async () => {
  expect(await step27(await named())).toEqual(['holds']);
  expect(await step27('B'.repeat(43))).toEqual(['contradiction', 'booth']);
  expect(await step27(undefined)).toEqual(['not-asked']);
  expect(await step27('B'.repeat(43), [], true)).toEqual(['holds']);
});

test('after an act both the announced booth and the one before it are lawful, and the latter is told', async () => {
  const old = await named();
  const amend = { type: 'amend', kind: 'client', reason: 'x', source_commit: 'x' };
  const act = { ...amend, old, new: other, at: '2027-05-06T12:00:00Z', sigs: [] };
  expect(await step27(other, [act])).toEqual(['holds']);
  expect(await step27(old, [act])).toEqual(['incident', 'booth-before']);
  expect(await step27('B'.repeat(43), [act])).toEqual(['contradiction', 'booth']);
});
