// The rules of the forum: what is an answer, who finds it useful, how a guide reads and how it goes on.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guideBlocks, mayRevise, slugOfTitle } from './guide.ts';
import { isReadable, mayMarkUseful, mustBeAnswer } from './question.ts';
import { parseTheme, themeInAddress, themes } from './theme.ts';

const answer = {
  id: 'a',
  authorId: 'luz',
  threadId: null,
  shownVersion: 1,
  hidingId: null,
  withdrawnAt: null,
  askedCommentId: 'q',
};

test('every theme has a word of its own in addresses, and no other word is one', () => {
  expect(themes.map((theme) => parseTheme(themeInAddress[theme]))).toEqual(themes);
  expect(new Set(Object.values(themeInAddress)).size).toBe(themes.length);
  expect([parseTheme('voting'), parseTheme(''), parseTheme(null)]).toEqual(
    Array(3).fill(undefined),
  );
});

describe('an answer', () => {
  test('begins a thread below a question and is read by everybody', () => {
    expect(mustBeAnswer(answer).ok).toBe(true);
    for (const change of [{ threadId: 't' }, { askedCommentId: undefined }, { id: 'q' }]) {
      expect(mustBeAnswer({ ...answer, ...change })).toMatchObject({
        error: { code: 'conversation/no-answer' },
      });
    }
    for (const change of [
      { shownVersion: null },
      { hidingId: 'd' },
      { withdrawnAt: new Date(0) },
    ]) {
      expect(isReadable({ ...answer, ...change })).toBe(false);
      expect(mustBeAnswer({ ...answer, ...change })).toMatchObject({
        error: { code: 'conversation/not-answerable' },
      });
    }
  });

  test('is useful to others than its author, also once she has been forgotten', () => {
    expect(mayMarkUseful(answer, 'rosa').ok).toBe(true);
    expect(mayMarkUseful({ ...answer, authorId: null }, 'rosa').ok).toBe(true);
    expect(mayMarkUseful(answer, 'luz')).toMatchObject({
      error: { code: 'conversation/own-answer' },
    });
  });
});

describe('the text of a guide', () => {
  test('has headings, lists and paragraphs, and nothing else is markup', () => {
    const text =
      '# Antes\nPide la lista.\nRevísala.\n\n1. Llama.\n2) Anota.\n- Mesa\n- Tinta\n\n#sin espacio <b>x</b>';
    expect(guideBlocks(text)).toEqual([
      { kind: 'heading', text: 'Antes' },
      { kind: 'paragraph', text: 'Pide la lista.\nRevísala.' },
      { kind: 'list', isNumbered: true, items: ['Llama.', 'Anota.'] },
      { kind: 'list', isNumbered: false, items: ['Mesa', 'Tinta'] },
      { kind: 'paragraph', text: '#sin espacio <b>x</b>' },
    ]);
  });

  test('loses no word of what was typed', () => {
    const typed = fc.array(fc.constantFrom('# ', '- ', '3. ', 'uno', 'dos', '\n', '\n\n', ' '));
    fc.assert(
      fc.property(typed, (pieces) => {
        const said = guideBlocks(pieces.join('')).flatMap((block) =>
          block.kind === 'list' ? block.items : block.text,
        );
        const words = (text: string) => text.match(/uno|dos/g) ?? [];
        expect(words(said.join('\n'))).toEqual(words(pieces.join('')));
      }),
    );
  });
});

test('the address of a guide is made of whole words of its title', () => {
  expect(slugOfTitle('¿Cómo votar en el campo, sin Ñandú?')).toBe(
    'como-votar-en-el-campo-sin-nandu',
  );
  expect(slugOfTitle('¿¡…!?')).toBe('guia');
  expect(slugOfTitle(`${'palabra '.repeat(20)}`)).toMatch(/^(palabra-){6}palabra$/);
  expect(slugOfTitle('a'.repeat(90))).toBe('guia');
});

test('a guide is changed from its latest version, to something else, as long as it stands', () => {
  const text = { title: 'Urnas', text: 'Una por local.', lang: 'es' };
  const guide = { latest: { ...text, number: 2 }, withdrawnAt: null };
  const next = { ...text, text: 'Dos por local.', fromVersion: 2 };
  expect(mayRevise(guide, next).ok).toBe(true);
  const refused = (code: string) => ({ error: { code: `conversation/${code}` } });
  expect(mayRevise(guide, { ...next, fromVersion: 1 })).toMatchObject(refused('guide-changed'));
  expect(mayRevise(guide, { ...text, fromVersion: 2 })).toMatchObject(refused('guide-same'));
  expect(mayRevise({ ...guide, withdrawnAt: new Date(0) }, next)).toMatchObject(
    refused('guide-withdrawn'),
  );
});
