import { expect, test } from 'vitest';
import {
  authorityFilterQuery,
  institutionFilterQuery,
  parseAuthorityFilter,
  parseInstitutionFilter,
} from './filters.ts';
import { municipalityOf, regionalGovernmentOf } from './institution.ts';
import { isOfTeam, keptBy } from './keepers.ts';

test('a municipality has the address of its comuna, a regional government its own', () => {
  expect(municipalityOf({ cut: '09108', name: 'Lautaro', slug: 'lautaro' })).toMatchObject({
    slug: 'lautaro',
    name: 'Municipalidad de Lautaro',
  });
  const nameOf = (name: string) => regionalGovernmentOf({ code: '07', name, slug: 'x' }).name;
  expect(nameOf('Región del Maule')).toBe('Gobierno Regional del Maule');
  expect(nameOf('Región de Los Ríos')).toBe('Gobierno Regional de Los Ríos');
  expect(nameOf('Región Metropolitana de Santiago')).toBe(
    'Gobierno Regional Metropolitano de Santiago',
  );
});

test('a filter is read from its address and written back, and nonsense is no filter', () => {
  const query = new URLSearchParams('q=nuble&tipo=municipalidad&region=16&etapa=en-curso');
  const filter = parseInstitutionFilter(query);
  expect(filter).toEqual({
    text: 'nuble',
    kind: 'municipality',
    regionCode: '16',
    stage: 'begun',
  });
  expect(institutionFilterQuery(filter)).toEqual(Object.fromEntries(query));
  const nonsense = new URLSearchParams("tipo=x&region='&etapa=1&pagina=-1");
  expect(institutionFilterQuery(parseInstitutionFilter(nonsense))).toEqual({});
  const authorities = new URLSearchParams('q=soto&region=09&cuerpo=concejo&todas=1');
  expect(authorityFilterQuery(parseAuthorityFilter(authorities))).toEqual(
    Object.fromEntries(authorities),
  );
  expect(authorityFilterQuery(parseAuthorityFilter(nonsense))).toEqual({});
});

test('officers and certifying officers keep their institution; others are of its team', () => {
  const institution = (id: string) => ({ kind: 'institution', id });
  const grants = [
    { role: 'pb-officer', scope: institution('a') },
    { role: 'certifying-officer', scope: institution('a') },
    { role: 'councillor', scope: institution('b') },
    { role: 'pb-officer', scope: { kind: 'organization', id: 'c' } },
    { role: 'platform-operator', scope: undefined },
  ];
  expect(keptBy(grants)).toEqual(['a']);
  expect(isOfTeam(grants, 'b')).toBe(true);
  expect(isOfTeam(grants, 'c')).toBe(false);
});
