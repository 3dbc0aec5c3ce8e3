// Files of at most 400 lines and functions of at most 70, but for those that allowed-sizes.json gives a reason for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { parseSource, programFiles, readSource, sourceFiles, walk } from './source-files.ts';

const FILE_CEILING = 400;
const FUNCTION_CEILING = 70;

interface Allowance {
  readonly lines: number;
  readonly reason: string;
}

/** Keyed by `path` for a file and by `path#name` for a function. */
type Allowances = Readonly<Record<string, Allowance>>;

const allowed: Allowances = JSON.parse(
  readFileSync(join(import.meta.dirname, 'allowed-sizes.json'), 'utf8'),
);

/** Measured lines by the same keys. Functions inside a function count for both. */
type Sizes = ReadonlyMap<string, number>;

function sizesOf(file: string, text: string): Sizes {
  const sizes = new Map([[file, text.trimEnd().split('\n').length]]);
  if (!/\.m?tsx?$/.test(file)) return sizes;
  walk(parseSource(file, text), (node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return;
    const key = `${file}#${nameOf(node)}`;
    sizes.set(key, Math.max(sizes.get(key) ?? 0, linesOf(node)));
  });
  return sizes;
}

function linesOf(node: ts.Node): number {
  const source = node.getSourceFile();
  const line = (position: number) => source.getLineAndCharacterOfPosition(position).line;
  return line(node.getEnd()) - line(node.getStart(source)) + 1;
}

function nameOf(node: ts.SignatureDeclaration): string {
  const named = node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined);
  return named?.getText() ?? 'unnamed';
}

function complaints(sizes: Sizes, allowances: Allowances): string[] {
  const tooLarge = [...sizes].flatMap(([key, lines]) => {
    const ceiling = key.includes('#') ? FUNCTION_CEILING : FILE_CEILING;
    const limit = Math.max(ceiling, allowances[key]?.lines ?? 0);
    return lines > limit ? [`${key} has ${lines} lines; the ceiling is ${limit}`] : [];
  });
  const stale = Object.keys(allowances).filter((key) => {
    const ceiling = key.includes('#') ? FUNCTION_CEILING : FILE_CEILING;
    return (sizes.get(key) ?? 0) <= ceiling;
  });
  const unexplained = Object.keys(allowances).filter(
    (key) => !allowances[key]?.reason.includes(' '),
  );
  return [
    ...tooLarge,
    ...stale.map((key) => `${key} needs no allowance any more: take it out of allowed-sizes.json`),
    ...unexplained.map((key) => `${key} is allowed without a reason`),
  ];
}

test('no file or function is larger than its ceiling, and no allowance is stale', () => {
  const files = [...programFiles(), ...sourceFiles(['.css', '.sql'])];
  const sizes = new Map(files.flatMap((file) => [...sizesOf(file, readSource(file))]));
  expect(complaints(sizes, allowed)).toEqual([]);
  expect(sizes.size).toBeGreaterThan(200);
});

test('a seeded long function and a seeded long file are seen', () => {
  const long = `function long() {\n${'  work();\n'.repeat(69)}}\n`;
  expect(complaints(sizesOf('a.ts', long), {})).toEqual([
    'a.ts#long has 71 lines; the ceiling is 70',
  ]);
  const method = `class A {\n  run() {\n${'    work();\n'.repeat(69)}  }\n}\n`;
  expect(complaints(sizesOf('a.ts', method), {})).toHaveLength(1);
  expect(complaints(sizesOf('a.ts', 'x();\n'.repeat(401)), {})).toHaveLength(1);
  expect(complaints(sizesOf('a.ts', 'x();\n'.repeat(400)), {})).toEqual([]);
});

test('an allowance that is outgrown, stale or unexplained is seen', () => {
  const sizes = sizesOf('a.ts', 'x();\n'.repeat(420));
  expect(complaints(sizes, { 'a.ts': { lines: 430, reason: 'One straight story.' } })).toEqual([]);
  expect(complaints(sizes, { 'a.ts': { lines: 410, reason: 'One straight story.' } })).toHaveLength(
    1,
  );
  expect(complaints(sizes, { 'a.ts': { lines: 430, reason: '' } })).toHaveLength(1);
  expect(
    complaints(new Map([['a.ts', 20]]), { 'a.ts': { lines: 430, reason: 'Was long.' } }),
  ).toEqual(['a.ts needs no allowance any more: take it out of allowed-sizes.json']);
});
