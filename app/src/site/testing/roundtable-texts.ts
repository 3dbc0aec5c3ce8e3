// A call that was resolved, who was not admitted to it, and a member that left: what everybody reads of the Mesa de Trabajo.
import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '../../platform/testing/database.ts';
import { insertPastRules } from '../../platform/testing/past-rules.ts';
import type { Writing } from './making.ts';
import { ACT } from './objects.ts';

const APPLIED = new Date('2026-11-10T15:00:00Z');
const RESOLVED = new Date('2026-11-24T15:00:00Z');

/** The call is number 1, and the member has the address name of its organisation. */
export async function writeRoundtable(at: Writing, database: TestDatabase): Promise<void> {
  const { organization, institution, personId, objects, written } = at;
  const [call_id, application_id] = [randomUUID(), randomUUID()];
  const { rows } = await database.pool.query('select id from records.document limit 1');
  await insertPastRules(database, 'roundtable.call', {
    ...{ id: call_id, institution_id: institution.id, number: 1 },
    title: written('Llamado'),
    purpose: written('Cometido'),
    plan_hint: written('Planificar'),
    ...{
      opens_on: '2026-11-10',
      closes_on: '2026-11-20',
      created_at: APPLIED,
      published_at: APPLIED,
    },
    ...{ resolved_at: RESOLVED, resolved_act_id: objects.get(ACT), document_id: rows[0].id },
  });
  const asked = { call_id, position: 1, text: written('Exigencia'), is_document: false };
  await insertPastRules(database, 'roundtable.requirement', asked);
  await insertPastRules(database, 'roundtable.extension', {
    ...{ call_id, from_day: '2026-11-15', to_day: '2026-11-20', extended_at: APPLIED },
    reason: written('Aplazada'),
  });
  await insertPastRules(database, 'roundtable.application', {
    ...{ id: application_id, call_id, organization_id: organization.id, sent_by: personId },
    ...{ name_then: written('Postulante'), sent_at: APPLIED, changed_at: APPLIED },
    ...{ letter: written('Misiva'), territory: written('Alcance') },
    ...{ outcome: 'not-admitted', reason: written('Inadmisible'), assessed_at: RESOLVED },
  });
  const member_id = randomUUID();
  await insertPastRules(database, 'roundtable.member', {
    ...{ id: member_id, slug: organization.slug, organization_id: organization.id, application_id },
    ...{ name_then: written('Antigua'), joined_on: '2026-11-24' },
    ...{ left_on: '2026-11-24', left_reason: written('Despedida') },
  });
  await writeTopic(at, database, member_id);
}

/** What a member said of a topic, on what grounds, and what it backed and does not any more; all number 1. */
async function writeTopic(
  { institution, personId, written }: Writing,
  database: TestDatabase,
  member_id: string,
): Promise<void> {
  const [topic_id, question_id, representative_id, stance_id, analysis_id, area_id] = Array.from(
    { length: 6 },
    () => randomUUID(),
  );
  const put = (table: string, row: Record<string, unknown>) =>
    insertPastRules(database, `roundtable.${table}`, row);
  await put('representative', {
    ...{ id: representative_id, member_id, person_id: personId, rank: 'principal' },
    ...{ asked_at: APPLIED, accepted_at: APPLIED, ended_at: RESOLVED, ended_as: 'member-left' },
  });
  await put('topic', {
    ...{ id: topic_id, number: 1, institution_id: institution.id, opened_at: APPLIED },
    ...{ title: written('Temática'), purpose: written('Averiguar') },
  });
  await put('question', {
    ...{ id: question_id, topic_id, position: 1, asked_at: APPLIED },
    statement: written('Enunciado'),
  });
  const said = { member_id, representative_id, version: 1, written_at: APPLIED };
  await put('stance', {
    ...{ ...said, id: stance_id, question_id, choice: 'agree-if' },
    ...{ condition: written('Salvedad'), reasons: written('Argumento') },
  });
  await put('analysis', {
    ...{ ...said, id: analysis_id, topic_id },
    ...{ title: written('Estudio'), summary: written('Síntesis') },
  });
  const cited = { address: 'https://ejemplo.cl/estudio', added_at: APPLIED };
  await put('evidence', { ...cited, stance_id, title: written('Fuente') });
  await put('evidence', { ...cited, analysis_id, title: written('Bibliografía') });
  await put('common_area', {
    ...{ id: area_id, number: 1, topic_id, representative_id, proposed_at: APPLIED },
    ...{ title: written('Ámbito'), text: written('Coincidencia') },
  });
  await put('common_area_question', { area_id, question_id });
  await put('backing', {
    ...{ area_id, member_id, representative_id, backed_at: APPLIED, withdrawn_at: RESOLVED },
    reason: written('Desistimiento'),
  });
}
