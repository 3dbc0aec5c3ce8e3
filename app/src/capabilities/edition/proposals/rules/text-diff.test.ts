import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffWords } from './text-diff.ts';

const without = (kind: 'in' | 'out', before: string, after: string) =>
  diffWords(before, after)
    .filter((one) => one.kind !== kind)
    .map(({ text }) => text)
    .join('');

test('a word that changed stands beside what came instead, and the rest stays', () => {
  expect(diffWords('Seis luminarias en la costanera', 'Ocho luminarias en la costanera')).toEqual([
    { kind: 'out', text: 'Seis ' },
    { kind: 'in', text: 'Ocho ' },
    { kind: 'same', text: 'luminarias en la costanera' },
  ]);
});

test('a mark of punctuation does not change the word before it', () => {
  expect(diffWords('la plaza y la sede', 'la plaza, y la sede')).toEqual([
    { kind: 'same', text: 'la ' },
    { kind: 'out', text: 'plaza ' },
    { kind: 'in', text: 'plaza, ' },
    { kind: 'same', text: 'y la sede' },
  ]);
});

test('a figure changes as a whole', () => {
  expect(diffWords('Cuesta $21.000.000.', 'Cuesta $29.750.000.')).toEqual([
    { kind: 'same', text: 'Cuesta ' },
    { kind: 'out', text: '$21.000.000' },
    { kind: 'in', text: '$29.750.000' },
    { kind: 'same', text: '.' },
  ]);
});

test('the same text is one stretch, and an empty one none', () => {
  expect(diffWords('igual que antes', 'igual que antes')).toEqual([
    { kind: 'same', text: 'igual que antes' },
  ]);
  expect(diffWords('', '')).toEqual([]);
});

test('both wordings can be read out of any difference', () => {
  const words = fc
    .array(
      fc.constantFrom('plaza', 'sede', 'agua', 'luz', ',', '.', '\n', 'á', '1', '$1.500', '-41,8'),
      {
        maxLength: 30,
      },
    )
    .map((list) => list.join(' '));
  fc.assert(
    fc.property(words, words, (before, after) => {
      expect(without('in', before, after)).toBe(before);
      expect(without('out', before, after)).toBe(after);
    }),
  );
});

test('six thousand letters are compared in less than a second', () => {
  const long = 'vereda con rampa y baranda '.repeat(220);
  const began = performance.now();
  diffWords(long, `Antes ${long.replaceAll('rampa', 'escala')} después`);
  expect(performance.now() - began).toBeLessThan(1000);
});
