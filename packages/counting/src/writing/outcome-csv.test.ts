// An outcome as a table for spreadsheets.
import { expect, test } from 'vitest';
import { splitRows } from '../reading/delimited-rows.ts';
import { count } from '../rules/count.ts';
import type { Locale } from '../sentences/sentences.ts';
import { electionOf, greedyByVotes, sharesWith, voteOf } from '../testing/elections.ts';
import type { Election, Settings } from '../types.ts';
import { cellsToCsv, outcomeCells, outcomeToCsv } from './outcome-csv.ts';

const town = electionOf(100, { a: 60, b: 50, huge: 101, n: 45, z: 0 }, [
  'a,huge',
  'a,b',
  'a',
  'b,z',
]);

function rowsOf(election: Election, settings: Settings, locale: Locale) {
  const csv = outcomeToCsv(election, count(election, settings), locale);
  return splitRows(csv.replace(/^\uFEFF/, ''), locale === 'en' ? ',' : ';').rows.map(
    (row) => row.cells,
  );
}

test('in Spanish: semicolons, and a word for each thing', () => {
  expect(rowsOf(town, sharesWith(), 'es-CL')).toEqual([
    [
      'id',
      'nombre',
      'costo',
      'votos',
      'puntaje',
      'financiado',
      'ronda',
      'comprado_por',
      'motivo',
      'tenian_sus_votantes',
      'faltaba',
    ],
    ['a', 'Proyecto a', '60', '3', '3', 'sí', '1', 'sus votantes', 'entró', '', ''],
    [
      'b',
      'Proyecto b',
      '50',
      '2',
      '2',
      'no',
      '',
      '',
      'a sus votantes no les alcanzaba',
      '30',
      '20',
    ],
    [
      'huge',
      'Proyecto huge',
      '101',
      '1',
      '1',
      'no',
      '',
      '',
      'cuesta más que todo el monto',
      '',
      '',
    ],
    ['n', 'Proyecto n', '45', '0', '0', 'no', '', '', 'no tuvo votos', '', ''],
    ['z', 'Proyecto z', '0', '1', '1', 'no', '', '', 'no cuesta nada', '', ''],
  ]);
});

test('in English: commas', () => {
  const rows = rowsOf(town, greedyByVotes, 'en');
  expect(rows[0]?.slice(0, 6)).toEqual(['id', 'name', 'cost', 'votes', 'score', 'funded']);
  expect(rows[1]?.slice(5, 9)).toEqual(['yes', '1', 'most votes first', 'bought']);
  expect(rows[2]?.slice(5, 9)).toEqual(['no', '', '', 'did not fit in what was left']);
});

test('decimals have the mark of the language', () => {
  const cents = electionOf(10_000, { a: 5050, b: 9000 }, ['a', 'a,b', 'b'], 2);
  expect(rowsOf(cents, sharesWith(), 'es-CL')[1]?.[2]).toBe('50,50');
  expect(rowsOf(cents, sharesWith(), 'en')[1]?.[2]).toBe('50.50');
});

test('it begins with a BOM and ends lines with CRLF, for Excel', () => {
  const csv = outcomeToCsv(town, count(town, greedyByVotes), 'es-CL');
  expect(csv.startsWith('\uFEFFid;')).toBe(true);
  expect(csv.endsWith('\r\n')).toBe(true);
  expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test.each(['=1+1', '+56 9', '-5', '@sum', '\tx', '\rx'])(
  'a name that a spreadsheet would run as a formula is disarmed: %j',
  (name) => {
    const election: Election = {
      ...town,
      projects: town.projects.map((project) => ({ ...project, name, id: `${name}${project.id}` })),
    };
    const [, first] = rowsOf(election, greedyByVotes, 'es-CL');
    expect(first?.[0]?.startsWith(`'${name}`)).toBe(true);
    expect(first?.[1]).toBe(`'${name}`);
  },
);

test('ordinary names and numbers are left alone', () => {
  const [, first] = rowsOf(town, greedyByVotes, 'es-CL');
  expect(first?.slice(0, 3)).toEqual(['a', 'Proyecto a', '60']);
});

test('names with delimiters and quotes stay one cell', () => {
  const name = 'Plaza; "La Luna", etapa 2';
  const election: Election = {
    ...town,
    projects: town.projects.map((project) => ({ ...project, name })),
  };
  expect(rowsOf(election, greedyByVotes, 'es-CL')[1]?.[1]).toBe(name);
  expect(rowsOf(election, greedyByVotes, 'en')[1]?.[1]).toBe(name);
});

test('every row has as many cells as there are headings', () => {
  for (const locale of ['es-CL', 'en'] as const) {
    for (const settings of [greedyByVotes, sharesWith({ completion: 'add1u' })]) {
      const rows = rowsOf(town, settings, locale);
      expect(rows).toHaveLength(town.projects.length + 1);
      expect(new Set(rows.map((row) => row.length))).toEqual(new Set([11]));
    }
  }
});

test('every reason has its words, and points are told beside votes', () => {
  const points = voteOf('cumulative', 100, { a: 60, b: 50, c: 30, d: 20, e: 10 }, [
    'a:3,b:2,e:1',
    'a:3,b:5',
    'c:1',
  ]);
  const settings = {
    ...sharesWith({ utility: 'points' }),
    minimumScore: 1,
    conflicts: [['a', 'c']],
    together: [['d', 'e']],
  } as const;
  const rows = rowsOf(points, settings, 'en');
  expect(rows.slice(1).map((row) => [row[0], row[3], row[4], row[8]])).toEqual([
    ['a', '2', '6', 'another of its group was bought'],
    ['b', '2', '7', 'bought'],
    ['c', '1', '1', 'bought'],
    ['d', '0', '0', 'below the minimum'],
    ['e', '1', '1', 'the project of its pair did not take part'],
  ]);
  const last = voteOf('ordinal', 100, { a: 60, b: 50 }, ['a,b', 'a,b']);
  const ranked = rowsOf(last, sharesWith({ utility: 'borda' }), 'es-CL');
  expect(ranked[2]?.[8]).toBe('siempre en el último lugar');
  const stopped = rowsOf(town, { ...greedyByVotes, misfit: 'stop' }, 'es-CL');
  expect(stopped[3]?.[8]).toBe('cuesta más que todo el monto');
  expect(stopped[4]?.[8]).toBe('la cuenta terminó antes de su turno');
});

test('cells are plain text, so that others can stand beside them; what a spreadsheet must not run is settled in writing', () => {
  const named = town.projects.map((project) => ({ ...project, name: '=1+1; o "más"' }));
  const election = { ...town, projects: named };
  const { headings, rows } = outcomeCells(election, count(election, greedyByVotes), 'es-CL');
  expect(rows).toHaveLength(named.length);
  expect(rows.every((row) => row.length === headings.length)).toBe(true);
  expect(rows[0]?.[1]).toBe('=1+1; o "más"');
  const lines = [
    ['grupo', ...headings.slice(0, 2)],
    ['@Sur', ...(rows[0] ?? []).slice(0, 2)],
  ];
  const id = rows[0]?.[0];
  expect(cellsToCsv(lines, 'es-CL')).toBe(
    `\uFEFFgrupo;id;nombre\r\n'@Sur;${id};"'=1+1; o ""más"""\r\n`,
  );
});
