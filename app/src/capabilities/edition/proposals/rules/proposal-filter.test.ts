import { expect, test } from 'vitest';
import {
  isNarrowed,
  parseProposalFilter,
  proposalFilterQuery,
  publicStates,
} from './proposal-filter.ts';

test('what is asked in an address comes back as the same address', () => {
  const query = {
    q: 'luminarias',
    institucion: 'ancud',
    edicion: '2027',
    concurso: 'pudeto',
    sector: '3f0c8a52-0c53-4c1e-9d39-1a2b3c4d5e6f',
    organizacion: 'jjvv-pudeto',
    tema: 'areas-verdes',
    estado: 'en-revision',
    via: 'papel',
    zona: '-41.9,-73.9,-41.8,-73.8',
    orden: 'apoyos',
  };
  const filter = parseProposalFilter(new URLSearchParams(query));
  expect(proposalFilterQuery(filter)).toEqual(query);
  expect(isNarrowed(filter)).toBe(true);
});

test('what is not understood is as if it were absent', () => {
  const filter = parseProposalFilter(
    new URLSearchParams({
      edicion: '2027',
      sector: 'x',
      tema: 'x',
      estado: 'espera',
      via: 'x',
      zona: '-41.8,-73.9,-41.9,-73.8',
      orden: 'x',
    }),
  );
  expect(proposalFilterQuery(filter)).toEqual({});
  expect(isNarrowed(filter)).toBe(false);
});

test('nobody asks for what was never sent', () => {
  expect(publicStates).not.toContain('waiting');
  expect(publicStates).not.toContain('lapsed');
  expect(publicStates).toHaveLength(13);
});
