import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mentionedIn, paragraphsOf } from './written-text.ts';

const NAMES = ['María G.', 'Chucao 123', 'Chucao 1'];
const links = (text: string) =>
  paragraphsOf(text, [])
    .flat(2)
    .flatMap((piece) => (piece.kind === 'link' ? [piece.href] : []));

test('an empty line begins a paragraph, any other a line', () => {
  const shown = paragraphsOf('Uno\ndos\n\n\nTres', []);
  expect(shown.map((lines) => lines.map(([piece]) => piece?.text))).toEqual([
    ['Uno', 'dos'],
    ['Tres'],
  ]);
});

test('addresses of the web become links, without the sign that ends the sentence', () => {
  expect(links('Mira (https://minga.example/a?b=1), y http://b.example.')).toEqual([
    'https://minga.example/a?b=1',
    'http://b.example/',
  ]);
  const [[pieces] = []] = paragraphsOf('Ve https://a.example/x.', []);
  expect(pieces?.map(({ text }) => text)).toEqual(['Ve ', 'https://a.example/x', '.']);
});

test.each([
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'https://banco.example@evil.example/',
  'https://user:pass@evil.example/',
  'https://',
  'http://[',
  'ftp://a.example/',
  '//evil.example/',
])('«%s» is text and leads nowhere', (text) => {
  expect(links(text)).toEqual([]);
});

test('a mention is the longest whole name behind an @, whatever its letters', () => {
  expect(mentionedIn('Hola @maría g. y @Chucao 123!', NAMES)).toEqual(['María G.', 'Chucao 123']);
  expect(mentionedIn('correo maria@María G., @Chucao 12', NAMES)).toEqual([]);
  expect(mentionedIn('https://a.example/@Chucao 1', NAMES)).toEqual([]);
  expect(mentionedIn('@Chucao 1, sí', NAMES)).toEqual(['Chucao 1']);
});

test('nothing of what was written is lost or added', () => {
  const typed = fc.array(
    fc.constantFrom('a', ' ', '@', '\n', '\n\n', 'María G.', 'https://a.example/b,', '<b>', 'İ'),
  );
  fc.assert(
    fc.property(typed, (pieces) => {
      const text = pieces.join('');
      const said = paragraphsOf(text, NAMES).flat(2);
      const kept = said.map((piece) => piece.text).join('');
      expect(kept.replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
    }),
  );
});
