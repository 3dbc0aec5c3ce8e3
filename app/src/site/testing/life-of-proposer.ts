// Rows of a resident who proposes, in every table of proposals that keeps something of her.
import type { Surroundings } from './life.ts';

/** Writes a proposal, sends another, signs, endorses and follows it. */
export async function propose({ life, editionId: edition_id }: Surroundings, person_id: string) {
  const { at, text } = life;
  const contest_id = await life.insert('editions.contest', { edition_id, code: 'comunal' }, 'id');
  const proposal_id = await life.find(
    `with sent as (
        insert into proposals.proposal (edition_id, number, contest_id, channel, author_kind,
          author_person_id, author_name, tie, has_interest, interest, state, version, title, theme,
          cost_clp, sent_at, changed_at)
        values ($1, 71, $2, 'web', 'person', $3, $4, 'work', true, $5, 'sent', 1, $6, 'sport', 1000,
          $7, $7) returning id, title, sent_at),
      said as (
        insert into proposals.version (proposal_id, version, title, need, description, beneficiaries,
          theme, cost_clp, cost_lines, place, made_by, made_at)
        select id, 1, title, 'x', 'x', '', 'sport', 1000, '[]', '', 'author', sent_at from sent
        returning proposal_id)
      select proposal_id as it from said`,
    [edition_id, contest_id, person_id, text(), text(), text(), at()],
  );
  const own = { proposal_id, person_id };
  const draft = { edition_id, person_id, contents: JSON.stringify({ title: text() }) };
  await life.insert('proposals.draft', { ...draft, revision: 17, updated_at: at() });
  const endorsed = { ...own, edition_id, tie: 'study', endorsed_at: at() };
  await life.insert('proposals.endorsement', endorsed);
  await life.insert('proposals.following', { ...own, since: at() });
  const answered = { answer: 'accepted', answered_at: at(), public_name: text() };
  await life.insert('proposals.coauthor', { ...own, asked_at: at(), ...answered });
}
