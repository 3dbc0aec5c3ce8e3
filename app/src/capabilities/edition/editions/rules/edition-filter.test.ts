import { expect, test } from 'vitest';
import {
  editionFilterQuery,
  levelInAddress,
  parseEditionFilter,
  scopeInAddress,
} from './edition-filter.ts';

test('what is asked in an address comes back as the same address', () => {
  for (const destino of Object.values(scopeInAddress)) {
    for (const nivel of Object.values(levelInAddress)) {
      const asked = { q: 'Ancud', institucion: 'ancud', region: '10', ano: '2027', destino, nivel };
      expect(editionFilterQuery(parseEditionFilter(new URLSearchParams(asked)))).toEqual(asked);
    }
  }
});

test('what is not understood is as if it were absent', () => {
  const query = new URLSearchParams({
    institucion: 'no es',
    region: 'X',
    ano: '12',
    destino: 'works',
    nivel: 'ley',
  });
  expect(editionFilterQuery(parseEditionFilter(query))).toEqual({});
});
