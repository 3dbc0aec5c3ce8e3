// Real elections and hand-made cases with winners computed by pabutools, or published: all of them again.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { count } from './count.ts';
import { type ReadResult, readPabulib } from './pabulib-reader.ts';
import { writePabulib } from './pabulib-writer.ts';
import { compareCodePoints } from './ties.ts';
import type { Completion, Election, Settings, TieRule, Utility } from './types.ts';

const shared =
  process.env.MINGA_SHARED === undefined
    ? new URL('../../../../shared/', import.meta.url)
    : pathToFileURL(`${process.env.MINGA_SHARED}/`);
const root = new URL('data/elections/', shared);
const isThere = existsSync(root);
if (!isThere) {
  console.warn(`conformance: skipped, there are no reference elections at ${root.pathname}`);
}

interface Expected {
  readonly instance: string;
  readonly rule: string;
  readonly utility: string | null;
  readonly completion: string;
  readonly exhaustiveStop: boolean | null;
  /** Absent in the files that list all outcomes that ties allow. */
  readonly winners?: readonly string[];
  readonly order?: readonly string[] | null;
}

interface Reference {
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
  if (expected.rule === 'greedy') return { rule: 'greedy', utility, ties };
  const completion = expected.completion === 'utilitarian' ? 'greedy' : expected.completion;
  return {
    rule: 'mes',
    utility,
    completion: completion as Completion,
    ties,
    endowment: 'exact',
    increment: 10n ** BigInt(election.decimals),
    exhaustiveStop: expected.exhaustiveStop ?? true,
  };
}

const all = [...references('tiny-expected/', 'tiny'), ...references('expected/', 'pb')];
const counted = all.filter(isCounted);
const byInstance = Map.groupBy(counted, ({ source, expected }) => `${source}/${expected.instance}`);

function readInstance(instance: string): ReadResult {
  return readPabulib(readFileSync(new URL(instance, root)));
}

test.runIf(isThere)('the reference elections are all there', () => {
  const left = all.length - counted.length;
  console.info(
    `conformance: ${counted.length} outcomes of ${byInstance.size} elections checked, ${left} left for the rules to come`,
  );
  expect(counted.filter(({ source }) => source === 'tiny')).toHaveLength(143);
  expect(counted.filter(({ source }) => source === 'pb')).toHaveLength(1154);
  expect(counted.filter(({ name }) => name.endsWith('.OFFICIAL.json'))).toHaveLength(3);
  expect([...byInstance.keys()].filter((instance) => !everyFile.includes(instance))).toEqual([]);
});

const everyFile = isThere
  ? ['tiny/', 'pb/'].flatMap((folder) =>
      readdirSync(new URL(folder, root))
        .filter((name) => name.endsWith('.pb'))
        .map((name) => `${folder}${name}`),
    )
  : [];

test.each(everyFile)('%s', { timeout: 120_000 }, (file) => {
  const { election, problems } = readInstance(file);
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (election === undefined) {
    expect(errors.map((problem) => problem.code)).toEqual(['vote-type-not-counted']);
    return;
  }
  expect(errors).toEqual([]);
  for (const reference of byInstance.get(file) ?? []) expectWinners(election, reference);
  expectToComeBack(election);
});

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

test.runIf(isThere).each([
  ['Poland_Wieliczka_2023_Green_Budget.pb', 30, false],
  ['Poland_Swiecie_2023.pb', 17, true],
  ['Netherlands_Assen_2024.pb', 9, true],
])('%s: the winners that the municipality published', (file, winnersCount, exhaustiveStop) => {
  const { election } = readInstance(`pb/${file}`);
  if (election === undefined) throw new Error(`${file} was not read`);
  const settings: Settings = {
    rule: 'mes',
    utility: 'cost',
    completion: 'add1',
    ties: 'id',
    endowment: 'exact',
    increment: 1n,
    exhaustiveStop,
  };
  const funded = count(election, settings).projects.filter((project) => project.funded);
  const published = election.projects.filter(({ extras }) => extras.selected === '1');
  expect(funded.map(({ project }) => election.projects[project]?.id)).toEqual(
    published.map(({ id }) => id),
  );
  expect(funded).toHaveLength(winnersCount);
});

test.runIf(isThere)('the exhaustive stop changes the outcome of Wieliczka as it was found', () => {
  const { election } = readInstance('pb/Poland_Wieliczka_2023_Green_Budget.pb');
  if (election === undefined) throw new Error('Wieliczka was not read');
  const shares = {
    rule: 'mes',
    utility: 'cost',
    completion: 'add1',
    ties: 'id',
    endowment: 'exact',
    increment: 1n,
  } as const;
  const winners = (exhaustiveStop: boolean) =>
    new Set(
      count(election, { ...shares, exhaustiveStop }).order.map(
        (project) => election.projects[project]?.id,
      ),
    );
  const published = winners(false);
  const stopped = winners(true);
  expect([...published].filter((id) => !stopped.has(id))).toEqual(['46']);
  expect([...stopped].filter((id) => !published.has(id)).sort()).toEqual(['66', '67']);
});
