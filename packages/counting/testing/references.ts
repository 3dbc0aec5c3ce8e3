// Elections whose winners others have computed or published, when the folder with them is there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import { type ReadResult, readPabulib } from '../src/reading/pabulib-reader.ts';
import { count } from '../src/rules/count.ts';
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

/** All but maximin, which no rule here computes, and the lists of all outcomes that ties allow. */
function isCounted({ expected }: Reference): boolean {
  return expected.winners !== undefined && !expected.rule.startsWith('maximin');
}

function settingsOf({ expected, ties }: Reference, election: Election): Settings {
  if (expected.rule === 'phragmen') return { rule: 'phragmen', ties, misfit: 'stop' };
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

/** The winners of every outcome known for a file, and their order where it is known. */
export function expectConformance(file: string): void {
  const { election, problems } = readInstance(file);
  expect(problems.filter((problem) => problem.severity === 'error')).toEqual([]);
  if (election === undefined) throw new Error(`${file} was not read`);
  for (const reference of byInstance.get(file) ?? []) expectWinners(election, reference);
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
