// The text of a list: one for one slate, in the order of its proposals, with what excludes what said by number.
import { lot as drawOrder, hashText } from '@minga/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { candidate, listText } from '../testing/texts.ts';
import { checkList } from './check-list.ts';
import { inShort, listedProjects, sealList } from './list-text.ts';

test('projects stand by the number of their proposals, as numbers and not as text', () => {
  const ids = listedProjects([candidate('10'), candidate('9'), candidate('100')]);
  expect(ids.map(({ id }) => id)).toEqual(['9', '10', '100']);
});

test('groups are said by the numbers of the others, and a bundle does not exclude itself', () => {
  const listed = listedProjects([
    candidate('1', { conflictGroup: 'a', togetherGroup: 't' }),
    candidate('2', { conflictGroup: 'a', togetherGroup: 't' }),
    candidate('3', { conflictGroup: 'a' }),
    candidate('4'),
  ]);
  const ties = listed.map(({ id, excludes, together_with }) => [id, excludes, together_with]);
  expect(ties).toEqual([
    ['1', ['3'], ['2']],
    ['2', ['3'], ['1']],
    ['3', ['1', '2'], []],
    ['4', [], []],
  ]);
});

test('the same slate in whatever order has one text and one hash', async () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 2, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(ids, fc.nat(), async (numbers, turn) => {
      const all = numbers.map((number) => candidate(String(number)));
      const turned = [...all.slice(turn % all.length), ...all.slice(0, turn % all.length)];
      const one = await sealList(listText(listedProjects(all)));
      const other = await sealList(listText(listedProjects(turned)));
      expect(other).toEqual(one);
      expect(one.sha256).toBe(await hashText(one.text));
    }),
  );
});

test('whoever checks a sealed list finds its hash, and the order of the lot with just its entries', async () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 2, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(ids, fc.stringMatching(/^[1-6]{20}$/), async (numbers, entropy) => {
      const text = listText(listedProjects(numbers.map((one) => candidate(String(one)))));
      const sealed = await sealList(text);
      const checked = await checkList(sealed.text, entropy);
      if (!checked.ok) throw new Error(checked.error.code);
      const order = checked.value.order ?? [];
      expect(checked.value).toMatchObject({ sha256: sealed.sha256, isCanonical: true });
      expect(order.map(({ id }) => Number(id)).sort((a, b) => a - b)).toEqual(
        numbers.toSorted((a, b) => a - b),
      );
      expect(order.map(({ number }) => number)).toEqual(numbers.map((_, at) => at + 1));
      expect(order.map(({ id }) => id)).toEqual(
        await drawOrder(text.label, numbers.map(String), entropy),
      );
    }),
  );
});

test('a file that an editor laid out again is the same list, and it is said that its text is not', async () => {
  const { text, sha256 } = await sealList(
    listText(listedProjects([candidate('1'), candidate('2')])),
  );
  const pretty = `\uFEFF${JSON.stringify(JSON.parse(text), null, 2)}\n`;
  expect(await checkList(pretty, '')).toMatchObject({
    ok: true,
    value: { sha256, isCanonical: false, order: null },
  });
  const changed = text.replace('"title":"Plaza 1"', '"title":"Plaza 1 b"');
  const other = await checkList(changed, '');
  expect(other.ok && other.value.sha256).not.toBe(sha256);
});

test.each([
  ['', 'not-json'],
  ['{', 'not-json'],
  ['{"a":1.5}', 'not-json'],
  ['null', 'not-a-list'],
  ['{"format":"minga-nomina/1","label":"x"}', 'not-a-list'],
  ['{"format":"minga-nomina/2","label":"x","projects":[]}', 'not-a-list'],
  ['{"format":"minga-nomina/1","label":"x","projects":[null]}', 'not-a-list'],
  ['{"format":"minga-nomina/1","label":"x","projects":[{"id":"1"},{"id":"1"}]}', 'not-a-list'],
])('%j is told to be %s', async (text, code) => {
  expect(await checkList(text, '123')).toEqual({ ok: false, error: { code } });
});

test('a need in short is whole sentences, or its first words', () => {
  expect(inShort(' En invierno \n se inunda. ')).toBe('En invierno se inunda.');
  const sentence = `${'a'.repeat(150)}. `;
  expect(inShort(sentence + 'b'.repeat(300))).toBe(sentence.trim());
  const words = inShort('palabra '.repeat(60));
  expect(words.endsWith('palabra…')).toBe(true);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 700 }), (text) => {
      expect(inShort(text).length).toBeLessThanOrEqual(281);
      expect(inShort(text).isWellFormed()).toBe(true);
    }),
  );
});
