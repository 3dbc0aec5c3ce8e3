// Who took part in what a contest decided, as far as Minga knows them: they are told what came out.
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';

/** Ids of authors, of those who signed with them or endorsed, and of whoever acknowledged what the vote decides. */
export async function listTookPart(
  tx: Tx,
  { contestId, editionId }: { readonly contestId: string; readonly editionId: string },
): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`
    with listed as (select project_id as id from editions.slate_project where contest_id = ${contestId})
    select author_person_id as id from proposals.proposal join listed using (id)
      where author_person_id is not null
    union select person_id from proposals.coauthor join listed on listed.id = coauthor.proposal_id
      where person_id is not null
    union select person_id from proposals.endorsement join listed on listed.id = endorsement.proposal_id
      where person_id is not null
    union select person_id from editions.acknowledgement
      where edition_id = ${editionId} and person_id is not null`.execute(tx);
  return found.rows.map(({ id }) => id);
}
