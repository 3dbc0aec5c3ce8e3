import { expect, test } from 'vitest';
import { definePath } from './http/path.ts';
import { csvOf, type PublicList } from './public-list.ts';

const list: PublicList = {
  name: 'prueba',
  title: { 'es-CL': 'Prueba', en: 'Test' },
  source: { 'es-CL': 'Nadie', en: 'Nobody' },
  page: definePath('/prueba'),
  columns: ['name', 'amount', 'is_open'].map((key) => ({
    key,
    kind: 'text' as const,
    meaning: { 'es-CL': key, en: key },
  })),
  rows: async () => [],
};

test('columns come in their order, with accents that Excel reads', () => {
  const csv = csvOf(list, [{ amount: 1500000, name: 'Ñuñoa', is_open: true }]);
  expect(csv).toBe('\uFEFFname,amount,is_open\r\nÑuñoa,1500000,true\r\n');
});

test('quotes, commas and line ends stay inside their cell', () => {
  const csv = csvOf(list, [{ name: 'dijo "sí", \n y no', amount: null }]);
  expect(csv.split('\r\n')[1]).toBe('"dijo ""sí"", \n y no",,');
});

test('text that a spreadsheet would run as a formula is defused, numbers are not touched', () => {
  const csv = csvOf(list, [{ name: '=1+1', amount: -5 }]);
  expect(csv.split('\r\n')[1]).toBe("'=1+1,-5,");
});
