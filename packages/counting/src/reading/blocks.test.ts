// Files made of titled blocks, and how headings are compared.
import { expect, test } from 'vitest';
import { createBlocks, normalizeHeading } from './blocks.ts';
import { splitRows } from './delimited-rows.ts';
import { createProblemList } from './problem-list.ts';

const titles = { datos: 'Datos', votos: 'Votos', votes: 'Votos' };

function split(text: string) {
  const problems = createProblemList();
  const blocks = createBlocks(titles, problems);
  for (const row of splitRows(text, ';').rows) blocks.add(row);
  return { blocks: blocks.found, told: problems.toProblems().problems };
}

test('a title begins a block, which ends at the next title', () => {
  const { blocks } = split('DATOS\na;1\nVOTOS\nb;2\nc;3\n');
  expect([...blocks.keys()]).toEqual(['Datos', 'Votos']);
  expect(blocks.get('Votos')?.rows).toEqual([
    { line: 4, cells: ['b', '2'] },
    { line: 5, cells: ['c', '3'] },
  ]);
  expect(blocks.get('Votos')?.line).toBe(3);
});

test('titles are found in any case, with blank cells after them, and by their synonyms', () => {
  const { blocks } = split(' datos ;;\na;1\nVotes;;;\n');
  expect([...blocks.keys()]).toEqual(['Datos', 'Votos']);
});

test('a row that begins with a title but goes on is a row', () => {
  const { blocks } = split('DATOS\nvotos;120\n');
  expect([...blocks.keys()]).toEqual(['Datos']);
  expect(blocks.get('Datos')?.rows).toHaveLength(1);
});

test('a block that comes twice is told with its line, and its rows are not mixed in', () => {
  const { blocks, told } = split('DATOS\na\nVOTOS\nDATOS\nb\n');
  expect(told).toEqual([
    { severity: 'error', code: 'repeated-section', params: { found: 'Datos' }, line: 4 },
  ]);
  expect(blocks.get('Datos')?.rows).toEqual([{ line: 2, cells: ['a'] }]);
});

test('rows before any title belong to no block', () => {
  expect(split('x\ny\nDATOS\n').blocks.get('Datos')?.rows).toEqual([]);
});

test('words that every object knows are no titles', () => {
  expect(split('constructor\n__proto__\n').blocks.size).toBe(0);
});

test.each([
  ['Voto ID ', 'voto_id'],
  ['AÑO', 'ano'],
  ['Categoría', 'categoria'],
  ['fecha-de  inicio', 'fecha_de_inicio'],
  ['ΣΊΣΥΦΟΣ', 'σισυφος'],
  ['', ''],
])('the heading "%s" is compared as "%s"', (heading, normalized) => {
  expect(normalizeHeading(heading)).toBe(normalized);
});
