// Every claim of docs/threat-model.md and every attack of docs/attacks.md names tests that exist, by file and title.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../vite-settings.ts';
import { readDocument, rowsUnder } from './documents.ts';
import { complaintsOfProofs } from './proofs.ts';

const claims = rowsUnder(readDocument('docs/threat-model.md'), '## Claims');
const attacks = rowsUnder(readDocument('docs/attacks.md'), '## Attacks');
const later = rowsUnder(readDocument('docs/attacks.md'), '## Of what is not built');

const textOf = (file: string) => (existsSync(join(root, file)) ? readDocument(file) : undefined);

test('every claim names at least one test, and each exists', () => {
  expect(complaintsOfProofs(claims, textOf)).toEqual([]);
  expect(claims.length).toBeGreaterThan(5);
});

test('claims are numbered without gaps', () => {
  expect(claims.map(([number]) => number)).toEqual(claims.map((_, index) => `C${index + 1}`));
});

test('every attack on the vote names at least one test, and each exists', () => {
  expect(complaintsOfProofs(attacks, textOf)).toEqual([]);
});

test('each attack is told once, those of the protocol first, tried or said to be of what is not built', () => {
  const numbers = [...attacks, ...later].map(([number]) => Number(number));
  expect(numbers.length).toBeGreaterThanOrEqual(94);
  expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, at) => at + 1));
});

test('seeded claims without a test, or with one that is gone, are seen', () => {
  const seeded = (file: string) =>
    file === 'a.test.ts' ? "test('it holds', () => {});" : undefined;
  expect(complaintsOfProofs([['C1', 'Holds.', '`a.test.ts` “it holds”']], seeded)).toEqual([]);
  expect(complaintsOfProofs([['C1', 'Holds.', '`a.test.ts` “it held”']], seeded)).toHaveLength(1);
  expect(complaintsOfProofs([['C1', 'Holds.', '`b.test.ts` “it holds”']], seeded)).toHaveLength(1);
  expect(complaintsOfProofs([['C1', 'Holds.', 'we are careful']], seeded)).toHaveLength(1);
});
