// Who stands behind a proposal, and who follows it: whom the room tells what happens to it.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';

/** Who is told what happens to a proposal, by person ids; whoever stands in more than one list is told as of the first. */
export interface WhoIsTold {
  /** Its author, the co-authors who accepted, and the representatives of the organisation that proposes it. */
  readonly authors: readonly string[];
  /** Whom an assembly that proposes elected, with an account, and who agreed to be named: they decide nothing. */
  readonly delegates: readonly string[];
  readonly followers: readonly string[];
}

const authorsOfThese = (
  ids: readonly string[],
) => sql`select id as proposal, author_person_id as person
      from proposals.proposal where id = any (${ids}::uuid[]) and author_person_id is not null
    union select proposal_id, person_id from proposals.coauthor
      where proposal_id = any (${ids}::uuid[]) and answer = 'accepted' and person_id is not null
    union select one.id, held.person_id from proposals.proposal one
      join people.role_grant held on held.organization_id = one.organization_id
        and held.role = 'organization-representative' and held.ended_at is null
      where one.id = any (${ids}::uuid[])`;

export async function listAuthors(
  db: Database | Tx,
  proposalId: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ person: string }>`select person
    from (${authorsOfThese([proposalId])}) author order by 1`.execute(db);
  return rows.map(({ person }) => person);
}

/** By the id of the proposal; who has nobody to be told is left out. */
export async function listWhoIsTold(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, WhoIsTold>> {
  const { rows } = await sql<WhoIsTold & { proposal: string }>`select proposal,
      array_agg(person order by person) filter (where standing = 1) as authors,
      array_agg(person order by person) filter (where standing = 2) as delegates,
      array_agg(person order by person) filter (where standing = 3) as followers
    from (select proposal, person, min(standing) as standing from (
        select proposal, person, 1 as standing from (${authorsOfThese(ids)}) author
        union all select one.id, registration.person_id, 2 from proposals.proposal one
          join gatherings.delegate on delegate.gathering_id = one.gathering_id and delegate.publishes_name
          join gatherings.registration on registration.id = delegate.id
          where one.id = any (${ids}::uuid[]) and registration.person_id is not null
        union all select proposal_id, person_id, 3 from proposals.following
          where proposal_id = any (${ids}::uuid[])
      ) everybody group by proposal, person) told
    group by proposal`.execute(tx);
  return new Map(
    rows.map(({ proposal, authors, delegates, followers }) => [
      proposal,
      { authors: authors ?? [], delegates: delegates ?? [], followers: followers ?? [] },
    ]),
  );
}
