// One ballot of the golden election, changed in each way that the urn refuses; and choices that no contest takes.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nodePort } from '../bin/node-port.ts';
import { asLeft, type BallotRules, choiceProblem, judgeBallot } from './ballots.ts';
import { openArchive, readLeaves } from './bundle.ts';
import { type Bytes, fromBase64url, join, toBase64url, utf8 } from './bytes.ts';
import { canon, isObject, readCanon } from './canon.ts';
import type { Vote } from './leaf-shapes.ts';
import type { Manifest } from './manifest-shape.ts';

const port = nodePort();
const file = new URL('../../../golden/elections/honesta.tar.gz', import.meta.url);

async function sample(): Promise<{ readonly rules: BallotRules; readonly vote: Vote }> {
  const opened = await openArchive(new Uint8Array(readFileSync(file)));
  if ('problem' in opened) throw new Error(opened.problem);
  const leaves = readLeaves(opened.bundle.get('leaves.bin') ?? new Uint8Array(0)) ?? [];
  const [first = new Uint8Array(0)] = leaves;
  const manifest = readCanon(first) as unknown as Manifest;
  const read = leaves.map(readCanon);
  const vote = read.find((leaf) => isObject(leaf) && leaf.type === 'vote') as unknown as Vote;
  const contests = manifest.contests.map((contest) => ({
    ...contest,
    modulus: fromBase64url(contest.issuer.n) ?? first,
  }));
  return { rules: { fingerprint: await port.sha256(fingerprinted(first)), contests }, vote };
}

function fingerprinted(manifest: Bytes): Bytes {
  return join(utf8('pb-manifest/1\0'), manifest);
}

/** Other bytes of the same length. */
function changed(text: string): string {
  const bytes = fromBase64url(text) ?? new Uint8Array(1);
  return toBase64url(bytes.with(5, (bytes[5] ?? 0) ^ 1));
}

test('a ballot is right as it is, and refused by its code when anything is changed', async () => {
  const { rules, vote } = await sample();
  const codeOf = async (change: Partial<Vote>) =>
    (await judgeBallot(port, canon({ ...vote, ...change }), rules)).code;
  expect(await codeOf({})).toBe('');
  expect(await codeOf({ M: changed(vote.M) })).toBe('other-election');
  expect(await codeOf({ contest: 'otro' })).toBe('contest');
  expect(await codeOf({ ct: vote.ct.slice(4) })).toBe('length');
  expect(await codeOf({ pk: toBase64url(new Uint8Array(32)) })).toBe('pk-invalid');
  expect(await codeOf({ tok: changed(vote.tok) })).toBe('token-invalid');
  expect(await codeOf({ ct: changed(vote.ct) })).toBe('signature-invalid');
  expect(await codeOf({ sig: changed(vote.sig) })).toBe('signature-invalid');
});

test('choices are legal or not by the contest', () => {
  const ballot = { kind: 'approval', min: 1, max: 2, points: 0, within_budget: true, pad: 256 };
  const projects = [
    { id: '1', name: 'a', cost: 60 },
    { id: '2', name: 'b', cost: 40 },
    { id: '3', name: 'c', cost: 41 },
  ];
  const contest = { projects, budget: 100, ballot } as unknown as Manifest['contests'][number];
  expect(choiceProblem(['1', '2'], contest)).toBe('');
  expect(choiceProblem(['1', '3'], contest)).toBe('over-budget');
  expect(choiceProblem(['2', '2'], contest)).toBe('duplicate');
  expect(choiceProblem(['2', '1'], contest)).toBe('kind');
  expect(choiceProblem(['9'], contest)).toBe('unknown-project');
  expect(choiceProblem([], contest)).toBe('too-few');
  expect(choiceProblem(['1', '2', '3'], contest)).toBe('too-many');
});

test('what was withdrawn lowers the least that ballots must name, and takes nothing from those that name it', () => {
  const ballot = { kind: 'ranking', min: 2, max: 3, points: 0, within_budget: false, pad: 256 };
  const projects = ['1', '2', '3'].map((id) => ({ id, name: id, cost: 40 }));
  const contest = { budget: 100, ballot, projects } as unknown as Manifest['contests'][number];
  expect(choiceProblem(['3'], asLeft(contest, undefined))).toBe('too-few');
  expect(choiceProblem(['3'], asLeft(contest, new Set(['1'])))).toBe('too-few');
  const left = asLeft(contest, new Set(['1', '2']));
  expect(choiceProblem(['3'], left)).toBe('');
  expect(choiceProblem(['2', '1'], left)).toBe('');
  expect(choiceProblem([], left)).toBe('too-few');
  expect(choiceProblem([], asLeft(contest, new Set(['1', '2', '3'])))).toBe('');
  const bounded = { ...contest, ballot: { ...contest.ballot, within_budget: true }, budget: 79 };
  expect(choiceProblem(['1'], asLeft(bounded, undefined))).toBe('');
});
