// The workbench's address says its filter, and nothing in an address breaks it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { benchQuery, parseBenchFilter } from './bench-filter.ts';

test('a filter and its address say the same', () => {
  const query = {
    etapa: 'feasibility',
    revision: 'land',
    hallazgo: 'none',
    unidad: '0b7f3c1e-6f1d-4f0e-8d7c-1a2b3c4d5e6f',
    revisa: 'nobody',
    atrasadas: '1',
    mias: '1',
    concurso: 'sector-pudeto',
    tema: 'sport',
    texto: 'cancha techada',
  };
  expect(benchQuery(parseBenchFilter(new URLSearchParams(query)))).toEqual(query);
});

test('whatever stands in an address, what is read of it reads the same again', () => {
  const name = fc.constantFrom(
    'etapa',
    'revision',
    'hallazgo',
    'unidad',
    'revisa',
    'mias',
    'texto',
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.string())), (pairs) => {
      const filter = parseBenchFilter(new URLSearchParams(pairs));
      const again = parseBenchFilter(new URLSearchParams(benchQuery(filter)));
      expect(again).toEqual(filter);
    }),
  );
});
