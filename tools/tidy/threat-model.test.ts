// Every claim of docs/threat-model.md names tests that exist, by file and title.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../vite-settings.ts';
import { readDocument, rowsUnder } from './documents.ts';

interface Proof {
  readonly file: string;
  readonly title: string;
}

/** `path/to.test.ts` “title of the test”. */
const PROOF = /`([^`]+\.(?:test\.tsx?|spec\.ts))` “([^”]+)”/g;

function proofsIn(cell: string): Proof[] {
  return [...cell.matchAll(PROOF)].map(([, file = '', title = '']) => ({ file, title }));
}

/** Titles as written in the source: `test('title'`, with quotes of any kind. */
function hasTitle(text: string, title: string): boolean {
  return ["'", '"', '`'].some((quote) =>
    text.replaceAll("\\'", "'").includes(`${quote}${title}${quote}`),
  );
}

function complaints(
  rows: readonly (readonly string[])[],
  textOf: (file: string) => string | undefined,
): string[] {
  return rows.flatMap(([number = '', , proof = '']) => {
    const proofs = proofsIn(proof);
    if (proofs.length === 0) return [`${number} names no test`];
    return proofs.flatMap(({ file, title }) => {
      const text = textOf(file);
      if (text === undefined) return [`${number}: there is no ${file}`];
      return hasTitle(text, title) ? [] : [`${number}: ${file} has no test “${title}”`];
    });
  });
}

const claims = rowsUnder(readDocument('docs/threat-model.md'), '## Claims');

test('every claim names at least one test, and each exists', () => {
  const textOf = (file: string) => (existsSync(join(root, file)) ? readDocument(file) : undefined);
  expect(complaints(claims, textOf)).toEqual([]);
  expect(claims.length).toBeGreaterThan(5);
});

test('claims are numbered without gaps', () => {
  expect(claims.map(([number]) => number)).toEqual(claims.map((_, index) => `C${index + 1}`));
});

test('seeded claims without a test, or with one that is gone, are seen', () => {
  const textOf = (file: string) =>
    file === 'a.test.ts' ? "test('it holds', () => {});" : undefined;
  expect(complaints([['C1', 'Holds.', '`a.test.ts` “it holds”']], textOf)).toEqual([]);
  expect(complaints([['C1', 'Holds.', '`a.test.ts` “it held”']], textOf)).toHaveLength(1);
  expect(complaints([['C1', 'Holds.', '`b.test.ts` “it holds”']], textOf)).toHaveLength(1);
  expect(complaints([['C1', 'Holds.', 'we are careful']], textOf)).toHaveLength(1);
});
