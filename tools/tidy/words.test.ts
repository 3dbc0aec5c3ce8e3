// Every sentence is in both languages, in its room's file, in use, and nowhere else.
import { globSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { roomsInOrder } from '../boundaries.ts';
import { root } from '../vite-settings.ts';
import { lineOf, parseSource, productFiles, readSource, walk } from './source-files.ts';

/** Who may say whose words: one's own and those of whatever stands before. The site composes all rooms. */
const speakers = ['ui', ...roomsInOrder.map((room) => basename(room)), 'site'];
/** Proper names and formats: the same in every language. */
const NAMES_IN_ANY_LANGUAGE = /^(Minga|CSV|JSON|XLSX|Pabulib|SUBDERE|COSOC|Arica|Magallanes)( ·)?$/;
const SPOKEN_ATTRIBUTES = new Set([
  'aria-label',
  'alt',
  'title',
  'placeholder',
  'label',
  'aria-description',
]);

type Messages = Readonly<Record<string, unknown>>;

interface Folder {
  readonly speaker: string;
  readonly spanish: Messages;
  readonly english: Messages;
}

const folders: readonly Folder[] = globSync('app/src/**/messages/es-CL.json', { cwd: root }).map(
  (file) => ({
    speaker: basename(dirname(dirname(file))),
    spanish: readMessages(file),
    english: readMessages(file.replace('es-CL', 'en')),
  }),
);

function readMessages(file: string): Messages {
  const { $schema: _, ...messages } = JSON.parse(readSource(file));
  return messages;
}

/** Names in braces that a sentence takes, in every variant of it. */
function placeholders(message: unknown): string[] {
  const names = JSON.stringify(message).matchAll(/\{(\w+)\}/g);
  return [...new Set([...names].map(([, name = '']) => name))].sort();
}

function folderComplaints({ speaker, spanish, english }: Folder): string[] {
  const keys = new Set([...Object.keys(spanish), ...Object.keys(english)]);
  const prefix = `${speaker.replaceAll('-', '_')}_`;
  return [...keys].flatMap((key) => {
    const complaints: string[] = [];
    if (!(key in spanish)) complaints.push(`${key} is not in Spanish`);
    if (!(key in english)) complaints.push(`${key} is not in English`);
    if (!key.startsWith(prefix)) complaints.push(`${key} does not begin with ${prefix}`);
    if (
      [spanish[key], english[key]].some((said) => typeof said === 'string' && said.trim() === '')
    ) {
      complaints.push(`${key} says nothing`);
    }
    if (
      complaints.length === 0 &&
      `${placeholders(spanish[key])}` !== `${placeholders(english[key])}`
    ) {
      complaints.push(
        `${key} takes ${placeholders(spanish[key])} in Spanish, ${placeholders(english[key])} in English`,
      );
    }
    return complaints;
  });
}

/** Keys said in a file: `m.key`, `m['key']`, and `prefix*` for a key put together from a fixed beginning. */
function keysSaid(file: string, text: string): string[] {
  const said: string[] = [];
  walk(parseSource(file, text), (node) => {
    if (ts.isPropertyAccessExpression(node) && node.expression.getText() === 'm') {
      said.push(node.name.text);
    }
    if (!ts.isElementAccessExpression(node) || node.expression.getText() !== 'm') return;
    const key = node.argumentExpression;
    if (ts.isStringLiteralLike(key)) said.push(key.text);
    else if (ts.isTemplateExpression(key)) said.push(`${key.head.text}*`);
    else said.push('*');
  });
  return said;
}

function matches(said: string, key: string): boolean {
  return said.endsWith('*') ? key.startsWith(said.slice(0, -1)) : said === key;
}

function speakerOf(file: string): string {
  const [, inRoom, other] = /^app\/src\/(?:capabilities\/[^/]+\/([^/]+)|([^/.]+))/.exec(file) ?? [];
  return inRoom ?? other ?? '';
}

function ownerOf(key: string): string {
  return speakers.find((one) => key.startsWith(`${one.replaceAll('-', '_')}_`)) ?? '';
}

function mayspeak(speaker: string, owner: string): boolean {
  return speakers.indexOf(owner) !== -1 && speakers.indexOf(owner) <= speakers.indexOf(speaker);
}

/** Text that a person would read and that is in no message. */
function untranslated(file: string, text: string): string[] {
  const found: string[] = [];
  const tell = (node: ts.Node, words: string) => {
    const said = words.replaceAll(/\s+/g, ' ').trim();
    if (/\p{L}{3}/u.test(said) && !NAMES_IN_ANY_LANGUAGE.test(said)) {
      found.push(`${file}:${lineOf(node)} «${said}»`);
    }
  };
  walk(parseSource(file, text), (node) => {
    if (ts.isJsxText(node)) tell(node, node.text);
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) {
      const inside = node.expression;
      if (inside !== undefined && ts.isStringLiteralLike(inside)) tell(node, inside.text);
    }
    if (ts.isJsxAttribute(node) && SPOKEN_ATTRIBUTES.has(node.name.getText())) {
      const inside = node.initializer;
      if (inside !== undefined && ts.isStringLiteral(inside)) tell(node, inside.text);
    }
  });
  return found;
}

function inlineStyles(file: string, text: string): string[] {
  const found: string[] = [];
  walk(parseSource(file, text), (node) => {
    if (ts.isJsxAttribute(node) && node.name.getText() === 'style') {
      found.push(`${file}:${lineOf(node)} has a style attribute`);
    }
  });
  return found;
}

const product = productFiles();
const components = product.filter((file) => file.endsWith('.tsx'));
/** Samples on the living page of components, which is not in production, are pictures of text. */
const SPECIMENS = 'app/src/site/specimens/';
const saidIn = new Map(product.map((file) => [file, keysSaid(file, readSource(file))]));
const allKeys = folders.flatMap((folder) => Object.keys(folder.spanish));

test('every sentence has both languages, its room in front and the same blanks', () => {
  expect(folders.length).toBeGreaterThanOrEqual(5);
  expect(folders.flatMap(folderComplaints)).toEqual([]);
});

test('every sentence is said somewhere', () => {
  const said = [...saidIn.values()].flat();
  expect(allKeys.filter((key) => !said.some((one) => matches(one, key)))).toEqual([]);
});

test('every sentence said exists', () => {
  const unknown = [...saidIn].flatMap(([file, keys]) =>
    keys
      .filter((said) => !allKeys.some((key) => matches(said, key)))
      .map((said) => `${file}: ${said}`),
  );
  expect(unknown).toEqual([]);
});

test('no one says the words of a later room', () => {
  const borrowed = [...saidIn].flatMap(([file, keys]) =>
    keys
      .filter((said) => !mayspeak(speakerOf(file), ownerOf(said)))
      .map((said) => `${file}: ${said}`),
  );
  expect(borrowed).toEqual([]);
});

test('no page has text outside the messages', () => {
  expect(components.length).toBeGreaterThan(20);
  const pages = components.filter((file) => !file.startsWith(SPECIMENS));
  expect(pages.flatMap((file) => untranslated(file, readSource(file)))).toEqual([]);
});

test('no component has a style attribute, which the security policy would block', () => {
  expect(components.flatMap((file) => inlineStyles(file, readSource(file)))).toEqual([]);
});

test('seeded faults are seen', () => {
  const good: Folder = {
    speaker: 'count',
    spanish: { count_a: 'Hola {name}' },
    english: { count_a: 'Hello {name}' },
  };
  expect(folderComplaints(good)).toEqual([]);
  expect(folderComplaints({ ...good, english: {} })).toEqual(['count_a is not in English']);
  expect(folderComplaints({ ...good, english: { count_a: 'Hello' } })).toHaveLength(1);
  expect(folderComplaints({ ...good, speaker: 'site' })).toHaveLength(1);
  expect(folderComplaints({ ...good, english: { count_a: ' ' } })).not.toEqual([]);
  expect(keysSaid('a.tsx', "m.count_a(); m['count_b'](); m[`count_c_${code}`]();")).toEqual([
    'count_a',
    'count_b',
    'count_c_*',
  ]);
  expect(matches('count_c_*', 'count_c_late') && !matches('count_c', 'count_c_late')).toBe(true);
  expect(mayspeak('territories', 'count')).toBe(false);
  expect(
    mayspeak('count', 'territories') && mayspeak('count', 'ui') && mayspeak('site', 'count'),
  ).toBe(true);
  expect(mayspeak('ui', 'site')).toBe(false);
  expect(speakerOf('app/src/capabilities/vote/count/web/page.tsx')).toBe('count');
  expect(speakerOf('app/src/ui/hem/hem.tsx')).toBe('ui');
  expect(untranslated('a.tsx', 'const a = <p>Hola mundo</p>;')).toHaveLength(1);
  expect(untranslated('a.tsx', "const a = <p aria-label='Cerrar'>{'Hola'}</p>;")).toHaveLength(2);
  expect(
    untranslated('a.tsx', "const a = <a title={m.x()} class='big'>Minga · {m.y()}</a>;"),
  ).toEqual([]);
  expect(inlineStyles('a.tsx', 'const a = <p style={{ width: 1 }} />;')).toHaveLength(1);
});
