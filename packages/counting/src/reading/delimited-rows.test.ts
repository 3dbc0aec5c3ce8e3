// Rows and cells of delimited text, with the lines on which they start.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinCells, splitRows } from './delimited-rows.ts';

function cellsOf(text: string, delimiter = ';'): readonly (readonly string[])[] {
  return splitRows(text, delimiter).rows.map((row) => row.cells);
}

test('cells are what stands between delimiters', () => {
  expect(cellsOf('a;b;c\n1;;3\n')).toEqual([
    ['a', 'b', 'c'],
    ['1', '', '3'],
  ]);
});

test('blanks are kept: the format decides what they mean', () => {
  expect(cellsOf(' a ; b')).toEqual([[' a ', ' b']]);
});

test.each([
  ['LF', '\n'],
  ['CRLF', '\r\n'],
  ['CR', '\r'],
])('%s ends a line', (_, end) => {
  expect(splitRows(['a', '', 'b;c', ''].join(end), ';').rows).toEqual([
    { line: 1, cells: ['a'] },
    { line: 3, cells: ['b', 'c'] },
  ]);
});

test('line ends may be mixed', () => {
  expect(splitRows('a\r\nb\nc\rd', ';').rows.map((row) => row.line)).toEqual([1, 2, 3, 4]);
});

test('text without a last line end keeps its last row', () => {
  expect(cellsOf('a;b')).toEqual([['a', 'b']]);
});

test('no text has no rows', () => {
  expect(splitRows('', ';')).toEqual({ rows: [] });
});

test('other delimiters are ordinary characters', () => {
  expect(cellsOf('a,b;c', ',')).toEqual([['a', 'b;c']]);
  expect(cellsOf('a\tb', '\t')).toEqual([['a', 'b']]);
});

test('a quoted cell keeps delimiters and line breaks', () => {
  expect(cellsOf('"a;b";c\n"d\ne";f')).toEqual([
    ['a;b', 'c'],
    ['d\ne', 'f'],
  ]);
});

test('a doubled quote inside quotes is one quote', () => {
  expect(cellsOf('"a ""b"" c";""""')).toEqual([['a "b" c', '"']]);
});

test('an empty quoted cell is an empty cell', () => {
  expect(cellsOf('"";a;""')).toEqual([['', 'a', '']]);
});

test('a quote in the middle of a cell is an ordinary character', () => {
  expect(cellsOf('a"b;5" pipe;c')).toEqual([['a"b', '5" pipe', 'c']]);
});

test('text after a closing quote belongs to the cell', () => {
  expect(cellsOf('"a"b;c')).toEqual([['ab', 'c']]);
});

test('rows after a quoted line break know their line in the file', () => {
  expect(splitRows('"a\n\nb";c\nd\n"e\r\nf"\ng', ';').rows.map((row) => row.line)).toEqual([
    1, 4, 5, 7,
  ]);
});

test('a quote that nothing closes takes the rest, and its line is told', () => {
  expect(splitRows('a\nb;"c\nd;e\n', ';')).toEqual({
    rows: [
      { line: 1, cells: ['a'] },
      { line: 2, cells: ['b', 'c\nd;e\n'] },
    ],
    unclosedQuoteLine: 2,
  });
});

test('the line of an unclosed quote counts the line breaks before it in the same row', () => {
  expect(splitRows('"a\nb";"c\nd', ';').unclosedQuoteLine).toBe(2);
});

test('a file of quotes ends', () => {
  expect(splitRows('"'.repeat(1001), ';').unclosedQuoteLine).toBe(1);
  expect(splitRows('"'.repeat(1000), ';').unclosedQuoteLine).toBeUndefined();
});

test('cells are quoted only where they must be', () => {
  expect(joinCells(['a', 'b;c', 'd"e', 'f\ng', ' h', ''], ';')).toBe('a;"b;c";"d""e";"f\ng";" h";');
  expect(joinCells(['a;b', 'c,d'], ',')).toBe('a;b,"c,d"');
});

test('whatever is joined is split into the same cells', () => {
  const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[;,"\n\r a]{0,8}$/));
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 });
  fc.assert(
    fc.property(rows, fc.constantFrom(';', ',', '\t'), (cells, delimiter) => {
      // A row of one empty cell is an empty line, which is no row.
      fc.pre(cells.every((row) => row.length > 1 || row[0] !== ''));
      const text = cells.map((row) => joinCells(row, delimiter)).join('\n');
      expect(cellsOf(text, delimiter)).toEqual(cells);
    }),
    { numRuns: 2000 },
  );
});

test('no text makes it crash or lose a line', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a;"\r\n]{0,40}$/), (text) => {
      const { rows } = splitRows(text, ';');
      const lines = text.split(/\r\n|\r|\n/).length;
      let last = 0;
      for (const row of rows) {
        expect(row.line).toBeGreaterThan(last);
        expect(row.line).toBeLessThanOrEqual(lines);
        last = row.line;
      }
    }),
    { numRuns: 2000 },
  );
});
