// A gathering of a side, called by its institution or its organisation, as the addresses of guarded routes name it.
import { randomUUID } from 'node:crypto';
import { BEFORE, LATER, type Making, type Row } from './making.ts';

/** Called by an institution or an organisation, with whoever said to come, and published: it has a page of its own. */
export async function gatheringOf(
  { insert, institution, personId, written }: Making,
  by: Row,
  slug: string,
): Promise<string> {
  const id = await insert('gatherings.gathering', {
    ...by,
    slug,
    kind: 'assembly',
    level: 'consultation',
    title: written('Asamblea'),
    purpose: written('Propósito'),
    effect: written('Efecto'),
    agenda: [written('Temario')],
    cut: institution.cut,
    place: written('Sede'),
    access_notes: written('Rampa'),
    support_notes: written('Cuidado'),
    audience: written('Vecindad'),
    contact: written('Oficina'),
    time_zone: 'America/Santiago',
    starts_at: LATER,
    ends_at: new Date(LATER.getTime() + 7_200_000),
    state: 'published',
    created_at: BEFORE,
    published_at: BEFORE,
  });
  await insert('gatherings.registration', {
    id: randomUUID(),
    gathering_id: id,
    person_id: personId,
    companions: 0,
    state: 'confirmed',
    code: id.replaceAll('-', '').slice(0, 16).toUpperCase(),
    registered_at: BEFORE,
  });
  return id;
}
