// An edition of a side, a seat of its committee and a consultation, as the addresses of guarded routes name them.
import { presetRulebook } from '../../capabilities/edition/editions/rules/index.ts';
import { BEFORE, LATER, type Making, type Writing } from './making.ts';

export type Rulebook = ReturnType<typeof presetRulebook>;

/** The bases of a preset, with ballots for the sector of this side. */
export function basesOf({ objects, written }: Pick<Writing, 'objects' | 'written'>): Rulebook {
  const id = objects.get('/gestion/:institution/sectores/:id') ?? '';
  return presetRulebook('small-comuna-by-sectors', {
    institutionKind: 'municipality',
    places: [{ id, code: 'norte', name: written('Norte'), population: null }],
    fiscalYear: 2028,
    today: '2026-11-24',
    utm: null,
    words: {
      effect: written('Efecto'),
      everybody: 'Toda la comuna',
      largerOf: (place) => `${place}: uno`,
      smallerOf: (place) => `${place}: dos`,
      populationSource: 'Censo',
      frilCapSource: 'Instructivo',
    },
    contact: { where: written('Oficina'), email: 'pp@ejemplo.cl', phone: null },
  });
}

/** A draft that nobody has published, with the bases of a preset; its address is what names it. */
export async function editionOf(making: Making): Promise<string> {
  const { insert, institution, written } = making;
  const slug = `edicion-${institution.cut}`;
  // Named like its institution, so that what is made later finds it.
  const { id: edition_id } = institution;
  const named = { id: edition_id, institution_id: edition_id, slug };
  await insert('editions.edition', { ...named, name: written('Edición'), created_at: BEFORE });
  const draft = { edition_id, bases: JSON.stringify(basesOf(making)), updated_at: BEFORE };
  await insert('editions.draft', draft, 'edition_id');
  return slug;
}

export function seatOf({ insert, institution, written }: Making): Promise<string> {
  return insert('editions.committee_seat', {
    edition_id: institution.id,
    side: 'residents',
    name: written('Delegada'),
    role: written('Función'),
    held_from: '2026-11-01',
    recorded_at: BEFORE,
  });
}

/** A question that is open, with what the person of this side says of it, in a group: it has a page of its own. */
export async function consultationOf({
  insert,
  institution,
  personId,
  written,
}: Making): Promise<string> {
  const code = `base-${institution.slug}-2-2020`;
  const norm_id = await insert('norms.norm', {
    ...{ code, kind: 'ordinance', institution_id: institution.id, number: '2', dated_in: 2020 },
    registered_at: BEFORE,
  });
  await insert('norms.version', {
    ...{ norm_id, number: 1, title: written('Fundamento'), summary: written('Resumen') },
    ...{ mark: 'declared', end_is_known: true, is_shipped: false, written_at: BEFORE },
    source_publisher: written('Diario'),
  });
  const consultation_id = await insert('consultations.consultation', {
    ...{ slug: `consulta-${institution.cut}`, institution_id: institution.id, norm_id },
    ...{ kind: 'question', level: 'consultation', time_zone: 'America/Santiago' },
    title: written('Deliberación'),
    purpose: written('Intención'),
    effect: written('Consecuencia'),
    ...{ created_at: BEFORE, opened_at: BEFORE, closes_at: LATER },
  });
  const group = { consultation_id, number: 1, theme: written('Tema'), said: '' };
  const group_id = await insert('consultations.observation_group', group);
  await insert('consultations.observation', {
    ...{ consultation_id, way: 'web', person_id: personId, people_count: 1, group_id },
    ...{ stance: 'support', reasons: written('Razón'), proposed: '' },
    ...{ sent_at: BEFORE, changed_at: BEFORE, shown_version: 1 },
  });
  return consultation_id;
}
