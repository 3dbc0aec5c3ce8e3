// What a ballot list puts to the vote, in the words of the people of a side.
import { BEFORE, PUBLISHED, type Writing } from './making.ts';
import type { Sent } from './sent-proposals.ts';

interface ListGiven {
  readonly contest: string;
  readonly listed: readonly Sent[];
  readonly label: string;
}

/** As it is frozen and published. */
export function listText(side: Writing, { contest, listed, label }: ListGiven) {
  const { institution, objects, written } = side;
  const projects = listed.map(({ id, number }) => ({
    ...{ id: String(number), project: id, version: 1, title: written('Listado') },
    ...{ need: written('Escasez'), place: written('Esquina'), sector: written('Barrio') },
    ...{ theme: 'lighting', cost_clp: 1_000_000, proposed_clp: 1_000_000, upkeep_clp: null },
    ...{ is_of_institution: false, excludes: [], together_with: [] },
  }));
  const text = JSON.stringify({
    format: 'minga-nomina/1',
    institution: { slug: institution.slug, name: written('Emisora') },
    edition: { slug: objects.get(PUBLISHED), name: written('Proceso') },
    contest: { code: contest, name: written('Papeleta'), amount_clp: 4_000_000 },
    ...{ round: 1, bases: { version: 1, sha256: '00'.repeat(32) }, label: written(label) },
    ...{ frozen_at: BEFORE.toISOString(), projects },
  });
  return { text, projects };
}
