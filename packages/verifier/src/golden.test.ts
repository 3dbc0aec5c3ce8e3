// The golden elections: what a verifier says of each is frozen, under both ports and in threads alike.
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { nodePort } from '../bin/node-port.ts';
import {
  type Bundle,
  type CryptoPort,
  openArchive,
  type Report,
  verify,
  webPort,
} from './index.ts';

const folder = new URL('../../../golden/elections/', import.meta.url);
const names = globSync('*.expected.json', { cwd: folder })
  .map((file) => basename(file, '.expected.json'))
  .sort();

interface Expected {
  readonly verdict: Report['verdict'];
  readonly must: readonly string[];
  readonly vkey: string;
  readonly fingerprint: string;
  readonly receipt?: object;
  readonly previous?: string;
  readonly findings: readonly {
    readonly step: number;
    readonly code: string;
    readonly severity: string;
  }[];
  readonly label: string;
  readonly contests: readonly object[];
}

function expectedOf(name: string): Expected {
  return JSON.parse(readFileSync(new URL(`${name}.expected.json`, folder), 'utf8'));
}

async function bundleOf(name: string): Promise<Bundle> {
  const opened = await openArchive(new Uint8Array(readFileSync(new URL(`${name}.tar.gz`, folder))));
  if ('problem' in opened) throw new Error(opened.problem);
  return opened.bundle;
}

async function report(name: string, port: CryptoPort): Promise<Report> {
  const { vkey, fingerprint, receipt, previous } = expectedOf(name);
  const bytes = (text: string) => new TextEncoder().encode(text);
  return verify(await bundleOf(name), {
    ...{ port, vkey, fingerprint },
    receipts: receipt && [bytes(JSON.stringify(receipt))],
    previous: previous === undefined ? undefined : [bytes(previous)],
  });
}

function frozen({ verdict, findings, election, contests }: Report): object {
  return {
    verdict,
    findings: findings.map(({ step, code, severity }) => ({ step, code, severity })),
    label: election?.label.label ?? '',
    contests: contests.map(({ id, ballots, blank, nulls, spent, selected }) => ({
      ...{ id, ballots, blank, nulls, spent },
      selected: selected.map((project) => project.id),
    })),
  };
}

test('there are elections that hold and at least fourteen that refute themselves', () => {
  const verdicts = names.map((name) => expectedOf(name).verdict);
  expect(verdicts.filter((verdict) => verdict === 'proven').length).toBeGreaterThanOrEqual(2);
  expect(verdicts.filter((verdict) => verdict === 'contradiction').length).toBeGreaterThanOrEqual(
    14,
  );
});

test.each(names)('%s: the same is found as when it was frozen', async (name) => {
  const { verdict, findings, label, contests, must } = expectedOf(name);
  expect(frozen(await report(name, nodePort()))).toEqual({ verdict, findings, label, contests });
  expect(findings.map(({ code }) => code)).toEqual(expect.arrayContaining([...must]));
});

test.each(names)('%s: WebCrypto finds the same', async (name) => {
  const { verdict, findings, label, contests } = expectedOf(name);
  const found = await report(name, webPort(globalThis.crypto.subtle));
  expect(frozen(found)).toEqual({ verdict, findings, label, contests });
});

test('without key and fingerprint from outside nothing is proven', async () => {
  const found = await verify(await bundleOf('honesta'), { port: nodePort() });
  expect(found.verdict).toBe('unchecked');
  expect(
    found.findings.filter(({ severity }) => severity === 'unchecked').map(({ code }) => code),
  ).toEqual(['vkey-not-given', 'fingerprint-not-given']);
});

test('the receipt of the honest election is found', async () => {
  const found = await report('honesta', nodePort());
  expect(found.receipts).toHaveLength(1);
  expect(found.receipts[0]?.index).toBeGreaterThan(0);
});

test.each([
  'leaves.bin',
  'checkpoint',
  'checkpoints.txt',
  'padron.jsonl',
  'opened.jsonl',
  'contests/comuna.pb',
])('without %s nothing is proven', async (file) => {
  const { vkey, fingerprint } = expectedOf('honesta');
  const bundle = new Map(await bundleOf('honesta'));
  bundle.delete(file);
  const found = await verify(bundle, { port: nodePort(), vkey, fingerprint });
  expect(found.verdict).not.toBe('proven');
});
