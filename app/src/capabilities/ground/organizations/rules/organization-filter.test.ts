import { expect, test } from 'vitest';
import { organizationFilterQuery, parseOrganizationFilter } from './organization-filter.ts';

const read = (query: string) => parseOrganizationFilter(new URLSearchParams(query));

test('what is not understood is as if it were absent', () => {
  const nothing = read('');
  expect(
    read('q=%20&region=araucania&comuna=lautaro&tipo=club&directiva=si&estado=x&pagina=0'),
  ).toEqual(nothing);
  expect(organizationFilterQuery(nothing)).toEqual({});
  expect(nothing.page).toBe(1);
});

test('a filter is written in the address as it was read', () => {
  const query = 'q=guacolda&region=09&comuna=09108&tipo=functional&directiva=vigente&estado=todas';
  const filter = read(`${query}&pagina=3`);
  expect(filter.page).toBe(3);
  expect(new URLSearchParams(organizationFilterQuery(filter)).toString()).toBe(query);
});
