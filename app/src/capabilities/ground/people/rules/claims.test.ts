import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readClaims } from './claims.ts';

const rol = { numero: 44_444_444, DV: '4', tipo: 'RUN' };
const maria = {
  run: '44444444-4',
  names: { given: 'María Carmen', family: 'Del Río González' },
};

describe('ClaveÚnica', () => {
  test('tells names as lists of words', () => {
    const name = { nombres: ['María', 'Carmen'], apellidos: ['Del Río', 'González'] };
    expect(readClaims({ sub: '2594', RolUnico: rol, name }, 'claveunica')).toEqual(maria);
  });

  test('tells names as one text, and may shout them', () => {
    const name = { nombres: 'MARÍA CARMEN', apellidos: 'DEL RÍO GONZÁLEZ' };
    expect(readClaims({ RolUnico: rol, name }, 'claveunica')).toEqual(maria);
  });

  test.each([
    ['as text with a small k', { numero: '10000013', DV: 'k' }, '10000013-K'],
    ['without saying what it is', { numero: 44_444_444, DV: 4 }, '44444444-4'],
    ['with its kind in small letters', { ...rol, tipo: 'run' }, '44444444-4'],
  ])('tells the number %s', (_, RolUnico, run) => {
    expect(readClaims({ RolUnico, name: { nombres: 'Ana' } }, 'claveunica')?.run).toBe(run);
  });

  test.each([
    ['of another kind', { ...rol, tipo: 'RUT' }],
    ['with a wrong check digit', { ...rol, DV: '5' }],
    ['without a check digit', { numero: 44_444_444 }],
    ['of a company', { numero: 55_555_555, DV: '5', tipo: 'RUN' }],
    ['that is no number', { numero: { $gt: 0 }, DV: '4' }],
    ['that is not there', undefined],
    ['that is null', null],
  ])('a number %s proves no RUN, but the name stays', (_, RolUnico) => {
    const read = readClaims({ RolUnico, name: { nombres: ['Ana'] } }, 'claveunica');
    expect(read).toEqual({ run: undefined, names: { given: 'Ana', family: '' } });
  });

  test.each([
    ['no name', {}],
    ['a name that is null', { name: null }],
    ['only family names', { name: { apellidos: ['Soto'] } }],
    ['an empty list', { name: { nombres: [] } }],
    ['a list without words', { name: { nombres: [1, null, {}] } }],
    ['the standard claims instead', { given_name: 'Ana', family_name: 'Soto' }],
  ])('with %s nobody can be read', (_, claims) => {
    expect(readClaims({ RolUnico: rol, ...claims }, 'claveunica')).toBeUndefined();
  });
});

describe('the standard', () => {
  test('tells given and family name, and the RUN if there is one', () => {
    const claims = { given_name: 'Ana', family_name: 'Soto', run: '12.345.678-5' };
    expect(readClaims(claims, 'standard')).toEqual({
      run: '12345678-5',
      names: { given: 'Ana', family: 'Soto' },
    });
  });

  test('may tell only one name for all', () => {
    expect(readClaims({ name: 'Ana Soto' }, 'standard')).toEqual({
      run: undefined,
      names: { given: 'Ana Soto', family: '' },
    });
  });

  test('never takes its RUN from the claims of ClaveÚnica', () => {
    expect(readClaims({ given_name: 'Ana', RolUnico: rol }, 'standard')?.run).toBeUndefined();
    expect(readClaims({ given_name: 'Ana', run: 12_345_678 }, 'standard')?.run).toBeUndefined();
  });
});

test('whatever a provider says, it is read or nobody is, and nothing breaks', () => {
  const claims = fc.dictionary(
    fc.constantFrom('name', 'RolUnico', 'given_name', 'family_name', 'run', 'sub'),
    fc.oneof(
      fc.anything(),
      fc.dictionary(fc.constantFrom('nombres', 'apellidos', 'numero', 'DV', 'tipo'), fc.anything()),
    ),
  );
  fc.assert(
    fc.property(claims, fc.constantFrom('claveunica', 'standard'), (said, shape) => {
      const read = readClaims(said, shape);
      if (read === undefined) return;
      expect(read.names.given).not.toBe('');
      expect(read.run ?? '1-9').toMatch(/^\d{1,8}-[\dK]$/);
    }),
    { numRuns: 500 },
  );
});

test('what cannot be written as text is no RUN', () => {
  const name = { nombres: 'Ana', apellidos: 'Soto' };
  const odd = { toString: 'text' };
  for (const RolUnico of [
    { numero: odd, DV: 'K' },
    { numero: 1, DV: odd },
    { numero: 1, tipo: odd },
  ]) {
    expect(readClaims({ name, RolUnico }, 'claveunica')).toEqual({
      run: undefined,
      names: { given: 'Ana', family: 'Soto' },
    });
  }
});
