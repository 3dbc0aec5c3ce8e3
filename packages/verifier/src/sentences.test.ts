// Every finding that the verifier can tell has a sentence in both languages, and no sentence is for nothing.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { english, stepsInEnglish } from './sentences/english.ts';
import { spanish, stepsInSpanish } from './sentences/spanish.ts';

const folder = new URL('./', import.meta.url);
const sources = globSync('*.ts', { cwd: folder })
  .filter((name) => !name.endsWith('.test.ts'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));
const all = sources.join('\n');

/** Codes as they stand in the code; those of gates and of ballots are made of a part. */
const told = new Set([
  ...[...all.matchAll(/\.(?:contradiction|incident|unchecked)\(\s*[^,]+,\s*'([a-z-]+)'/g)].map(
    ([, code = '']) => code,
  ),
  ...[...all.matchAll(/\btell\('([a-z-]+)'/g)].map(([, code = '']) => code),
  ...['added-to-closed-roll', 'added-to-roll', 'batch-count', 'second-manifest', 'leaf-unknown'],
]);

test('both languages say the same codes', () => {
  expect(Object.keys(english).sort()).toEqual(Object.keys(spanish).sort());
  expect(stepsInEnglish).toHaveLength(28);
  expect(stepsInSpanish).toHaveLength(28);
});

test('each code has its sentence', () => {
  expect(told.size).toBeGreaterThan(70);
  expect([...told].filter((code) => !Object.hasOwn(spanish, code))).toEqual([]);
});

test('gates and ballots have theirs', () => {
  const manifest = readFileSync(new URL('check-manifest.ts', folder), 'utf8');
  const gates = [
    ...manifest.matchAll(/, '([a-z-]+)', (?:id|'[a-zA-Z_. -]+'|String\(budgets\))\]/g),
  ];
  const codes = new Set(gates.map(([, code]) => `gate-${code}`));
  expect(codes.size).toBeGreaterThan(20);
  expect([...codes].filter((code) => !Object.hasOwn(spanish, code))).toEqual([]);
  const ballots = [...all.matchAll(/code: '([a-z-]+)'/g)].map(([, code]) => `ballot-${code}`);
  expect(
    [...ballots, 'ballot-already-voted'].filter((code) => !Object.hasOwn(spanish, code)),
  ).toEqual([]);
});

test('no sentence is left over', () => {
  const left = Object.keys(spanish).filter(
    (code) => !told.has(code) && !/^(gate|ballot)-/.test(code) && !all.includes(`'${code}'`),
  );
  expect(left).toEqual([]);
});
