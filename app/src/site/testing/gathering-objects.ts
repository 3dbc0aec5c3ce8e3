// A gathering and a visit of a side, as the addresses of guarded routes name them.
import { randomUUID } from 'node:crypto';
import { BEFORE, LATER, type Making, type Row } from './making.ts';

/** Called by an institution or an organisation, with whoever said to come, and published: it has a page of its own. */
export async function gatheringOf(side: Making, by: Row, slug: string): Promise<string> {
  const { insert, institution, personId, written } = side;
  const id = await insert('gatherings.gathering', {
    ...by,
    slug,
    kind: 'encounter',
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
  await meetAt(side, id);
  return id;
}

/** What of a gathering and of a visit is shown to everybody. */
export const gatheringWords = [
  ...['Asamblea', 'Propósito', 'Efecto', 'Temario', 'Sede', 'Rampa', 'Cuidado', 'Bases'],
  ...['Ponencia', 'Sumario', 'Coro', 'Cabeza', 'Balance', 'Enmendado'],
  ...['Afán', 'Curiosidad', 'Lección', 'Apoyo'],
];
/** And what only at the desk. */
export const deskWords = ['Descarte', 'Comitiva'];

/** What an encounter has besides: a paper of each state, a delegation and a report. */
async function meetAt(
  { insert, institution, organization, personId, written }: Making,
  id: string,
) {
  const call = { text: written('Bases'), closes_on: '2026-11-29', opened_at: BEFORE };
  await insert('gatherings.paper_call', { gathering_id: id, ...call }, 'gathering_id');
  const sent = { gathering_id: id, person_id: personId, sent_at: BEFORE };
  const texts = {
    title: written('Ponencia'),
    summary: written('Sumario'),
    authors: written('Coro'),
  };
  for (const answer of [
    { state: 'accepted', position: 1, organization_id: organization.id },
    { state: 'not-accepted', reason: written('Descarte') },
  ]) {
    const file = { id: randomUUID(), room: 'gatherings', kind: 'pdf', name: 'ponencia.pdf' };
    const file_id = await insert('platform.file', { ...file, is_public: true });
    await insert('gatherings.paper', { ...sent, ...texts, ...answer, file_id, decided_at: BEFORE });
  }
  await insert('gatherings.delegation', {
    gathering_id: id,
    institution_id: institution.id,
    person_id: personId,
    people_count: 2,
    head_name: written('Cabeza'),
    publishes_head: true,
    names: [written('Comitiva')],
    registered_at: BEFORE,
  });
  const figures = { enrolled: 1, attended: 1, papers: 1, delegations: 1, survey_answers: null };
  for (const version of [1, 2]) {
    await insert('gatherings.report', {
      gathering_id: id,
      version,
      text: written('Balance'),
      reason: version === 1 ? null : written('Enmendado'),
      written_at: BEFORE,
      figures: JSON.stringify(figures),
      published_at: BEFORE,
      content_sha256: '0'.repeat(64),
    });
  }
}

/** Asked of a third municipality, which told what it learned; helped by a public body. */
export async function visitOf({ db, insert, institution, written }: Making): Promise<string> {
  const others = await db
    .selectFrom('institutions.institution')
    .select(['id', 'slug'])
    .where('slug', 'in', ['castro', 'subdere'])
    .execute();
  const idOf = (slug: string) => others.find((one) => one.slug === slug)?.id;
  const visit_id = await insert('gatherings.visit', {
    number: Number(institution.cut),
    asker_id: institution.id,
    asked_id: idOf('castro'),
    reason: written('Afán'),
    interest: written('Curiosidad'),
    proposed_days: ['2026-12-10'],
    visit_on: '2026-11-23',
    state: 'held',
    state_reason: written('Cambio'),
    asked_at: BEFORE,
    answered_at: BEFORE,
  });
  const lesson = { institution_id: idOf('castro'), text: written('Lección'), written_at: BEFORE };
  await insert('gatherings.visit_lesson', { visit_id, ...lesson }, 'visit_id');
  const sponsor = { institution_id: idOf('subdere'), contribution: written('Apoyo') };
  await insert(
    'gatherings.visit_sponsor',
    { visit_id, ...sponsor, sponsored_at: BEFORE },
    'visit_id',
  );
  return String(Number(institution.cut));
}
