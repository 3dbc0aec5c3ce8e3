// What is said of a vote that was brought in and withdrawn, on the page of the result that its contest has not.
import { sql } from 'kysely';
import type { TestDatabase } from '../../platform/testing/database.ts';
import { insertPastRules } from '../../platform/testing/past-rules.ts';
import { LATER, PUBLISHED, type Writing } from './making.ts';
import { broughtVote } from './sanction-objects.ts';
import { PROPOSED_FOR } from './sent-proposals.ts';

/** Of the list that waits for its lot. */
export async function writeVote(side: Writing, database: TestDatabase): Promise<void> {
  const { db, objects, institution, written } = side;
  const { rows } = await sql<{ list_id: string; contest_id: string }>`
    select list.id as list_id, list.contest_id from ballot_list.list
    join editions.contest on contest.id = list.contest_id
    join editions.edition on edition.id = contest.edition_id
    where edition.slug = ${objects.get(PUBLISHED)} and edition.institution_id = ${institution.id}
      and contest.code = ${PROPOSED_FOR} and list.withdrawn_at is null`.execute(db);
  await insertPastRules(database, 'count.vote', {
    ...{ ...rows[0], ...(await broughtVote(side)) },
    ...{ withdrawn_at: LATER, withdrawn_reason: written('Anulada') },
  });
}
