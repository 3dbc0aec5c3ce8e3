// The page of a list narrowed and put in order: nothing is lost and numbers never change.
import { expect, test } from 'vitest';
import { candidate } from '../testing/texts.ts';
import { narrowed, parseListFilter } from './list-filter.ts';

const row = (id: string, number: number | null, more = {}) => ({
  ...candidate(id, more),
  number,
});
const rows = [
  row('1', 3, { title: 'Cancha de Fátima', theme: 'sport', cost_clp: 5 }),
  row('2', 1, { title: 'Plaza', sector: 'Fátima', cost_clp: 9 }),
  row('10', 2, { title: 'Sendero', need: 'La escuela de Fátima no tiene vereda', cost_clp: 1 }),
];
const ids = (query: string, of: typeof rows = rows) =>
  narrowed(of, parseListFilter(new URLSearchParams(query))).map(({ id }) => id);

test('as it is numbered, by cost, or by proposal', () => {
  expect(ids('')).toEqual(['2', '10', '1']);
  expect(ids('orden=costo')).toEqual(['10', '1', '2']);
  expect(ids('orden=propuesta')).toEqual(['1', '2', '10']);
  expect(ids('orden=otro')).toEqual(['2', '10', '1']);
});

test('without numbers, by proposal', () => {
  expect(
    ids(
      '',
      rows.map((one) => ({ ...one, number: null })),
    ),
  ).toEqual(['1', '2', '10']);
});

test('every word is found whatever its accents, and the rest narrows', () => {
  expect(ids('q=FATIMA')).toEqual(['10', '1']);
  expect(ids('q=fatima+vereda')).toEqual(['10']);
  expect(ids('q=3')).toEqual(['1']);
  expect(ids('tema=sport')).toEqual(['1']);
  expect(ids('sector=F%C3%A1tima')).toEqual(['2']);
  expect(ids('tema=sport&sector=F%C3%A1tima')).toEqual([]);
});
