// The variables that docs/operating.md explains are those that the product reads, no more and no fewer.
import ts from 'typescript';
import { expect, test } from 'vitest';
import { codeIn, readDocument, rowsUnder } from './documents.ts';
import { parseSource, readSource, walk } from './source-files.ts';

const ENV = 'app/src/config/env.ts';

/** The strings of the array `NAMES`. */
function namesRead(text: string): string[] {
  const names: string[] = [];
  walk(parseSource(ENV, text), (node) => {
    if (!ts.isVariableDeclaration(node) || node.name.getText() !== 'NAMES') return;
    walk(node, (inside) => {
      if (ts.isStringLiteral(inside)) names.push(inside.text);
    });
  });
  return names.sort();
}

function namesExplained(markdown: string): string[] {
  return rowsUnder(markdown, '## Variables')
    .flatMap(([name = '']) => codeIn(name))
    .sort();
}

test('every variable is explained and every explained variable is read', () => {
  const read = namesRead(readSource(ENV));
  expect(read.length).toBeGreaterThan(8);
  expect(namesExplained(readDocument('docs/operating.md'))).toEqual(read);
});

test('every explanation has a default and a meaning', () => {
  const rows = rowsUnder(readDocument('docs/operating.md'), '## Variables');
  expect(rows.filter((cells) => cells.length !== 3 || cells.includes(''))).toEqual([]);
});

test('the readers of both sides see what is seeded', () => {
  expect(namesRead("const NAMES = ['PORT', 'HOST'] as const;\nconst OTHER = ['A'];")).toEqual([
    'HOST',
    'PORT',
  ]);
  const table =
    '## Variables\n\n| name | default |\n|---|---|\n| `B` | 1 |\n| `A` | `C` |\n\n## Other\n| `D` | 1 |\n';
  expect(namesExplained(table)).toEqual(['A', 'B']);
});
