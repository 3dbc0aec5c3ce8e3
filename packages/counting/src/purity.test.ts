// The package keeps its promises: no dependency but basics, nothing of one machine, nothing that changes by itself.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('./', import.meta.url);
const sources = globSync('**/*.ts', { cwd: folder })
  .filter((name) => !name.endsWith('.test.ts') && !name.startsWith('testing/'))
  .sort()
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));

/** The files that decide who wins by exact numbers alone; those of the fast engine prove their margins instead. */
const deciding = [
  'rules/comparison.ts',
  'rules/completions.ts',
  'rules/count.ts',
  'rules/exact-shares.ts',
  'rules/greedy.ts',
  'rules/minimum.ts',
  'rules/phragmen.ts',
  'rules/reasons.ts',
  'rules/ties.ts',
];

function codeOf(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
}

test('the files that decide are there', () => {
  const names = sources.map(({ name }) => name);
  expect(deciding.filter((name) => !names.includes(name))).toEqual([]);
  expect(sources.length).toBeGreaterThan(60);
});

test.each(sources)('$name imports only its neighbours and basics', ({ text }) => {
  const imported = [...text.matchAll(/(?:from|import)\s*\(?'([^']+)'/g)].map(([, from]) => from);
  for (const from of imported) {
    expect(from).toMatch(/^(\.{1,2}\/([a-z]+\/)?[a-z0-9-]+\.ts|@minga\/basics)$/);
  }
});

test.each(sources)('$name asks nothing of the machine it runs on', ({ text }) => {
  const code = codeOf(text);
  expect(code).not.toMatch(
    /\b(process|Buffer|require|Date|performance|fetch|document|window|localStorage|Intl|toLocale\w*)\b/,
  );
  expect(code).not.toMatch(/Math\.random|crypto\b|localeCompare/);
});

test.each(sources.filter(({ name }) => deciding.includes(name)))(
  '$name decides without floating point',
  ({ text }) => {
    const code = codeOf(text);
    expect(code).not.toMatch(/\b\d+\.\d+\b|parseFloat|Math\.(?!min\b)|EPSILON|toFixed|\*\* -/);
    // Counts of people leave the bigints only to be told; nothing is divided as a Number.
    expect(code).not.toMatch(/Number\([^)]*\)\s*[/*<>]/);
  },
);

test('every file begins with one sentence that says what it knows', () => {
  const without = sources.filter(({ text }) => !/^\/\/ .*[.:]/.test(text));
  expect(without.map(({ name }) => name)).toEqual([]);
});
