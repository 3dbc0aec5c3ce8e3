// The invented votes are the same each time, what the header says is what follows, and few projects get most votes.
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPabulib } from '../../packages/counting/src/index.ts';
import { type BigElection, bigElection, seededBits, writeBigElection } from './big-election.ts';

const town: BigElection = { ballots: 20_000, projects: 300, budgetClp: 900_000_000, seed: 5 };

function bytesOf(election: BigElection): Buffer {
  return Buffer.concat([...bigElection(election)]);
}

test('the counting package reads it and has nothing to say about it', () => {
  const { election, problems } = readPabulib(bytesOf(town));
  expect(problems).toEqual([]);
  expect(election?.ballots.length).toBe(20_000);
  expect(election?.projects).toHaveLength(300);
  expect(election?.budget).toBe(900_000_000n);
  expect(election?.currency).toBe('CLP');
});

test('the same on every machine and day, and another with another seed', () => {
  const hash = createHash('sha256').update(bytesOf(town)).digest('hex');
  expect(hash).toBe('f4225359067149316d2a1566c2f4678b47321581cd9a07df01fc3191672f9f42');
  expect(bytesOf({ ...town, seed: 6 })).not.toEqual(bytesOf(town));
});

test('one to ten choices each, few more often than many', () => {
  const { election } = readPabulib(bytesOf(town));
  const lengths = Array.from(election?.ballots ?? [], ({ choices }) => choices.length);
  const ballotsOf = (length: number) => lengths.filter((one) => one === length).length;
  expect(Math.min(...lengths)).toBe(1);
  expect(Math.max(...lengths)).toBe(10);
  expect(ballotsOf(1)).toBeGreaterThan(ballotsOf(5));
  expect(ballotsOf(5)).toBeGreaterThan(ballotsOf(10));
});

test('a tenth of the projects has more than a third of the votes, and none is without', () => {
  const { election } = readPabulib(bytesOf(town));
  const votes = new Array<number>(300).fill(0);
  for (const { choices } of election?.ballots ?? []) {
    for (const choice of choices) votes[choice] = (votes[choice] ?? 0) + 1;
  }
  const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);
  const ranked = votes.toSorted((a, b) => b - a);
  expect(sum(ranked.slice(0, 30)) / sum(ranked)).toBeGreaterThan(1 / 3);
  expect(ranked.at(-1)).toBeGreaterThan(0);
});

test('all projects cost about three budgets, in whole thousands', () => {
  const { election } = readPabulib(bytesOf(town));
  const costs = election?.projects.map(({ cost }) => Number(cost)) ?? [];
  const demand = costs.reduce((sum, cost) => sum + cost, 0) / town.budgetClp;
  expect(demand).toBeGreaterThan(2.7);
  expect(demand).toBeLessThan(3.3);
  expect(costs.filter((cost) => cost % 1000 !== 0)).toEqual([]);
  const poor = readPabulib(bytesOf({ ...town, ballots: 10, budgetClp: 3000 }));
  expect(poor.election?.projects.every(({ cost }) => cost > 0n)).toBe(true);
});

test('what is written is what is made, in pieces of a mebibyte at most', () => {
  const folder = mkdtempSync(join(tmpdir(), 'minga-big-'));
  const path = join(folder, 'big.pb');
  try {
    const election = { ...town, ballots: 100_000 };
    const written = writeBigElection(path, election);
    const bytes = readFileSync(path);
    expect(written).toBe(bytes.length);
    expect(bytes.equals(bytesOf(election))).toBe(true);
    const pieces = [...bigElection(election)].map(({ length }) => length);
    expect(pieces.length).toBeGreaterThan(2);
    expect(Math.max(...pieces)).toBeLessThanOrEqual(2 ** 20);
  } finally {
    rmSync(folder, { recursive: true });
  }
  expect(existsSync(path)).toBe(false);
});

test('the bits are those of xorshift 13, 17, 5, and a seed of 0 does not stop them', () => {
  const bits = seededBits(1);
  expect([bits(), bits(), bits()]).toEqual([270_369, 67_634_689, 2_647_435_461]);
  expect(seededBits(0)()).toBe(270_369);
});
