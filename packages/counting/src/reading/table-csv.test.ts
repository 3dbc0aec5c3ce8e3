// The simple layout in one text file.
import { expect, test } from 'vitest';
import type { Election } from '../types.ts';
import { readTableCsv } from './table-csv.ts';
import { tableTemplateCsv } from './table-template.ts';

const lines = [
  'DATOS',
  'clave;valor',
  'nombre;Votación',
  'monto;1.000.000',
  'PROYECTOS',
  'id;nombre;costo',
  'P1;Plaza;600.000',
  'P2;Luces;300.000',
  'VOTOS',
  'voto_id;proyectos',
  'V1;P1,P2',
  'V2;P2',
  'V3;',
];

function electionFrom(file: string | Uint8Array): Election {
  const { election, problems } = readTableCsv(file);
  expect(problems).toEqual([]);
  if (election === undefined) throw new Error('no election');
  return election;
}

function told(file: string): readonly string[] {
  return readTableCsv(file).problems.map(({ code, line }) => `${code}@${line ?? ''}`);
}

const good = electionFrom(lines.join('\n'));

test('three blocks give an election', () => {
  expect(good.budget).toBe(1_000_000n);
  expect(good.projects.map(({ id, cost }) => [id, cost])).toEqual([
    ['P1', 600_000n],
    ['P2', 300_000n],
  ]);
  expect([...good.ballots].map((ballot) => ballot.choices)).toEqual([[0, 1], [1], []]);
});

test('the template is read without a problem, as text and as bytes', () => {
  const election = electionFrom(tableTemplateCsv());
  expect(election.projects).toHaveLength(3);
  expect(electionFrom(new TextEncoder().encode(tableTemplateCsv()))).toEqual(election);
});

test('keys and columns named like parts of an object are kept like any other', () => {
  const election = electionFrom(
    lines
      .join('\n')
      .replace('PROYECTOS', '__proto__;x\nPROYECTOS')
      .replace('costo\n', 'costo;__proto__\n')
      .replace('600.000', '600.000;y'),
  );
  expect(Object.entries(election.meta)).toContainEqual(['__proto__', 'x']);
  expect(Object.entries(election.projects[0]?.extras ?? {})).toEqual([
    ['__proto__', 'y'],
    ['votes', '1'],
  ]);
});

test('commas delimit too, with lists in quotes', () => {
  const file = lines.map((line) => line.replace(/^(V1);(.*)/, '$1;"$2"').replaceAll(';', ','));
  expect(electionFrom(file.join('\n'))).toEqual(good);
});

test('tabs delimit too', () => {
  expect(electionFrom(lines.join('\n').replaceAll(';', '\t'))).toEqual(good);
});

test('delimiters that a spreadsheet adds at the end of rows are nothing', () => {
  expect(electionFrom(lines.map((line) => `${line};;;`).join('\r\n'))).toEqual(good);
});

test('blank lines, and the line sep=; of Excel, are nothing', () => {
  const file = `sep=;\n\n${lines.join('\n\n')}\n;;;\n`;
  expect(electionFrom(file)).toEqual(good);
});

test('blocks may come in any order and by their English names', () => {
  const file = [
    ...lines.slice(8).map((line) => line.replace('VOTOS', 'Votes')),
    ...lines.slice(0, 4).map((line) => line.replace('DATOS', 'data')),
    ...lines.slice(4, 8).map((line) => line.replace('PROYECTOS', 'PROJECTS')),
  ];
  expect(electionFrom(file.join('\n'))).toEqual(good);
});

test('marks in one column per project are read here too', () => {
  const file = [...lines.slice(0, 9), 'voto_id;P1;P2', 'V1;x;x', 'V2;;1', 'V3;;'];
  expect(electionFrom(file.join('\n'))).toEqual(good);
});

test('Windows-1252, in which Excel saves, is read with a warning', () => {
  const bytes = Uint8Array.from([...lines.join('\n')].map((c) => c.charCodeAt(0)));
  const { election, problems } = readTableCsv(bytes);
  expect(problems.map((problem) => problem.code)).toEqual(['not-utf8']);
  expect(election).toEqual(good);
});

test('problems name the line of the file and the block', () => {
  const file = lines.map((line) => line.replace('V2;P2', 'V2;P9')).join('\n');
  expect(readTableCsv(file).problems[0]).toMatchObject({
    code: 'unknown-project',
    line: 12,
    section: 'VOTOS',
    params: { found: 'P9', voter: 'V2' },
  });
});

test('every missing block is named', () => {
  const { problems } = readTableCsv('DATOS\nmonto;5\n');
  expect(problems.map((problem) => problem.params)).toEqual([
    { expected: 'PROYECTOS' },
    { expected: 'VOTOS' },
  ]);
});

test('a list that lost its quotes is told, not cut', () => {
  const file = lines.join('\n').replaceAll(';', ',');
  expect(told(file)).toEqual(['extra-cells@11']);
});

test('an unclosed quote is told at its line', () => {
  expect(told(lines.join('\n').replace('Luces', '"Luces'))).toContain('unclosed-quote@8');
});

test('an ambiguous amount is told at its line', () => {
  expect(told(lines.join('\n').replace('300.000', '300,000'))).toEqual(['amount-ambiguous@8']);
});

test('a file that is no table is refused', () => {
  expect(told('')).toEqual(['empty-file@']);
  expect(told('%PDF-1.7')).toEqual(['not-a-table@']);
});
