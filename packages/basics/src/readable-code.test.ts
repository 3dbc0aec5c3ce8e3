import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeOfBytes, groupCode, readCode } from './readable-code.ts';

const bytes = fc.uint8Array({ minLength: 1, maxLength: 20 });

test('has a sign for each byte, each of thirty-two as often as the others', () => {
  const all = codeOfBytes(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  expect(all).toMatch(/^[0-9A-HJKMNP-TV-Z]{256}$/);
  const counts = Map.groupBy(all, (sign) => sign);
  expect([...counts.values()].map((signs) => signs.length)).toEqual(Array(32).fill(8));
});

test('is read however it is copied', () => {
  const between = fc.constantFrom('-', '‐', '–', '−', ' ', '\u00a0', '\u200b', ' - ', '_', '.', '');
  fc.assert(
    fc.property(bytes, between, fc.boolean(), (random, separator, isSmall) => {
      const code = codeOfBytes(random);
      const copied = groupCode(code).replaceAll('-', separator);
      const typed = isSmall ? copied.toLowerCase() : copied;
      const mistaken = typed.replaceAll('0', 'o').replaceAll('1', 'l');
      for (const one of [typed, ` ${mistaken} `]) expect(readCode(one, code.length)).toBe(code);
    }),
  );
  expect(readCode('７ｋ３ｍ', 4)).toBe('7K3M');
});

test.each([
  '7K3M-90QX-BR2',
  '7K3M-90QX-BR2T-1',
  '7K3M-90QX-BR2U',
  '7K3M/90QX/BR2T',
  '',
  null,
  undefined,
])('%j is no code of twelve signs', (typed) => {
  expect(readCode(typed, 12)).toBeUndefined();
});

test('is printed in groups of four', () => {
  expect(['7K3M90QXBR2T', '7K3M9', '7K3M', ''].map(groupCode)).toEqual([
    '7K3M-90QX-BR2T',
    '7K3M-9',
    '7K3M',
    '',
  ]);
});
