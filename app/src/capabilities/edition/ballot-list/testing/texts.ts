// Lists as tests write them, without a database.
import { type Candidate, FORMAT, type ListedProject, type ListText } from '../rules/list-text.ts';

export function candidate(id: string, more: Partial<Candidate> = {}): Candidate {
  return {
    id,
    project: `00000000-0000-4000-8000-${id.padStart(12, '0')}`,
    version: 1,
    title: `Plaza ${id}`,
    need: 'Los niños juegan en la calle.',
    place: 'Costanera, frente a la escuela',
    sector: 'Pudeto',
    theme: 'green-areas',
    cost_clp: 8_900_000,
    proposed_clp: 8_900_000,
    upkeep_clp: null,
    is_of_institution: false,
    conflictGroup: null,
    togetherGroup: null,
    ...more,
  };
}

export function listText(projects: readonly ListedProject[]): ListText {
  return {
    format: FORMAT,
    institution: { slug: 'ancud', name: 'Municipalidad de Ancud' },
    edition: { slug: '2027', name: 'Presupuesto participativo 2027' },
    contest: { code: 'pudeto', name: 'Sector Pudeto', amount_clp: 50_000_000 },
    round: 1,
    bases: { version: 1, sha256: '00'.repeat(32) },
    label: 'Nómina 2027/pudeto/1',
    frozen_at: '2027-03-02T15:00:00.000Z',
    projects,
  };
}
