import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRut } from '../../people/rules/index.ts';
import { parseCut } from '../../territories/rules/index.ts';
import { isInMunicipalRegister, organizationKinds, parseKind } from './kind.ts';
import { type LegalFacts, problemsOf } from './legal-facts.ts';
import { parseId, saysTheSame, slugsFor } from './organization.ts';

const council: LegalFacts = {
  kind: 'neighborhood-council',
  name: 'Junta de Vecinos Guacolda',
  rut: undefined,
  registryNumber: '123',
  legalPersonalityOn: '1998-05-04',
  cut: parseCut('09108'),
  regionCode: undefined,
};
const foundation: LegalFacts = {
  ...council,
  kind: 'foundation',
  rut: parseRut('65.000.001-3'),
  registryNumber: undefined,
  cut: undefined,
};
const today = '2026-11-25';

describe('what each kind must say', () => {
  test('a junta de vecinos may have no RUT yet, but a number and a comuna', () => {
    expect(problemsOf(council, today)).toEqual([]);
    expect(problemsOf({ ...council, registryNumber: undefined, cut: undefined }, today)).toEqual([
      'registry-missing',
      'comuna-missing',
    ]);
    expect(problemsOf({ ...council, registryNumber: 's/n' }, today)).toEqual([
      'registry-without-digits',
    ]);
  });

  test('whoever is not in the municipal register is told apart by its RUT', () => {
    expect(foundation.rut).toBeDefined();
    expect(problemsOf(foundation, today)).toEqual([]);
    for (const kind of organizationKinds.filter((one) => !isInMunicipalRegister(one))) {
      expect(problemsOf({ ...foundation, kind, rut: undefined }, today)).toEqual(['rut-missing']);
    }
  });

  test('a legal personality does not come from the future', () => {
    expect(problemsOf({ ...council, legalPersonalityOn: '2026-11-26' }, today)).toEqual([
      'personality-in-future',
    ]);
  });

  test('kinds are read by their own name only', () => {
    expect(organizationKinds.map(parseKind)).toEqual([...organizationKinds]);
    expect(parseKind('club')).toBeUndefined();
  });
});

describe('names for an address', () => {
  const some = (name: string, comuna: string | undefined, count: number) => {
    const names = slugsFor(name, comuna);
    return Array.from({ length: count }, () => names.next().value);
  };

  test('are the name, then with its comuna, then numbered', () => {
    expect(some('junta de vecinos guacolda', 'lautaro', 4)).toEqual([
      'junta-de-vecinos-guacolda',
      'junta-de-vecinos-guacolda-lautaro',
      'junta-de-vecinos-guacolda-lautaro-2',
      'junta-de-vecinos-guacolda-lautaro-3',
    ]);
    expect(some('fundacion', undefined, 2)).toEqual(['fundacion', 'fundacion-2']);
  });

  test('never take the place of a page', () => {
    expect(some('registrar', 'lautaro', 1)).toEqual(['registrar-lautaro']);
    expect(some('invitation', undefined, 1)).toEqual(['invitation-2']);
  });

  test('are what the database takes, short and all different', () => {
    const word = fc.stringMatching(/^[a-z0-9]{1,30}$/);
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 12 }),
        fc.option(word, { nil: undefined }),
        (words, comuna) => {
          const names = some(words.join(' '), comuna, 5);
          expect(new Set(names).size).toBe(5);
          for (const name of names) {
            expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
            expect(String(name).length).toBeLessThanOrEqual(100);
          }
        },
      ),
    );
  });
});

test('two sets of facts say the same when nothing differs', () => {
  expect(saysTheSame(council, { ...council })).toBe(true);
  expect(saysTheSame(council, { ...council, name: 'Otra' })).toBe(false);
  expect(saysTheSame(council, { ...council, cut: undefined })).toBe(false);
});

test('only what is an id reaches the database', () => {
  expect(parseId('0b5d1f4c-9a51-4f0e-8f6b-2f9a3a1f0c11')).toBeDefined();
  expect(parseId("0' or 1=1")).toBeUndefined();
  expect(parseId(undefined)).toBeUndefined();
});
