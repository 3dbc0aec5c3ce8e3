import { expect, test } from 'vitest';
import { type PriceColumn, pricesIn } from './price-rows.ts';
import { codeOfName, type PriceWritten, priceChanges } from './prices.ts';

const cells = (more: Partial<Record<PriceColumn, string>> = {}) => ({
  code: '',
  name: 'Luminaria solar LED',
  theme: 'luminarias',
  unit: 'unidad',
  low: '$600.000',
  high: '900000',
  source: 'Licitación 2025',
  'valued-on': '01-09-2025',
  ...more,
});
const themeOf = (word: string) => (word === 'luminarias' ? ('lighting' as const) : undefined);

test('a row is read as people write it, and takes its code from its name', () => {
  const { prices, problems } = pricesIn([{ line: 2, cells: cells() }], themeOf);
  expect(problems).toEqual([]);
  expect(prices).toEqual([
    {
      code: 'luminaria-solar-led',
      name: 'Luminaria solar LED',
      theme: 'lighting',
      unit: 'unidad',
      lowClp: 600_000,
      highClp: 900_000,
      source: 'Licitación 2025',
      valuedOn: '2025-09-01',
    },
  ]);
});

test('each thing that is wrong is told with its row and column', () => {
  const rows = [
    { line: 2, cells: cells({ low: '0', theme: 'ballet' }) },
    { line: 3, cells: cells({ high: '5', 'valued-on': 'ayer' }) },
    { line: 4, cells: cells({ code: 'no vale', unit: 'x'.repeat(31) }) },
  ];
  const { problems } = pricesIn(rows, themeOf);
  expect(problems.map(({ line, column, code }) => `${line} ${column} ${code}`)).toEqual([
    '2 theme theme-unknown',
    '2 low amount-wrong',
    '3 code repeated',
    '3 high high-below-low',
    '3 valued-on day-wrong',
    '4 code code-wrong',
    '4 unit too-long',
  ]);
});

test('the code of a name has no accents, marks or blanks at its ends', () => {
  expect(codeOfName('  Baño químico (día) ')).toBe('bano-quimico-dia');
});

test('what a new list changes is told by code', () => {
  const one = (code: string, highClp: number): PriceWritten => ({
    ...{ code, name: code, theme: null, unit: 'u', lowClp: 1, highClp },
    ...{ source: 's', valuedOn: '2025-01-01' },
  });
  const changes = priceChanges(
    [one('a', 5), one('b', 5), one('c', 5)],
    [one('b', 6), one('c', 5), one('d', 5)],
  );
  expect(changes.added.map(({ code }) => code)).toEqual(['d']);
  expect(changes.changed.map(({ after }) => [after.code, after.highClp])).toEqual([['b', 6]]);
  expect(changes.absent.map(({ code }) => code)).toEqual(['a']);
  expect(changes.sameCount).toBe(1);
});
