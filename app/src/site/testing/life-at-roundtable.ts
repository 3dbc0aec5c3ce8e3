// Rows of somebody who speaks at the Mesa de Trabajo, who applies to it for an organisation, and who keeps its secretariat.
import { randomUUID } from 'node:crypto';
import { insertPastRules } from '../../platform/testing/past-rules.ts';
import type { Surroundings } from './life.ts';

/** A call of the country with an application to it; who sent it or assessed it. */
async function applyWith(
  { given, life, institutionId: institution_id, organizationId: organization_id }: Surroundings,
  who: { readonly sent_by: string; readonly assessed_by?: string },
): Promise<string> {
  const number = await life.find('select 1 + coalesce(max(number), 0) as it from roundtable.call');
  const days = { opens_on: '2026-10-20', closes_on: '2026-10-30' };
  const call = { institution_id, title: life.text(), purpose: life.text(), plan_hint: '', ...days };
  const at = life.at();
  const call_id = await life.insert(
    'roundtable.call',
    { ...call, number, created_at: at, published_at: at },
    'id',
  );
  const id = randomUUID();
  const found = { outcome: 'not-admitted', reason: life.text(), assessed_at: life.at() };
  await insertPastRules(given, 'roundtable.application', {
    ...{ id, call_id, organization_id, name_then: life.text(), letter: life.text() },
    ...{ territory: life.text(), sent_at: life.at(), changed_at: life.at(), ...who },
    ...('assessed_by' in who ? found : { withdrawn_at: life.at() }),
  });
  return id;
}

/** She sent an application, spoke for a body, and speaks no more. */
export async function sitAtRoundtable(around: Surroundings, personId: string): Promise<void> {
  const { given, life } = around;
  const application_id = await applyWith(around, { sent_by: personId });
  const member_id = randomUUID();
  await insertPastRules(given, 'roundtable.member', {
    ...{ id: member_id, slug: `integrante-${member_id}`, organization_id: around.organizationId },
    ...{ application_id, name_then: life.text(), joined_on: '2026-10-20' },
    ...{ left_on: '2026-11-02', left_reason: life.text() },
  });
  await insertPastRules(given, 'roundtable.representative', {
    ...{ member_id, person_id: personId, rank: 'alternate', asked_at: life.at() },
    ...{ accepted_at: life.at(), ended_at: life.at(), ended_as: 'stepped-down' },
  });
  await giveOpinion(around, personId);
}

/** She assessed an application, which had been hers, invited a body, and answered an invitation. */
export async function keepRoundtable(around: Surroundings, personId: string): Promise<void> {
  const { life, institutionId: institution_id } = around;
  await applyWith(around, { sent_by: personId, assessed_by: personId });
  const asked = { institution_id, from_institution_id: institution_id, words: life.text() };
  const answered = { outcome: 'declined', reason: life.text() };
  await life.insert('roundtable.invitation', {
    ...{ ...asked, ...answered, invited_by: personId, answered_by: personId },
    ...{ invited_at: life.at(), answered_at: life.at() },
  });
}

/** She said what she thinks of a statement of a topic. */
async function giveOpinion(around: Surroundings, personId: string): Promise<void> {
  const { given, life, institutionId: institution_id } = around;
  const [topic_id, question_id] = [randomUUID(), randomUUID()];
  const number = await life.find('select 1 + coalesce(max(number), 0) as it from roundtable.topic');
  const topic = { id: topic_id, number, institution_id, title: life.text(), purpose: life.text() };
  await insertPastRules(given, 'roundtable.topic', { ...topic, opened_at: life.at() });
  await insertPastRules(given, 'roundtable.question', {
    ...{ id: question_id, topic_id, position: 1, statement: life.text(), asked_at: life.at() },
  });
  await insertPastRules(given, 'roundtable.opinion', {
    ...{ question_id, person_id: personId, choice: 'pass', given_at: life.at() },
  });
}
