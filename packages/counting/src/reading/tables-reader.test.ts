// Three sheets as a municipality keeps them, with votes in both forms.
import { expect, test } from 'vitest';
import { count } from '../rules/count.ts';
import { greedyByVotes } from '../testing/elections.ts';
import { electionFromTables, goodTables, withCell } from '../testing/tables.ts';
import { writePabulib } from '../writing/pabulib-writer.ts';
import { readPabulib } from './pabulib-reader.ts';
import type { Cell } from './table-cells.ts';
import { tableTemplateSheets } from './table-template.ts';
import { readTables, type Tables } from './tables-reader.ts';

const wideVotes: readonly (readonly Cell[])[] = [
  ['voto_id', 'P1', 'P2', 'P3'],
  ['V1', '1', 'x', ''],
  ['V2', 'X', '', null],
  ['V3', 0, 'sí', 'SI'],
  ['V4', '', 'no', false],
];

test('three sheets give an election', () => {
  const election = electionFromTables(goodTables);
  expect(election).toMatchObject({
    voteType: 'approval',
    currency: 'CLP',
    decimals: 0,
    budget: 1_000_000n,
  });
  expect(election.projects.map(({ id, name, cost }) => [id, name, cost])).toEqual([
    ['P1', 'Plaza', 600_000n],
    ['P2', 'Luces', 300_000n],
    ['P3', 'Banca', 200_000n],
  ]);
  expect([...election.ballots].map(({ voterId, choices }) => [voterId, choices])).toEqual([
    ['V1', [0, 1]],
    ['V2', [0]],
    ['V3', [1, 2]],
    ['V4', []],
  ]);
});

test('columns get the names that Pabulib has for them', () => {
  expect(electionFromTables(goodTables).projects[0]?.extras).toEqual({
    neighborhood: 'Centro',
    category: 'Infancia',
    latitude: '-41.87',
    longitude: '-73.82',
    votes: '2',
  });
});

test('META has the keys that Pabulib requires', () => {
  expect(electionFromTables(goodTables).meta).toMatchObject({
    description: 'Votación de Pudeto',
    country: 'Chile',
    unit: 'Ancud',
    num_projects: '3',
    num_votes: '4',
    budget: '1000000',
    vote_type: 'approval',
    currency: 'CLP',
  });
});

test('marks in one column per project say the same as lists', () => {
  const wide = electionFromTables({ ...goodTables, votos: wideVotes });
  expect(wide.ballots).toEqual(electionFromTables(goodTables).ballots);
  expect(count(wide, greedyByVotes).order).toEqual(
    count(electionFromTables(goodTables), greedyByVotes).order,
  );
});

test('an election from tables can be written as Pabulib and read again', () => {
  const election = electionFromTables(goodTables);
  const { election: again, problems } = readPabulib(writePabulib(election));
  expect(problems).toEqual([]);
  expect(again?.projects).toEqual(election.projects);
  expect(again?.profile).toEqual(election.profile);
  expect(again?.ballots).toEqual(election.ballots);
  expect(again?.budget).toBe(election.budget);
});

test('headings in English, capitals and without accents are understood', () => {
  const english: Tables = {
    datos: [
      ['Name', 'A vote'],
      ['BUDGET', '1000'],
      ['Currency', 'USD'],
    ],
    proyectos: [
      ['Project ID', 'Title', 'COST'],
      ['a', 'Park', '600'],
    ],
    votos: [
      ['Voter ID', 'Choices'],
      ['1', 'a'],
    ],
  };
  expect(electionFromTables(english)).toMatchObject({ budget: 1000n, currency: 'USD' });
});

test('columns may stand in any order', () => {
  const proyectos = goodTables.proyectos.map((row) => [...row].reverse());
  const votos = goodTables.votos.map((row) => [...row].reverse());
  expect(electionFromTables({ ...goodTables, proyectos, votos })).toMatchObject({
    projects: electionFromTables(goodTables).projects.map(({ id, name, cost }) => ({
      id,
      name,
      cost,
    })),
    ballots: electionFromTables(goodTables).ballots,
  });
});

test('the currency is CLP unless said', () => {
  const datos = [
    ['nombre', 'x'],
    ['monto', '1000'],
  ];
  expect(electionFromTables({ ...goodTables, datos }).currency).toBe('CLP');
});

test('what Datos says besides is kept', () => {
  const datos = [...(goodTables.datos ?? []), ['Ministro de fe', 'Rosa']];
  expect(electionFromTables({ ...goodTables, datos }).meta['Ministro de fe']).toBe('Rosa');
});

test('rows may be shorter than the headings', () => {
  const proyectos = [
    ['id', 'costo', 'nombre', 'sector'],
    ['P1', 5],
    ['P2', '6', 'b'],
    ['P3', '7'],
  ];
  expect(electionFromTables({ ...goodTables, proyectos }).projects.map(({ name }) => name)).toEqual(
    ['P1', 'b', 'P3'],
  );
});

test('ballots without an id are numbered', () => {
  const votos = [['proyectos'], ['P1'], ['P2']];
  expect(
    [...electionFromTables({ ...goodTables, votos }).ballots].map((ballot) => ballot.voterId),
  ).toEqual(['1', '2']);
});

test('ids that are numbers are ids', () => {
  const proyectos = [
    ['id', 'costo'],
    [1, 500_000],
    [2, 400_000],
  ];
  const votos: Cell[][] = [
    ['voto_id', 'proyectos'],
    [1, '1, 2'],
    [2, 2],
  ];
  const election = electionFromTables({ ...goodTables, proyectos, votos });
  expect([...election.ballots].map((ballot) => ballot.choices)).toEqual([[0, 1], [1]]);
  const wide: Cell[][] = [
    ['voto_id', 1, 2],
    [1, 1, 1],
    [2, null, 1],
  ];
  expect(electionFromTables({ ...goodTables, proyectos, votos: wide }).ballots).toEqual(
    election.ballots,
  );
});

test('the names of the sheets are those that the person sees', () => {
  const { problems } = readTables({
    ...withCell('proyectos', 1, 2, 'mucho'),
    names: { proyectos: 'Hoja2' },
  });
  expect(problems[0]).toMatchObject({ sheet: 'Hoja2', line: 2, column: 'costo' });
});

test('our own template is an example that works', () => {
  const { Datos, Proyectos, Votos } = tableTemplateSheets();
  const { election, problems } = readTables({ datos: Datos, proyectos: Proyectos, votos: Votos });
  expect(problems).toEqual([]);
  expect(election?.meta.description).toMatch(/^EJEMPLO/);
});
