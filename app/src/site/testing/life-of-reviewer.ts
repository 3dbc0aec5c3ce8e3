// Rows of a member of staff who reviews proposals, in every table of the review that keeps something of one.
import type { Surroundings } from './life.ts';

/** Makes a check, signs it off alone, decides the appeal of another, works in a unit, keeps a view and sends a spreadsheet. */
export async function review(around: Surroundings, person_id: string): Promise<void> {
  const { life, institutionId: institution_id, editionId: edition_id } = around;
  const { at, text } = life;
  const unit = { institution_id, name: text() };
  const unit_id = await life.insert('review.unit', unit, 'id');
  await life.insert('review.unit_member', { unit_id, person_id });
  const view = { institution_id, person_id, name: text(), query: 'etapa=ready' };
  await life.insert('review.saved_view', view);
  const sheet = { edition_id, person_id, file_name: text(), rows: '[]', sent_at: at() };
  await life.insert('review.import', sheet);
  const round = { edition_id, number: 17, opened_at: at() };
  const round_id = await life.insert('review.round', round, 'id');
  const [reviewed, appealed] = [
    await proposalOf(around, 81, text()),
    await proposalOf(around, 82, text()),
  ];
  const within = { edition_id, institution_id, round_id, stage: 'feasibility' };
  await life.insert('review.examination', {
    ...{ ...within, proposal_id: reviewed, outcome: 'feasible' },
    ...{ signed_off_at: at(), signed_off_by: person_id, signed_off_alone: true },
  });
  await life.insert('review.check', {
    ...{ proposal_id: reviewed, kind: 'legal', unit_id, reviewer_id: person_id },
    ...{ finding: 'yes', answered_at: at() },
  });
  await life.insert('review.examination', { ...within, proposal_id: appealed });
  const [against_at, filed_at, open_until] = [at(), at(), at()];
  await life.insert('review.appeal', {
    ...{ proposal_id: appealed, against_outcome: 'not-feasible', against_answer: text() },
    ...{ against_at, reason: text(), channel: 'web', filed_at, open_until },
    ...{ answer_due_on: '2026-10-20', decided_by: person_id },
    ...{ outcome: 'upheld', answer: text(), decided_at: at() },
  });
}

/** Of a neighbour. */
function proposalOf(
  { life, editionId, neighbour }: Surroundings,
  number: number,
  title: string,
): Promise<string> {
  return life.find(
    `with sent as (
        insert into proposals.proposal (edition_id, number, contest_id, channel, author_kind,
          author_person_id, author_name, state, version, title, theme, cost_clp, sent_at, changed_at)
        values ($1, $2, (select id from editions.contest where edition_id = $1 order by code limit 1),
          'web', 'person', $3, 'Vecina', 'sent', 1, $4, 'sport', 1000, $5, $5) returning id, sent_at),
      said as (
        insert into proposals.version (proposal_id, version, title, need, description, beneficiaries,
          theme, cost_clp, cost_lines, place, made_by, made_at)
        select id, 1, $4, 'x', 'x', '', 'sport', 1000, '[]', '', 'author', sent_at from sent
        returning proposal_id)
      select proposal_id as it from said`,
    [editionId, number, neighbour, title, life.at()],
  );
}
