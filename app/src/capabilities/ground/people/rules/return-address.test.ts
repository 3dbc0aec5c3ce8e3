import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownAddress } from './return-address.ts';

const FALLBACK = '/lo-que-me-toca';

test.each([
  ['/', '/'],
  ['/cuenta', '/cuenta'],
  ['/comunas?q=%C3%B1u%C3%B1oa&orden=poblacion', '/comunas?q=%C3%B1u%C3%B1oa&orden=poblacion'],
  ['/comunas/lautaro#lista', '/comunas/lautaro#lista'],
  ['/a/../cuenta', '/cuenta'],
  ['/buscar?a=//b', '/buscar?a=//b'],
  ['/buscar?volver=https://otro.example', '/buscar?volver=https://otro.example'],
])('«%s» is a place of ours: «%s»', (given, address) => {
  expect(ownAddress(given, FALLBACK)).toBe(address);
});

test.each([
  '//evil.example',
  '///evil.example',
  '////evil.example/..',
  '/\\evil.example',
  '\\/evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\nset-cookie: a=b',
  '\t//evil.example',
  ' //evil.example',
  '/.//evil.example',
  '/%2e//evil.example',
  '/a/..//evil.example',
  '/a/%2E%2e//evil.example/%2e%2e',
  '/./\\evil.example',
  'https://evil.example',
  'HTTPS:evil.example',
  'javascript:alert(1)',
  'data:text/html,hola',
  'evil.example',
  '@evil.example',
  'cuenta',
  '',
  `/${'a'.repeat(2001)}`,
])('«%s» leads nowhere else', (given) => {
  expect(ownAddress(given, FALLBACK)).toBe(FALLBACK);
});

test('no address at all is the fallback', () => {
  expect(ownAddress(null, FALLBACK)).toBe(FALLBACK);
  expect(ownAddress(undefined, FALLBACK)).toBe(FALLBACK);
});

test('an encoded control character or userinfo stays within a path of ours', () => {
  for (const given of ['/%09/evil.example', '/@evil.example', '/user:pass@evil.example/']) {
    expect(new URL(ownAddress(given, FALLBACK), 'https://own.example').host).toBe('own.example');
  }
});

describe('whatever is given', () => {
  const piece = fc.constantFrom(
    ...[
      '/',
      '//',
      '\\',
      '.',
      '..',
      '%2e',
      '%2F',
      '%5C',
      '%09',
      '\t',
      '\n',
      ' ',
      '@',
      ':',
      '?',
      '#',
    ],
    ...['a', 'evil.example', 'https:', 'javascript:', '\u0000', '\u2028', '／', '。', '\ufeff'],
  );
  const made = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(''));

  test('a browser that follows it stays with us, and following it again changes nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          made,
          made.map((rest) => `/${rest}`),
        ),
        (given) => {
          const address = ownAddress(given, FALLBACK);
          expect(new URL(address, 'https://minga.example/entrar').host).toBe('minga.example');
          expect(address).toMatch(/^\/(?!\/)[\x21-\x7e]*$/);
          expect(ownAddress(address, FALLBACK)).toBe(address);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
