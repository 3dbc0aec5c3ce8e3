// Elections whose winners others have computed or published, when the folder with them is there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import { count } from '../src/rules/count.ts';
import { type ReadResult, readPabulib } from '../src/reading/pabulib-reader.ts';
import { writePabulib } from '../src/writing/pabulib-writer.ts';
import { compareCodePoints } from '../src/rules/ties.ts';
import type { Completion, Election, Settings, TieRule, Utility } from '../src/types.ts';

const shared =
  process.env.MINGA_SHARED === undefined
    ? new URL('../../../../shared/', import.meta.url)
    : pathToFileURL(`${process.env.MINGA_SHARED}/`);
const root = new URL('data/elections/', shared);
export const isThere = existsSync(root);
if (!isThere) {
  console.warn(`conformance: skipped, there are no reference elections at ${root.pathname}`);
}

export interface Expected {
  readonly instance: string;
  readonly rule: string;
  readonly utility: string | null;
  readonly completion: string;
  readonly exhaustiveStop: boolean | null;
  /** Absent in the files that list all outcomes that ties allow. */
  readonly winners?: readonly string[];
  readonly order?: readonly string[] | null;
}

export interface Reference {
  readonly name: string;
  readonly source: 'tiny' | 'pb';
  readonly ties: TieRule;
  readonly expected: Expected;
}

function references(folder: string, source: Reference['source']): readonly Reference[] {
  if (!isThere) return [];
  return readdirSync(new URL(folder, root))
    .sort()
    .map((name) => ({
      name,
      source,
      ties: name.includes('.votes-cost-id.') ? 'votes-cost-id' : 'id',
      expected: JSON.parse(readFileSync(new URL(`${folder}${name}`, root), 'utf8')),
    }));
}

/** Rules and utilities of the next engine: Phragmén, maximin, points, Borda, and all outcomes of ties. */
function isCounted({ expected }: Reference): boolean {
  return (
    expected.winners !== undefined &&
    ['greedy', 'mes'].includes(expected.rule) &&
    ['cost', 'cardinality'].includes(expected.utility ?? '')
  );
}

function settingsOf({ expected, ties }: Reference, election: Election): Settings {
  const utility = expected.utility as Utility;
  if (expected.rule === 'greedy') return { rule: 'greedy', utility, ties, misfit: 'skip' };
  const completion = expected.completion === 'utilitarian' ? 'greedy' : expected.completion;
  return {
    rule: 'mes',
    utility,
    completion: completion as Completion,
    ties,
    endowment: 'exact',
    increment: 10n ** BigInt(election.decimals),
    exhaustiveStop: expected.exhaustiveStop ?? true,
    comparison: 'none',
  };
}

export const all = [...references('tiny-expected/', 'tiny'), ...references('expected/', 'pb')];
export const counted = all.filter(isCounted);
export const byInstance = Map.groupBy(
  counted,
  ({ source, expected }) => `${source}/${expected.instance}`,
);

/** A file by its path below the folder of elections, such as `pb/Netherlands_Assen_2024.pb`. */
export function readInstance(instance: string): ReadResult {
  return readPabulib(readFileSync(new URL(instance, root)));
}

/** Paths of all files of a folder, to be given to `readInstance`. */
export function filesOf(folder: 'tiny/' | 'pb/'): readonly string[] {
  if (!isThere) return [];
  return readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith('.pb'))
    .map((name) => `${folder}${name}`);
}

/** The winners of every outcome known for a file; and what is written is read as the same election. */
export function expectConformance(file: string): void {
  const { election, problems } = readInstance(file);
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (election === undefined) {
    expect(errors.map((problem) => problem.code)).toEqual(['vote-type-not-counted']);
    return;
  }
  expect(errors).toEqual([]);
  for (const reference of byInstance.get(file) ?? []) expectWinners(election, reference);
  expectToComeBack(election);
}

function expectWinners(election: Election, reference: Reference): void {
  const outcome = count(election, settingsOf(reference, election));
  const order = outcome.order.map((project) => election.projects[project]?.id ?? '');
  const { winners = [], order: expectedOrder } = reference.expected;
  expect(order.toSorted(compareCodePoints), reference.name).toEqual(
    winners.toSorted(compareCodePoints),
  );
  if (expectedOrder) expect(order, reference.name).toEqual(expectedOrder);
}

/** What is written is read as the same election. Compared as text, which is quick for 90,000 ballots. */
function expectToComeBack(election: Election): void {
  const again = readPabulib(writePabulib(election)).election;
  const text = (value: unknown) =>
    JSON.stringify(value, (_, member) => (typeof member === 'bigint' ? `${member}n` : member));
  expect(text(again) === text(election)).toBe(true);
}
