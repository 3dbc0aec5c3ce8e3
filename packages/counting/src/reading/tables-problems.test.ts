// What can be wrong with three sheets: each problem is named at its sheet, row and column.
import { expect, test } from 'vitest';
import { electionFromTables, goodTables, withCell } from '../testing/tables.ts';
import type { ProblemCode } from './problems.ts';
import type { Cell } from './table-cells.ts';
import { readTables, type Tables } from './tables-reader.ts';

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

test('without the sheet Datos the amount is missing', () => {
  const { datos: _, ...rest } = goodTables;
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
  expectTold({ ...goodTables, proyectos: [] }, 'missing-column', { sheet: 'Proyectos' });
  expectTold({ ...goodTables, votos: [] }, 'missing-column', { sheet: 'Votos' });
});

test('votes in neither layout are told', () => {
  expect(
    expectTold({ ...goodTables, votos: [['voto_id'], ['V1']] }, 'missing-column', {
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
  expectTold({ ...goodTables, votos }, 'repeated-column', { sheet: 'Votos', line: 1 });
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
    expectTold({ ...goodTables, votos }, 'unknown-project-column', { sheet: 'Votos', line: 1 }),
  ).toEqual({ found: 'P8' });
});

test('known columns beside the marks are kept and are no projects', () => {
  const votos = [
    ['voto_id', 'edad', 'P1', 'medio'],
    ['V1', 34, 1, 'internet'],
  ];
  expect([...electionFromTables({ ...goodTables, votos }).ballots]).toEqual([
    { voterId: 'V1', choices: [0], extras: { age: '34', voting_method: 'internet' } },
  ]);
});

test('a mark that is neither yes nor no is told at its column', () => {
  const votos = [
    ['voto_id', 'P1'],
    ['V1', 'quizás'],
  ];
  expect(
    expectTold({ ...goodTables, votos }, 'mark-not-understood', {
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
  const tables = { ...goodTables, datos: [...(goodTables.datos ?? []), ['monto', '5']] };
  expectTold(tables, 'repeated-key', { sheet: 'Datos', line: 6 }, 'warning');
  expect(electionFromTables(tables).budget).toBe(1_000_000n);
});

test('the maximum per ballot is checked', () => {
  const tables = {
    ...goodTables,
    datos: [...(goodTables.datos ?? []), ['máximo por papeleta', 1]],
  };
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

test('blank rows are skipped and do not shift the numbers of rows', () => {
  const votos = [goodTables.votos[0] ?? [], [], ['', null], ['V1', 'P1'], ['V2', 'P9']];
  expectTold({ ...goodTables, votos }, 'unknown-project', { sheet: 'Votos', line: 5 });
});
