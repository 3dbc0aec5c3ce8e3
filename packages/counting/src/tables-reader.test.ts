// Three sheets as a municipality keeps them, in both layouts of votes, with problems named by cell.
import { expect, test } from 'vitest';
import { count } from './count.ts';
import { readPabulib } from './pabulib-reader.ts';
import { writePabulib } from './pabulib-writer.ts';
import type { ProblemCode } from './problems.ts';
import { tableTemplateSheets } from './table-template.ts';
import { type Cell, readTables, type Tables } from './tables-reader.ts';
import { greedyByVotes } from './testing/elections.ts';
import type { Election } from './types.ts';

const good: Tables = {
  datos: [
    ['clave', 'valor'],
    ['nombre', 'Votación de Pudeto'],
    ['comuna', 'Ancud'],
    ['monto', '$1.000.000'],
    ['moneda', 'CLP'],
  ],
  proyectos: [
    ['id', 'nombre', 'costo', 'sector', 'categoría', 'latitud', 'longitud'],
    ['P1', 'Plaza', '600.000', 'Centro', 'Infancia', '-41,87', '-73,82'],
    ['P2', 'Luces', '$300.000', 'Costa', 'Seguridad', '', ''],
    ['P3', 'Banca', 200_000, '', '', '', ''],
  ],
  votos: [
    ['voto_id', 'proyectos'],
    ['V1', 'P1, P2'],
    ['V2', 'P1'],
    ['V3', 'P2,P3'],
    ['V4', ''],
  ],
};

const wideVotes: readonly (readonly Cell[])[] = [
  ['voto_id', 'P1', 'P2', 'P3'],
  ['V1', '1', 'x', ''],
  ['V2', 'X', '', null],
  ['V3', 0, 'sí', 'SI'],
  ['V4', '', 'no', false],
];

function electionFrom(tables: Tables): Election {
  const { election, problems } = readTables(tables);
  expect(problems.filter((problem) => problem.severity === 'error')).toEqual([]);
  if (election === undefined) throw new Error('no election');
  return election;
}

function expectTold(
  tables: Tables,
  code: ProblemCode,
  place: { sheet: string; line?: number; column?: string },
  severity: 'error' | 'warning' = 'error',
): Readonly<Record<string, unknown>> {
  const { election, problems } = readTables(tables);
  expect(election === undefined).toBe(severity === 'error');
  const found = problems.find((problem) => problem.code === code);
  expect(found, `told: ${problems.map((problem) => problem.code).join(' ')}`).toBeDefined();
  expect(found).toMatchObject({ severity, ...place });
  return { ...found?.params };
}

/** The good tables with one cell changed; rows and columns from 0. */
function withCell(
  sheet: 'datos' | 'proyectos' | 'votos',
  row: number,
  column: number,
  cell: Cell,
): Tables {
  const rows = (good[sheet] ?? []).map((cells, r) =>
    cells.map((old, c) => (r === row && c === column ? cell : old)),
  );
  return { ...good, [sheet]: rows };
}

test('three sheets give an election', () => {
  const election = electionFrom(good);
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
  expect(election.ballots.map(({ voterId, choices }) => [voterId, choices])).toEqual([
    ['V1', [0, 1]],
    ['V2', [0]],
    ['V3', [1, 2]],
    ['V4', []],
  ]);
});

test('columns get the names that Pabulib has for them', () => {
  expect(electionFrom(good).projects[0]?.extras).toEqual({
    neighborhood: 'Centro',
    category: 'Infancia',
    latitude: '-41,87',
    longitude: '-73,82',
  });
});

test('META has the keys that Pabulib requires', () => {
  expect(electionFrom(good).meta).toMatchObject({
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
  const wide = electionFrom({ ...good, votos: wideVotes });
  expect(wide.ballots).toEqual(electionFrom(good).ballots);
  expect(count(wide, greedyByVotes).order).toEqual(count(electionFrom(good), greedyByVotes).order);
});

test('an election from tables can be written as Pabulib and read again', () => {
  const election = electionFrom(good);
  const { election: again, problems } = readPabulib(writePabulib(election));
  expect(problems).toEqual([]);
  expect(again?.projects).toEqual(election.projects);
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
  expect(electionFrom(english)).toMatchObject({ budget: 1000n, currency: 'USD' });
});

test('columns may stand in any order', () => {
  const proyectos = good.proyectos.map((row) => [...row].reverse());
  const votos = good.votos.map((row) => [...row].reverse());
  expect(electionFrom({ ...good, proyectos, votos })).toMatchObject({
    projects: electionFrom(good).projects.map(({ id, name, cost }) => ({ id, name, cost })),
    ballots: electionFrom(good).ballots,
  });
});

test('the currency is CLP unless said', () => {
  const datos = [
    ['nombre', 'x'],
    ['monto', '1000'],
  ];
  expect(electionFrom({ ...good, datos }).currency).toBe('CLP');
});

test('what Datos says besides is kept', () => {
  const datos = [...(good.datos ?? []), ['Ministro de fe', 'Rosa']];
  expect(electionFrom({ ...good, datos }).meta['Ministro de fe']).toBe('Rosa');
});

test('blank rows are skipped and do not shift the numbers of rows', () => {
  const votos = [good.votos[0] ?? [], [], ['', null], ['V1', 'P1'], ['V2', 'P9']];
  expectTold({ ...good, votos }, 'unknown-project', { sheet: 'Votos', line: 5 });
});

test('rows may be shorter than the headings', () => {
  const proyectos = [
    ['id', 'costo', 'nombre', 'sector'],
    ['P1', 5],
    ['P2', '6', 'b'],
    ['P3', '7'],
  ];
  expect(electionFrom({ ...good, proyectos }).projects.map(({ name }) => name)).toEqual([
    'P1',
    'b',
    'P3',
  ]);
});

test('ballots without an id are numbered', () => {
  const votos = [['proyectos'], ['P1'], ['P2']];
  expect(electionFrom({ ...good, votos }).ballots.map((ballot) => ballot.voterId)).toEqual([
    '1',
    '2',
  ]);
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
  const election = electionFrom({ ...good, proyectos, votos });
  expect(election.ballots.map((ballot) => ballot.choices)).toEqual([[0, 1], [1]]);
  const wide: Cell[][] = [
    ['voto_id', 1, 2],
    [1, 1, 1],
    [2, null, 1],
  ];
  expect(electionFrom({ ...good, proyectos, votos: wide }).ballots).toEqual(election.ballots);
});

test('the names of the sheets are those that the person sees', () => {
  const { problems } = readTables({
    ...withCell('proyectos', 1, 2, 'mucho'),
    names: { proyectos: 'Hoja2' },
  });
  expect(problems[0]).toMatchObject({ sheet: 'Hoja2', line: 2, column: 'costo' });
});

test('our own template is a good example', () => {
  const { Datos, Proyectos, Votos } = tableTemplateSheets();
  const { election, problems } = readTables({ datos: Datos, proyectos: Proyectos, votos: Votos });
  expect(problems).toEqual([]);
  expect(election?.meta.description).toMatch(/^EJEMPLO/);
});

// Problems, each at its cell.

test('without the sheet Datos the amount is missing', () => {
  const { datos: _, ...rest } = good;
  expect(expectTold(rest, 'missing-key', { sheet: 'Datos' })).toEqual({ expected: 'monto' });
});

test.each<[Cell, ProblemCode]>([
  ['1,500', 'amount-ambiguous'],
  ['mucho', 'amount-not-number'],
  ['-5', 'amount-negative'],
  [-5, 'amount-negative'],
  ['', 'amount-missing'],
  [1e17, 'amount-absurd'],
])('a cost of %s is told as %s at its cell', (cell, code) => {
  const params = expectTold(withCell('proyectos', 2, 2, cell), code, {
    sheet: 'Proyectos',
    line: 3,
    column: 'costo',
  });
  expect(params.what).toBe('P2');
});

test.each<[Cell, ProblemCode]>([
  ['1,500', 'amount-ambiguous'],
  ['0', 'budget-zero'],
  ['', 'amount-missing'],
])('a total of %s is told as %s at its row', (cell, code) => {
  expectTold(withCell('datos', 3, 1, cell), code, { sheet: 'Datos', line: 4 });
});

test('a missing column is told by its Spanish name at the row of headings', () => {
  expect(
    expectTold(withCell('proyectos', 0, 2, 'plata'), 'missing-column', {
      sheet: 'Proyectos',
      line: 1,
    }),
  ).toEqual({ expected: 'costo' });
  expect(
    expectTold(withCell('proyectos', 0, 0, 'xx'), 'missing-column', {
      sheet: 'Proyectos',
      line: 1,
    }),
  ).toEqual({ expected: 'id' });
});

test('an empty sheet misses its columns', () => {
  expectTold({ ...good, proyectos: [] }, 'missing-column', { sheet: 'Proyectos' });
  expectTold({ ...good, votos: [] }, 'missing-column', { sheet: 'Votos' });
});

test('votes in neither layout are told', () => {
  expect(
    expectTold({ ...good, votos: [['voto_id'], ['V1']] }, 'missing-column', {
      sheet: 'Votos',
      line: 1,
    }),
  ).toEqual({ expected: 'proyectos' });
});

test('a repeated column is told', () => {
  expectTold(withCell('proyectos', 0, 3, 'Costo'), 'repeated-column', {
    sheet: 'Proyectos',
    line: 1,
  });
  const votos = [
    ['voto_id', 'P1', 'P1'],
    ['V1', 1, 1],
  ];
  expectTold({ ...good, votos }, 'repeated-column', { sheet: 'Votos', line: 1 });
});

test('a repeated project is told with the row of the first', () => {
  const params = expectTold(withCell('proyectos', 3, 0, 'P1'), 'repeated-project', {
    sheet: 'Proyectos',
    line: 4,
  });
  expect(params).toEqual({ found: 'P1', firstLine: 2 });
});

test('a project without id is told', () => {
  expectTold(withCell('proyectos', 3, 0, ''), 'missing-project-id', {
    sheet: 'Proyectos',
    line: 4,
  });
});

test('an unknown project in a list is told with its ballot', () => {
  const params = expectTold(withCell('votos', 2, 1, 'P1,P8'), 'unknown-project', {
    sheet: 'Votos',
    line: 3,
  });
  expect(params).toEqual({ found: 'P8', voter: 'V2' });
});

test('a column that is no project, in the wide layout, is told', () => {
  const votos = [
    ['voto_id', 'P1', 'P8'],
    ['V1', 1, 1],
  ];
  expect(
    expectTold({ ...good, votos }, 'unknown-project-column', { sheet: 'Votos', line: 1 }),
  ).toEqual({ found: 'P8' });
});

test('known columns beside the marks are kept and are no projects', () => {
  const votos = [
    ['voto_id', 'edad', 'P1', 'medio'],
    ['V1', 34, 1, 'internet'],
  ];
  expect(electionFrom({ ...good, votos }).ballots).toEqual([
    { voterId: 'V1', choices: [0], extras: { age: '34', voting_method: 'internet' } },
  ]);
});

test('a mark that is neither yes nor no is told at its column', () => {
  const votos = [
    ['voto_id', 'P1'],
    ['V1', 'quizás'],
  ];
  expect(
    expectTold({ ...good, votos }, 'mark-not-understood', {
      sheet: 'Votos',
      line: 2,
      column: 'P1',
    }),
  ).toEqual({ found: 'quizás', voter: 'V1' });
});

test('a list that Excel turned into a number is told, never guessed', () => {
  expect(
    expectTold(withCell('votos', 1, 1, 1.2), 'list-became-number', { sheet: 'Votos', line: 2 }),
  ).toEqual({ found: '1.2', voter: 'V1' });
});

test('a repeated ballot id and a repeated choice are warnings', () => {
  expectTold(
    withCell('votos', 2, 0, 'V1'),
    'repeated-voter',
    { sheet: 'Votos', line: 3 },
    'warning',
  );
  expectTold(
    withCell('votos', 2, 1, 'P1,P1'),
    'repeated-choice',
    { sheet: 'Votos', line: 3 },
    'warning',
  );
});

test('a repeated key of Datos is a warning and the first holds', () => {
  const tables = { ...good, datos: [...(good.datos ?? []), ['monto', '5']] };
  expectTold(tables, 'repeated-key', { sheet: 'Datos', line: 6 }, 'warning');
  expect(electionFrom(tables).budget).toBe(1_000_000n);
});

test('another vote type is refused here too', () => {
  const tables = { ...good, datos: [...(good.datos ?? []), ['tipo de voto', 'ordinal']] };
  expectTold(tables, 'vote-type-not-counted', { sheet: 'Datos', line: 6 });
});

test('the maximum per ballot is checked', () => {
  const tables = { ...good, datos: [...(good.datos ?? []), ['máximo por papeleta', 1]] };
  expectTold(tables, 'too-many-choices', { sheet: 'Votos', line: 2 }, 'warning');
});

test('problems of several sheets are told together', () => {
  const { problems } = readTables({
    datos: [['monto', '1,500']],
    proyectos: [
      ['id', 'costo'],
      ['P1', 'x'],
    ],
    votos: [
      ['voto_id', 'proyectos'],
      ['V1', 'P7'],
    ],
  });
  expect(problems.map(({ code, sheet, line }) => [code, sheet, line])).toEqual([
    ['amount-ambiguous', 'Datos', 1],
    ['amount-not-number', 'Proyectos', 2],
    ['unknown-project', 'Votos', 2],
  ]);
});
