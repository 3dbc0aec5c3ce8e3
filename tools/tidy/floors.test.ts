// The laws of a room's floors that no import shows: pure rules, transactions opened by actions only, one reader of variables.
import ts from 'typescript';
import { expect, test } from 'vitest';
import { lineOf, parseSource, productFiles, readSource, walk } from './source-files.ts';

const IMPURE = new Set([
  'process',
  'crypto',
  'fetch',
  'performance',
  'setTimeout',
  'setInterval',
  'document',
  'window',
]);

/** What depends on the moment, on chance or on the machine: `Date.now`, `new Date()`, `Math.random`, `process`… */
function impurities(file: string, text: string): string[] {
  const found: string[] = [];
  walk(parseSource(file, text), (node) => {
    const where = `${file}:${lineOf(node)}`;
    if (
      ts.isNewExpression(node) &&
      node.expression.getText() === 'Date' &&
      !node.arguments?.length
    ) {
      found.push(`${where} asks for the time`);
    }
    if (ts.isPropertyAccessExpression(node)) {
      if (/^(Date\.now|Math\.random)$/.test(node.getText()))
        found.push(`${where} ${node.getText()}`);
      if (IMPURE.has(node.expression.getText())) found.push(`${where} ${node.getText()}`);
    }
    if (ts.isCallExpression(node) && IMPURE.has(node.expression.getText())) {
      found.push(`${where} ${node.expression.getText()}`);
    }
  });
  return found;
}

function transactionsOpened(file: string, text: string): string[] {
  // Whatever opens one has this in its name; most files need no look at their syntax.
  if (!text.includes('ransaction')) return [];
  const found: string[] = [];
  walk(parseSource(file, text), (node) => {
    if (!ts.isCallExpression(node)) return;
    const called = node.expression.getText();
    if (called === 'inTransaction' || /\.(transaction|startTransaction)$/.test(called)) {
      found.push(`${file}:${lineOf(node)} opens a transaction`);
    }
  });
  return found;
}

const product = productFiles();

test('rules and packages depend on nothing but their arguments', () => {
  const pure = product.filter(
    (file) => /\/rules\//.test(file) || /^packages\/[^/]+\/src\//.test(file),
  );
  expect(pure.length).toBeGreaterThan(20);
  expect(pure.flatMap((file) => impurities(file, readSource(file)))).toEqual([]);
});

test('in a room only actions open transactions', () => {
  const elsewhere = product.filter(
    (file) => file.startsWith('app/src/capabilities/') && !/\/actions\//.test(file),
  );
  expect(elsewhere.flatMap((file) => transactionsOpened(file, readSource(file)))).toEqual([]);
});

test('config/env.ts is the only reader of the environment in the product', () => {
  const readers = product.filter((file) => /\bprocess\.env\b/.test(readSource(file)));
  expect(readers.filter((file) => !file.startsWith('packages/'))).toEqual([
    'app/src/config/env.ts',
  ]);
});

test('seeded impurities and transactions are seen', () => {
  expect(impurities('a.ts', 'const now = new Date();')).toHaveLength(1);
  expect(impurities('a.ts', 'const now = Date.now();')).toHaveLength(1);
  expect(impurities('a.ts', 'const lot = Math.random();')).toHaveLength(1);
  expect(impurities('a.ts', 'const home = process.env.HOME;')).not.toEqual([]);
  expect(impurities('a.ts', "const day = new Date('2026-11-25'); Math.max(1, 2);")).toEqual([]);
  expect(transactionsOpened('a.ts', 'await inTransaction(db, save);')).toHaveLength(1);
  expect(transactionsOpened('a.ts', 'await db.transaction().execute(save);')).toHaveLength(1);
});
