// Our own small elections in golden/: each setting gives the outcome written there, and so does the oracle.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readPabulib } from './reading/pabulib-reader.ts';
import { count } from './rules/count.ts';
import { compareCodePoints } from './rules/ties.ts';
import { parseSettings, type SettingsFields } from './settings-text.ts';
import { idsOf, sharesWith } from './testing/elections.ts';
import { countByDefinition } from './testing/oracle.ts';
import type { Election, Settings } from './types.ts';
import { outcomeToJson } from './writing/outcome-json.ts';
import { writePabulib } from './writing/pabulib-writer.ts';

const golden = new URL('../../../golden/', import.meta.url);
const folder = new URL('counting/', golden);

interface GoldenCase {
  readonly settings: SettingsFields;
  readonly winners: readonly string[];
  readonly order: readonly string[];
  readonly totalCost: string;
  readonly endowment?: string;
  readonly increments?: number;
}

interface GoldenFile {
  readonly file: string;
  readonly cases: readonly GoldenCase[];
}

function readGolden(file: URL): Election {
  const { election, problems } = readPabulib(readFileSync(file));
  expect(problems).toEqual([]);
  if (election === undefined) throw new Error(`no election in ${file}`);
  return election;
}

function settingsOf(fields: SettingsFields, election: Election): Settings {
  const parsed = parseSettings(fields, election);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

const files: readonly GoldenFile[] = readdirSync(folder)
  .filter((name) => name.endsWith('.expected.json'))
  .sort()
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')));

test('every trap has its file and its expected outcomes', () => {
  expect(files.map(({ file }) => file)).toEqual([
    'add1-se-pasa.pb',
    'bolsillos-distintos.pb',
    'costo-cero.pb',
    'decimales.pb',
    'empate-por-costo.pb',
    'empate-por-id.pb',
    'pago-exacto.pb',
    'papeletas-vacias.pb',
    'sin-parar.pb',
  ]);
  const pabulib = readdirSync(folder).filter((name) => name.endsWith('.pb'));
  expect(pabulib.sort()).toEqual(files.map(({ file }) => file));
});

for (const { file, cases } of files) {
  const election = readGolden(new URL(file, folder));

  test(`${file} says that it is invented`, () => {
    expect(election.meta.description).toMatch(/^EJEMPLO INVENTADO/);
  });

  test(`${file} comes back when it is written`, () => {
    expect(readPabulib(writePabulib(election)).election).toEqual(election);
  });

  test.each(cases)(`${file} with $settings`, ({ settings: fields, ...expected }) => {
    const settings = settingsOf(fields, election);
    const json = outcomeToJson(election, count(election, settings));
    expect(json).toMatchObject(expected);
    const oracle = countByDefinition(election, settings);
    expect(idsOf(election, oracle.order)).toEqual(expected.order);
    expect([...expected.order].sort(compareCodePoints)).toEqual(expected.winners);
  });
}

// The invented vote of the demonstration.

const demonstration = readGolden(new URL('ejemplo-pudeto.pb', golden));

test('the demonstration has 412 ballots, ten projects and fifty million pesos, and says what it is', () => {
  expect(demonstration.ballots).toHaveLength(412);
  expect(demonstration.projects).toHaveLength(10);
  expect(demonstration).toMatchObject({ budget: 50_000_000n, currency: 'CLP', decimals: 0 });
  expect(demonstration.meta.description).toMatch(/^DEMOSTRACIÓN/);
});

test('the demonstration has projects bought by supporters, completed, and not reached', () => {
  const outcome = count(demonstration, sharesWith({ completion: 'greedy', ties: 'votes-cost-id' }));
  expect(idsOf(demonstration, outcome.order)).toEqual([
    'P01',
    'P02',
    'P03',
    'P04',
    'P05',
    'P06',
    'P07',
  ]);
  expect(outcome.rounds.map((round) => round.by === 'greedy')).toEqual([
    ...Array.from({ length: 5 }, () => false),
    true,
    true,
  ]);
  expect(outcome.totalCost).toBe(49_250_000n);
  expect(outcome.projects.filter(({ reason }) => reason.kind === 'supporters-short')).toHaveLength(
    3,
  );
  expect(outcome.emptyHanded).toBe(14);
  expect(outcome.emptyBallots).toBe(11);
});

test('the demonstration also agrees with the oracle, in every completion', () => {
  for (const completion of ['none', 'greedy', 'add1', 'add1u'] as const) {
    const settings = sharesWith({ completion, increment: 20_000n });
    const oracle = countByDefinition(demonstration, settings);
    expect(count(demonstration, settings).order).toEqual(oracle.order);
  }
});
