// Names and first lines: kebab-case files, no name without an idea, a sentence at the top, no promise left in the code.
import { basename, extname } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { parseSource, programFiles, readSource, sourceFiles, walk } from './source-files.ts';

const WITHOUT_IDEA = /^(util|helper|manager|common|misc|data|info|base|service|handler)s?$/i;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
/** Documents at the root, a room's README, the source language's words, and migrations (`NNNN-room--what`). */
const OTHER_FORMS =
  /^([A-Z]+\.md|.+\/README\.md|.+\/es-CL\.json|app\/migrations\/\d{4}-[a-z-]+--[a-z0-9-]+\.sql)$/;
/** Tools that take their configuration as the default export. */
const DEFAULT_EXPORTS = new Set([
  'vitest.config.ts',
  'playwright.config.ts',
  'app/src/platform/testing/global-setup.ts',
]);
// Written in pieces, so that this file does not find itself.
const PROMISES = new RegExp(
  [
    'TO' + 'DO',
    'FIX' + 'ME',
    'X' + 'XX',
    'coming ' + 'soon',
    'not ' + 'implemented',
    'pr[oó]xi' + 'mamente',
  ]
    .map((words) => `\\b${words}\\b`)
    .join('|'),
);

function nameComplaints(file: string): string[] {
  // Documents are named for their readers: docs/data.md is about data.
  const parts = file.endsWith('.md') ? [] : file.split('/');
  const empty = parts
    .map((part) => part.replace(/\..*$/, ''))
    .filter((part) => WITHOUT_IDEA.test(part));
  const isKebab = KEBAB.test(basename(file)) || OTHER_FORMS.test(file);
  return [
    ...empty.map((part) => `${file}: «${part}» says nothing; name the idea`),
    ...(isKebab ? [] : [`${file}: not kebab-case`]),
  ];
}

function exportedNames(source: ts.SourceFile): string[] {
  const names: string[] = [];
  for (const statement of source.statements) {
    if (ts.isExportDeclaration(statement) && statement.exportClause !== undefined) {
      const clause = statement.exportClause;
      if (ts.isNamedExports(clause)) names.push(...clause.elements.map((one) => one.name.text));
      else names.push(clause.name.text);
    }
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    if (!modifiers.some((one) => one.kind === ts.SyntaxKind.ExportKeyword)) continue;
    if (ts.isVariableStatement(statement)) {
      names.push(...statement.declarationList.declarations.map((one) => one.name.getText()));
    } else if ('name' in statement && statement.name !== undefined) {
      names.push((statement.name as ts.Identifier).text);
    }
  }
  return names;
}

function exportComplaints(file: string, text: string): string[] {
  const source = parseSource(file, text);
  const empty = exportedNames(source).filter((name) => WITHOUT_IDEA.test(name));
  let hasDefault = false;
  walk(source, (node) => {
    if (ts.isExportAssignment(node) || node.kind === ts.SyntaxKind.DefaultKeyword) {
      hasDefault ||=
        !ts.isDefaultClause(node.parent) && node.parent.kind !== ts.SyntaxKind.CaseBlock;
    }
  });
  return [
    ...empty.map((name) => `${file} exports «${name}», which says nothing`),
    ...(hasDefault && !DEFAULT_EXPORTS.has(file) ? [`${file} has a default export`] : []),
  ];
}

/** The first line (after `#!`) says in one sentence what the file knows. */
function firstLineComplaints(file: string, text: string): string[] {
  const [first = '', second = ''] = text.split('\n');
  const line = first.startsWith('#!') ? second : first;
  const opening = { '.css': /^\/\* /, '.sql': /^-- / }[extname(file)] ?? /^\/\/ /;
  const sentence = line.replace(opening, '').replace(/ \*\/$/, '');
  const isSentence =
    opening.test(line) && /^[\p{Lu}\p{N}`'"«/]/u.test(sentence) && / .*[.:!?]$/.test(sentence);
  return isSentence ? [] : [`${file}:1 is not a comment sentence: ${line.slice(0, 80)}`];
}

test('every file and folder is named in kebab-case after an idea', () => {
  const files = sourceFiles(['.ts', '.tsx', '.mts', '.mjs', '.css', '.sql', '.json', '.md']);
  expect(files.flatMap(nameComplaints)).toEqual([]);
});

test('every export is named after an idea, and none is a default export', () => {
  expect(programFiles().flatMap((file) => exportComplaints(file, readSource(file)))).toEqual([]);
});

test('every file begins with the sentence that says what it knows', () => {
  // A test stands beside the file that says it, and its titles are sentences.
  const programs = programFiles().filter((file) => !/\.test\.tsx?$/.test(file));
  const files = [...programs, ...sourceFiles(['.css', '.sql'])];
  expect(files.flatMap((file) => firstLineComplaints(file, readSource(file)))).toEqual([]);
});

test('no file promises what is not there', () => {
  const files = sourceFiles(['.ts', '.tsx', '.mjs', '.css', '.sql', '.json']);
  const promising = files.flatMap((file) => {
    const found = PROMISES.exec(readSource(file));
    return found === null ? [] : [`${file}: ${found[0]}`];
  });
  expect(promising).toEqual([]);
});

test('seeded names without an idea are seen', () => {
  expect(nameComplaints('app/src/utils/money.ts')).toHaveLength(1);
  expect(nameComplaints('app/src/site/helper.test.ts')).toHaveLength(1);
  expect(nameComplaints('app/src/site/MoneyText.tsx')).toHaveLength(1);
  expect(nameComplaints('app/src/site/money-text.client.tsx')).toEqual([]);
  expect(nameComplaints('app/migrations/0001-territories--map-of-chile.sql')).toEqual([]);
  expect(exportComplaints('a.ts', 'export const data = 1;')).toHaveLength(1);
  expect(exportComplaints('a.ts', 'export { a as Manager };')).toHaveLength(1);
  expect(exportComplaints('a.ts', 'export default 1;')).toHaveLength(1);
  expect(exportComplaints('a.ts', 'export default function a() {}')).toHaveLength(1);
  expect(
    exportComplaints('a.ts', 'switch (b) { default: c(); }\nexport const baseline = 1;'),
  ).toEqual([]);
});

test('a seeded first line that says nothing is seen', () => {
  expect(firstLineComplaints('a.ts', 'import x from "y";')).toHaveLength(1);
  expect(firstLineComplaints('a.ts', '// money')).toHaveLength(1);
  expect(firstLineComplaints('a.css', '.a { color: red; }')).toHaveLength(1);
  expect(firstLineComplaints('a.ts', '#!/usr/bin/env node\n// Counts a file.')).toEqual([]);
  expect(firstLineComplaints('a.css', '/* Counts a file. */')).toEqual([]);
});
