// A list as it is typed or pasted: what is read, and everything that is wrong with its line.
import { hashLotList } from '@minga/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLotList } from './lot-list.ts';

const problems = (text: string) => readLotList(text).problems.map(({ code }) => code);

test('one line for each, with a semicolon or as a spreadsheet pastes it', () => {
  const { items, problems } = readLotList('P1; Plaza\r\n\r\n P2 \t Cancha; techada \nP3;Sede\n');
  expect(problems).toEqual([]);
  expect(items).toEqual([
    { id: 'P1', name: 'Plaza' },
    { id: 'P2', name: 'Cancha; techada' },
    { id: 'P3', name: 'Sede' },
  ]);
});

test('everything that is wrong is told, with its line', () => {
  const { problems } = readLotList(
    `P1; a\n\nP1; b\nP2\n; c\n${'x'.repeat(41)}; d\nP3; ${'x'.repeat(161)}`,
  );
  expect(problems).toEqual([
    { code: 'id-repeated', line: 3, id: 'P1' },
    { code: 'name-missing', line: 4 },
    { code: 'name-missing', line: 5 },
    { code: 'id-too-long', line: 6, limit: 40 },
    { code: 'name-too-long', line: 7, limit: 160 },
  ]);
});

test('there are at least two and at most two thousand', () => {
  const lines = (count: number) => Array.from({ length: count }, (_, at) => `P${at}; n`).join('\n');
  expect(problems('')).toEqual(['too-few']);
  expect(problems(lines(1))).toEqual(['too-few']);
  expect(problems(lines(2))).toEqual([]);
  expect(problems(lines(2_000))).toEqual([]);
  expect(problems(lines(2_001))).toEqual(['too-many']);
});

test('two ids that look alike are one, so that no list can be swapped for its twin', () => {
  expect(problems('ñ; a\nn\u0303; b')).toEqual(['id-repeated']);
  expect(problems('P1; a\nP\u200b1; b')).toEqual(['id-repeated']);
});

test('whatever is typed, what is read without a problem can be hashed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), async (text) => {
      const { items, problems } = readLotList(`${text}\nA1; uno\nA2; dos`);
      if (problems.length > 0) return;
      expect(await hashLotList(items.map(({ id }) => id))).toMatch(/^[0-9a-f]{64}$/);
    }),
    { numRuns: 500 },
  );
});
