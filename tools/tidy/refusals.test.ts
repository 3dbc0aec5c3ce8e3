// No refusal is silent: types give each code its sentence in both languages, and here none of them is empty.
import ts from 'typescript';
import { expect, test } from 'vitest';
import { lineOf, parseSource, productFiles, readSource, walk } from './source-files.ts';

const SHORTEST_SENTENCE = 12;

interface Sentence {
  readonly where: string;
  readonly text: string;
}

/** Functions that say a sentence: those called `…Sentence`, and the entries of the tables in `*sentence*` files. */
function sayers(file: string, text: string): ts.Node[] {
  const found: ts.Node[] = [];
  const isTableFile = /sentence/.test(file);
  walk(parseSource(file, text), (node) => {
    if (ts.isFunctionDeclaration(node) && /Sentences?$/.test(node.name?.text ?? ''))
      found.push(node);
    if (isTableFile && ts.isPropertyAssignment(node) && isFunction(node.initializer))
      found.push(node);
  });
  return found;
}

function isFunction(node: ts.Node): boolean {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

/** What is returned as text, with every `${…}` standing for a word. */
function sentencesOf(file: string, text: string): Sentence[] {
  return sayers(file, text).flatMap((sayer) => {
    const said: Sentence[] = [];
    walk(sayer, (node) => {
      const returned = ts.isReturnStatement(node) ? node.expression : arrowBody(node);
      const words = returned === undefined ? undefined : textOf(returned);
      if (words !== undefined) said.push({ where: `${file}:${lineOf(node)}`, text: words });
    });
    return said;
  });
}

function arrowBody(node: ts.Node): ts.Node | undefined {
  return ts.isArrowFunction(node) && !ts.isBlock(node.body) ? node.body : undefined;
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join('word');
}

const sentences = productFiles().flatMap((file) => sentencesOf(file, readSource(file)));

test('no sentence of a refusal is empty or a bare word', () => {
  expect(sentences.length).toBeGreaterThan(60);
  const silent = sentences.filter(
    ({ text }) => text.trim().length < SHORTEST_SENTENCE || !text.includes(' '),
  );
  expect(silent).toEqual([]);
});

test('seeded silence is seen', () => {
  const table = "const es = { 'a': () => '', 'b': (r) => `el puerto ${r.port} está ocupado.` };";
  expect(sentencesOf('refusal-sentences.ts', table).map(({ text }) => text)).toEqual([
    '',
    'el puerto word está ocupado.',
  ]);
  const named = "function listenSentence(r) { switch (r.code) { case 'x': return ''; } }";
  expect(sentencesOf('start.ts', named)).toHaveLength(1);
  expect(sentencesOf('start.ts', "function other() { return ''; }")).toEqual([]);
});
