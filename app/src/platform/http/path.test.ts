import { expect, test } from 'vitest';
import { inLocale } from '../words.ts';
import { definePath } from './path.ts';

const comuna = definePath('/comunas/:slug', '/en/municipalities/:slug');

test('a place has one address in each language', () => {
  expect(comuna.to({ slug: 'nunoa' })).toBe('/comunas/nunoa');
  expect(comuna.to({ slug: 'nunoa' }, { locale: 'en' })).toBe('/en/municipalities/nunoa');
});

test('a link takes the language of the request in which it is written', () => {
  expect(inLocale('en', () => comuna.to({ slug: 'nunoa' }))).toBe('/en/municipalities/nunoa');
});

test('parameters and queries cannot break out of their place', () => {
  expect(comuna.to({ slug: '../a?b=c' })).toBe('/comunas/..%2Fa%3Fb%3Dc');
  const query = { q: 'Ñuñoa & más', empty: '', none: undefined };
  expect(comuna.to({ slug: 'x' }, { query })).toBe('/comunas/x?q=%C3%91u%C3%B1oa+%26+m%C3%A1s');
});

test('a missing parameter is a fault, not a broken link', () => {
  expect(() => comuna.to({ slug: '' })).toThrow(/needs slug/);
});

test('a language-neutral place is the same in both', () => {
  const csv = definePath('/datos/comunas.csv');
  expect(csv.to({}, { locale: 'en' })).toBe('/datos/comunas.csv');
});
