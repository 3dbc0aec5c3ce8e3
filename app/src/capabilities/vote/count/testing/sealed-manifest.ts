// The part of a manifest and the leaves that rules about the end of a sealed vote go by, as their tests write them.
import type { Contest, Leaf, Manifest } from '@minga/ballot';
import type { PlacedLeaf } from '../rules/sealed/log-state.ts';

export function contestOf(id: string, kind: Contest['ballot']['kind'] = 'approval'): Contest {
  return {
    ...{ id, title: `Concurso ${id}`, budget: 50, order: ['1', '2', '3'], lot: id },
    projects: ['1', '2', '3'].map((one) => ({
      id: one,
      name: `Obra ${one}`,
      cost: 20,
      sha256: '',
    })),
    ballot: {
      kind,
      min: 0,
      max: 3,
      points: kind === 'points' ? 10 : 0,
      within_budget: false,
      pad: 256,
    },
    ...{ rule: { rule: 'greedy' }, paper: 'none', issuer: { kty: 'RSA', n: '', e: 'AQAB' } },
    ...{ electors: 300, min_electors: 300 },
  };
}

export function manifestOf(more: Partial<Manifest> = {}): Manifest {
  return {
    ...{ type: 'manifest', spec: 'pb-voto/1', id: 'prueba', demo: false, title: 'Prueba' },
    contests: [contestOf('comuna'), contestOf('sector')],
    styles: [{ id: 'todos', name: 'Todos', electors: 300, contests: ['comuna', 'sector'] }],
    windows: { cast_until: '2027-04-11T22:00:00Z' },
    urn: { mode: 'feldman', commits: [], n: 3, t: 2, holders: [] },
    officers: [],
    ...more,
  } as unknown as Manifest;
}

/** In the order given, from place 1. */
export function placed(...leaves: readonly object[]): readonly PlacedLeaf[] {
  return leaves.map((leaf, at) => ({ place: at + 1, leaf: leaf as Leaf }));
}

export const signed = { at: '2027-04-12T00:00:00Z', sigs: [] } as const;
