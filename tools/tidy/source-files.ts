// The files that people write here, as the tidy tests see them: listed, read and parsed.
import { globSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import ts from 'typescript';
import { root } from '../vite-settings.ts';

const FOLDERS = ['.', 'app/*', 'app/{src,bin,migrations}/**', '{packages,tools,e2e,docs}/**'];
const WRITTEN_BY_MACHINES =
  /(^|\/)(node_modules|generated|dist)\/|^app\/src\/platform\/database\/schema\.ts$/;

/** Paths from the root, with `/`, of every file whose name ends in one of `endings` (`.ts`, `.css`). */
export function sourceFiles(endings: readonly string[]): string[] {
  const found = FOLDERS.flatMap((folder) => globSync(`${folder}/*`, { cwd: root }));
  return [...new Set(found)]
    .filter((file) => endings.includes(extname(file)) && !WRITTEN_BY_MACHINES.test(file))
    .sort();
}

/** Everything that TypeScript or Node reads as a program. */
export function programFiles(): string[] {
  return sourceFiles(['.ts', '.tsx', '.mts', '.mjs']);
}

/** The programs that the product is made of: tests and test tools left out. */
export function productFiles(): string[] {
  return programFiles().filter(
    (file) => /^(packages|app)\//.test(file) && !/\.test\.tsx?$|\/testing(\/|\.ts$)/.test(file),
  );
}

export function readSource(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

export function parseSource(file: string, text: string): ts.SourceFile {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
}

/** Calls `visit` on `node` and on everything below it. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** 1-based line on which `node` begins, comments before it left out. */
export function lineOf(node: ts.Node): number {
  const source = node.getSourceFile();
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}
