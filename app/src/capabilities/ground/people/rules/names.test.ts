import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Appearing,
  appearanceOf,
  inventedAlias,
  parseAlias,
  publicNameOf,
  tidyName,
} from './names.ts';

describe('others see', () => {
  test.each([
    ['María José', 'González Soto', 'María G.'],
    ['  José   Luis ', '  Pérez ', 'José P.'],
    ['Ñusta', 'ñancupil', 'Ñusta Ñ.'],
    ['Aukan', '', 'Aukan'],
    ['', '', ''],
    ['Ana', "O'Higgins", 'Ana O.'],
    ['Ana\u202e', '\u0000Ríos', 'Ana R.'],
  ])('of «%s» «%s» only «%s»', (given, family, shown) => {
    expect(publicNameOf({ given, family })).toBe(shown);
  });

  test('at most sixty letters, whole ones, and never more than the first of the family name', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 150 });
    fc.assert(
      fc.property(text, text, (given, family) => {
        const shown = publicNameOf({ given, family });
        expect([...shown].length).toBeLessThanOrEqual(60);
        expect(shown.isWellFormed()).toBe(true);
        expect(shown).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
      }),
    );
    expect([...publicNameOf({ given: '🦉'.repeat(70), family: '' })]).toHaveLength(60);
  });
});

describe('a name', () => {
  test.each([
    ['MARÍA JOSÉ', 'María José'],
    ['ÑANCULEF-HUENCHUÁN', 'Ñanculef-Huenchuán'],
    ["O'HIGGINS", "O'Higgins"],
    ['D’ANGELO', 'D’Angelo'],
    ['  ANA   MARÍA ', 'Ana María'],
    ['María de la Luz', 'María de la Luz'],
    ['McDonald', 'McDonald'],
    ['', ''],
  ])('told as «%s» is written «%s»', (told, written) => {
    expect(tidyName(told)).toBe(written);
  });

  test('that is tidy stays as it is, and none is longer than 120', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (told) => {
        const tidy = tidyName(told);
        expect(tidyName(tidy)).toBe(tidy);
        expect(tidy.length).toBeLessThanOrEqual(120);
      }),
    );
  });
});

describe('an alias', () => {
  test.each([
    ['Chucao 312', 'Chucao 312'],
    ['  la   vecina  ', 'la vecina'],
    ["O'Loica", "O'Loica"],
    ['n\u0303an\u0303a', 'ñaña'],
    ['3er piso', '3er piso'],
    ['Domingo', 'Domingo'],
    ['x'.repeat(40), 'x'.repeat(40)],
  ])('«%s» is taken as «%s»', (typed, alias) => {
    expect(parseAlias(typed)).toEqual({ alias });
  });

  test.each([
    ['ab', 'too-short'],
    ['   ', 'too-short'],
    ['...', 'too-short'],
    ["- ' -", 'too-short'],
    ['a.b.', 'too-short'],
    ['x'.repeat(41), 'too-long'],
    ['<b>hola</b>', 'has-signs'],
    ['@vecina', 'has-signs'],
    ['hola\u200bvecina', 'has-signs'],
    ['Alcaldesa', 'looks-official'],
    ['el ALCALDE', 'looks-official'],
    ['Concejo de Lautaro', 'looks-official'],
    ['Municipalidad', 'looks-official'],
    ['Minga', 'looks-official'],
    ['administración', 'looks-official'],
    ['Góbernadora', 'looks-official'],
  ])('«%s» is refused: %s', (typed, problem) => {
    expect(parseAlias(typed)).toBe(problem);
  });

  test('that was taken is taken again as it is', () => {
    const typed = fc.string({ unit: fc.constantFrom(..."aÁñ3 .-' 9Z"), maxLength: 45 });
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parseAlias(text);
        if (typeof parsed !== 'string') expect(parseAlias(parsed.alias)).toEqual(parsed);
      }),
    );
  });

  test('that is invented is one that may be chosen, whatever chance says', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000 }), fc.nat({ max: 1_000_000 }), (one, two) => {
        const drawn = [one, two];
        const alias = inventedAlias((below) => (drawn.pop() ?? 0) % below);
        expect(parseAlias(alias)).toEqual({ alias });
      }),
    );
  });
});

describe('somebody appears', () => {
  const names = { given: 'María José', family: 'González Soto' };
  const today = '2026-11-25';
  const appearing = (more: Partial<Appearing>) => appearanceOf({ names, ...more }, today, () => 0);
  const invented = { publicName: 'Chucao 100', usesAlias: true };

  test('by first name and initial, of age or of an age that is not known', () => {
    const byName = { publicName: 'María G.', usesAlias: false };
    expect(appearing({})).toEqual(byName);
    expect(appearing({ birthDate: '2008-11-25', aliasBefore: 'Loica 100' })).toEqual(byName);
  });

  test('by the alias that was chosen, whatever the age', () => {
    for (const birthDate of [undefined, '1990-01-01', '2015-01-01']) {
      const shown = { publicName: 'la vecina', usesAlias: true };
      expect(appearing({ birthDate, alias: 'la vecina', aliasBefore: 'Loica 100' })).toEqual(shown);
    }
  });

  test('as a minor always by an alias: the one of before, else an invented one', () => {
    const birthDate = '2008-11-26';
    expect(appearing({ birthDate })).toEqual(invented);
    const kept = { publicName: 'Loica 100', usesAlias: true };
    expect(appearing({ birthDate, aliasBefore: 'Loica 100' })).toEqual(kept);
  });

  test('by an alias when there is no name', () => {
    expect(appearing({ names: undefined })).toEqual(invented);
    expect(appearing({ names: { given: ' ', family: '' } })).toEqual(invented);
  });
});
