// Figures in words, against a reader that adds them up again; and texts in which nothing is left to guess.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inWords, pesosInWords, readAloud } from './spoken.ts';

test.each([
  [0, 'cero', 'zero'],
  [1, 'uno', 'one'],
  [16, 'dieciséis', 'sixteen'],
  [21, 'veintiuno', 'twenty-one'],
  [31, 'treinta y uno', 'thirty-one'],
  [100, 'cien', 'one hundred'],
  [101, 'ciento uno', 'one hundred and one'],
  [500, 'quinientos', 'five hundred'],
  [1000, 'mil', 'one thousand'],
  [21_021, 'veintiún mil veintiuno', 'twenty-one thousand and twenty-one'],
  [1_000_000, 'un millón', 'one million'],
  [
    31_700_900,
    'treinta y un millones setecientos mil novecientos',
    'thirty-one million seven hundred thousand nine hundred',
  ],
  [1_001_000_000, 'mil un millones', 'one billion one million'],
])('%i', (number, spanish, english) => {
  expect(inWords(number, 'es-CL')).toBe(spanish);
  expect(inWords(number, 'en')).toBe(english);
});

/** Reads words back: the other way round, slow and plain. */
const values = new Map<string, number>();
for (const [at, word] of [
  ...'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince'.split(
    ' ',
  ),
  ...'dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés'.split(' '),
  ...'veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve'.split(' '),
].entries()) {
  values.set(word, at);
}
for (const [at, word] of 'treinta cuarenta cincuenta sesenta setenta ochenta noventa'
  .split(' ')
  .entries()) {
  values.set(word, 30 + 10 * at);
}
for (const [
  at,
  word,
] of 'ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos'
  .split(' ')
  .entries()) {
  values.set(word, 100 * (at + 1));
}
values.set('cien', 100).set('un', 1).set('veintiún', 21);

function readBack(words: string): number {
  let [whole, thousands, part] = [0, 0, 0];
  for (const word of words.split(' ')) {
    if (word === 'y') continue;
    if (word === 'mil') {
      thousands = (part || 1) * 1000;
      part = 0;
    } else if (word.startsWith('mill')) {
      whole = (thousands + part) * 1_000_000;
      thousands = 0;
      part = 0;
    } else {
      part += values.get(word) ?? Number.NaN;
    }
  }
  return whole + thousands + part;
}

test('every number in words is read back as itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (number) => {
      expect(readBack(inWords(number, 'es-CL'))).toBe(number);
    }),
  );
  for (let number = 0; number <= 2100; number++) {
    expect(readBack(inWords(number, 'es-CL'))).toBe(number);
  }
});

test('pesos', () => {
  expect(pesosInWords(12_500_000, 'es-CL')).toBe('doce millones quinientos mil pesos');
  expect(pesosInWords(1_000_000, 'es-CL')).toBe('un millón de pesos');
  expect(pesosInWords(1, 'es-CL')).toBe('un peso');
  expect(pesosInWords(21_000, 'es-CL')).toBe('veintiún mil pesos');
  expect(pesosInWords(8_900_000, 'en')).toBe('eight million nine hundred thousand pesos');
});

test.each([
  [
    'Av. Prat N.º 595, esq. Psje. Los Aromos',
    'avenida Prat número quinientos noventa y cinco, esquina pasaje Los Aromos',
  ],
  [
    'Plaza de 1.200 m2 a $3.500.000',
    'Plaza de mil doscientos metros cuadrados a tres millones quinientos mil pesos',
  ],
  ['A 300 m de la JJ.VV. 12', 'A trescientos metros de la juntas de vecinos doce'],
  ['El 40% de 2 km', 'El cuarenta por ciento de dos kilómetros'],
  ['Fono 065 2628', 'Fono cero seis cinco dos mil seiscientos veintiocho'],
])('«%s»', (written, spoken) => {
  expect(readAloud(written)).toBe(spoken);
});

test('whatever is written, nothing of what is read aloud is a digit or a sign of money', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (text) => {
      expect(readAloud(text)).not.toMatch(/[0-9$]/);
    }),
  );
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('$', '1.000', '12', '.', 'm2', ' ', '%', 'Av.')),
      (parts) => {
        expect(readAloud(parts.join(''))).not.toMatch(/[0-9$]/);
      },
    ),
  );
});
