import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Parsed, problemOf, type Typed } from '../../../../platform/http/form.ts';
import { inLocale } from '../../../../platform/words.ts';
import { parseCut } from '../../territories/rules/index.ts';
import type { Registration } from '../actions/register-organization.ts';
import { posts } from '../rules/board.ts';
import { isInMunicipalRegister, organizationKinds } from '../rules/kind.ts';
import type { PlaceNames } from '../store/places.ts';
import { anotherRut, councilOfLautaro } from '../testing/given.ts';
import {
  boardFields,
  parseBoard,
  parseFacts,
  parseProfile,
  parseRegistration,
  typedBoard,
  typedFacts,
  typedProfile,
} from './registration-form.ts';

const today = '2026-11-25';
const lautaro = parseCut('09108') ?? ('' as never);
const places: PlaceNames = {
  comunas: [{ cut: lautaro, name: 'Lautaro' }],
  regions: [{ code: '09', name: 'La Araucanía' }],
};

function typedOf({ facts, profile, board }: Registration): Typed {
  return { ...typedFacts(facts), ...typedProfile(profile), ...typedBoard(board) };
}

function problems(parsed: Parsed<unknown>): Record<string, string> {
  if (parsed.isSound) return {};
  return Object.fromEntries(parsed.problems.map(({ field, message }) => [field, message]));
}

const words = (max: number) =>
  fc
    .stringMatching(/^[A-Za-zÁ-ú0-9.,'" -]{1,60}$/)
    .map((text) => text.replace(/\s+/g, ' ').trim().slice(0, max).trim())
    .filter((text) => text !== '');

const registration: fc.Arbitrary<Registration> = fc
  .record({
    kind: fc.constantFrom(...organizationKinds),
    name: words(160),
    number: fc.integer({ min: 1, max: 99_999 }),
    reach: fc.constantFrom('comuna', 'region', 'country'),
    place: words(160),
    purpose: fc.oneof(fc.constant(''), words(60)),
    publishes: fc.boolean(),
    names: fc.array(words(60), { minLength: 1, maxLength: 7 }),
  })
  .map((given) => {
    const base = councilOfLautaro();
    const isMunicipal = isInMunicipalRegister(given.kind);
    const isInComuna = isMunicipal || given.reach === 'comuna';
    return {
      facts: {
        kind: given.kind,
        name: given.name,
        rut: isMunicipal ? undefined : anotherRut(),
        registryNumber: isMunicipal ? String(given.number) : undefined,
        legalPersonalityOn: undefined,
        cut: isInComuna ? lautaro : undefined,
        regionCode: !isInComuna && given.reach === 'region' ? '09' : undefined,
      },
      profile: {
        ...base.profile,
        place: given.place,
        purpose: given.purpose,
        publishesContact: given.publishes,
        publishesBoard: !given.publishes,
      },
      board: {
        ...base.board,
        members: given.names.flatMap((name, at) => {
          const [, post] = boardFields[at] ?? [];
          return post === undefined ? [] : [{ post, name }];
        }),
      },
    };
  });

describe('a registration', () => {
  test('whatever it says is written into the fields and read back as it was', () => {
    fc.assert(
      fc.property(registration, (given) => {
        const read = parseRegistration(typedOf(given), places, today);
        expect(read).toEqual({ isSound: true, values: given });
      }),
    );
  });

  test('of garbage is never sound, and says so at fields that there are', () => {
    const fields = [...Object.keys(typedOf(councilOfLautaro())), 'proposito', 'sitio'];
    const garbage = fc.dictionary(fc.constantFrom(...fields), fc.string());
    fc.assert(
      fc.property(garbage, (typed) => {
        const read = parseRegistration(typed, places, today);
        expect(read.isSound).toBe(false);
        for (const field of Object.keys(problems(read))) expect(fields).toContain(field);
      }),
    );
  });

  test('each field is told once, in the language of the page', () => {
    const spanish = parseRegistration({}, places, today);
    const english = inLocale('en', () => parseRegistration({}, places, today));
    if (spanish.isSound || english.isSound) throw new Error('nothing was typed');
    const fields = spanish.problems.map(({ field }) => field);
    expect(new Set(fields).size).toBe(fields.length);
    expect(english.problems.map(({ field }) => field)).toEqual(fields);
    expect(problemOf(spanish.problems, 'tipo')).toBe('Elige el tipo de organización.');
    expect(problemOf(english.problems, 'tipo')).toBe('Choose the kind of organisation.');
    expect(problemOf(english.problems, 'rut')).toBeUndefined();
  });
});

describe('single fields', () => {
  const typed = typedOf(councilOfLautaro());
  const factsSay = (change: Typed) => problems(parseFacts({ ...typed, ...change }, places, today));
  const profileSays = (change: Typed) => problems(parseProfile({ ...typed, ...change }));
  const boardSays = (change: Typed) => problems(parseBoard({ ...typed, ...change }, today));

  test('a RUT is read as people write it, and one of a person is told apart', () => {
    for (const rut of ['65.000.001-3', '65000001‐3', ' 650000013 ', '65.000.001-3']) {
      expect(factsSay({ rut })).toEqual({});
    }
    for (const rut of ['65.000.001-4', '12.345.678-5', 'no tiene']) {
      expect(factsSay({ rut })).toHaveProperty('rut');
    }
  });

  test('a day is read as a field or a person writes it', () => {
    for (const personalidad of ['1998-05-04', '4-5-1998', '04/05/1998', '04.05.1998']) {
      const read = parseFacts({ ...typed, personalidad }, places, today);
      expect(read.isSound && read.values.legalPersonalityOn).toBe('1998-05-04');
    }
    for (const personalidad of ['31-02-1998', '1998', 'ayer', '2026-11-26']) {
      expect(factsSay({ personalidad })).toHaveProperty('personalidad');
    }
  });

  test('only a place that there is, and for a junta de vecinos only a comuna', () => {
    for (const ambito of ['99999', 'region-99', 'lautaro', '']) {
      expect(factsSay({ ambito })).toHaveProperty('ambito');
    }
    expect(factsSay({ ambito: 'pais' })).toHaveProperty('ambito');
    expect(factsSay({ ambito: 'region-09', tipo: 'foundation' })).toEqual({});
  });

  test('contact is what can be reached; a site gets its scheme and runs nothing', () => {
    const read = parseProfile({ ...typed, sitio: 'www.guacolda.cl' });
    expect(read.isSound && read.values.website).toBe('https://www.guacolda.cl');
    for (const sitio of ['javascript:alert(1)', 'data:text/html,x', 'guacolda', 'http://']) {
      expect(profileSays({ sitio })).toHaveProperty('sitio');
    }
    for (const correo of ['a@b', 'a b@c.cl', '@c.cl', 'a@@c.cl']) {
      expect(profileSays({ correo })).toHaveProperty('correo');
    }
    expect(profileSays({ telefono: '+56 (9) 1234-5678' })).toEqual({});
    expect(profileSays({ telefono: '<b>' })).toHaveProperty('telefono');
    expect(profileSays({ proposito: 'x'.repeat(601) })).toHaveProperty('proposito');
  });

  test('what turns text around or breaks lines is taken out of one line', () => {
    const nombre = 'Junta\u202e de\u0000\nVecinos\t 7';
    const read = parseFacts({ ...typed, nombre }, places, today);
    expect(read.isSound && read.values.name).toBe('Junta de Vecinos 7');
  });

  test('a board is told where its days are wrong', () => {
    expect(boardSays({ 'directiva-hasta': '2025-03-01' })).toHaveProperty('directiva-hasta');
    expect(boardSays({ 'directiva-hasta': '2050-01-01' })).toHaveProperty('directiva-hasta');
    expect(boardSays({ 'directiva-hasta': '2026-11-24' })).toHaveProperty('directiva-hasta');
    expect(boardSays({ presidencia: '' })).toHaveProperty('presidencia');
    expect(boardSays({ 'directiva-documento': '' })).toHaveProperty('directiva-documento');
    expect(new Set(boardFields.map(([, post]) => post))).toEqual(new Set(posts));
  });
});
