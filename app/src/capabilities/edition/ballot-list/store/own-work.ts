// What waits for a team: editions whose days of the ballot list have come, with the contests that have no list yet.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import { timeZoneOf } from '../../../ground/territories/index.ts';

export interface ListsToFreeze {
  readonly editionSlug: string;
  readonly editionName: string;
  readonly institutionId: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly timeZone: string;
  /** Last day of the ballot list in the bases in force. */
  readonly until: string;
  readonly count: number;
}

/** Of these institutions, on a day that is the same there: contests in force without a list of their round. */
export async function listToFreeze(
  db: Database,
  institutionIds: readonly string[],
  now: Date,
): Promise<readonly ListsToFreeze[]> {
  if (institutionIds.length === 0) return [];
  const { rows } = await sql<ListsToFreeze>`select edition.slug as "editionSlug",
      edition.name as "editionName", institution.id as "institutionId",
      institution.slug as "institutionSlug", institution.name as "institutionName",
      place.zone as "timeZone", phase ->> 'until' as until, missing.count
    from editions.edition
    join institutions.institution on institution.id = edition.institution_id
    cross join lateral (select ${timeZoneOf('institution')} as zone) place
    cross join lateral (select publication.rulebook_id, rulebook.text::jsonb as rules
      from editions.publication join editions.rulebook on rulebook.id = publication.rulebook_id
      where publication.edition_id = edition.id order by publication.version desc limit 1) current
    cross join lateral jsonb_array_elements(current.rules -> 'operational' -> 'calendar') phase
    cross join lateral (select count(*)::int as count from editions.contest
      join editions.contest_terms terms on terms.contest_id = contest.id
        and terms.rulebook_id = current.rulebook_id
      cross join lateral (select 1 + count(*) as round from editions.interruption
        where interruption.contest_id = contest.id and interruption.kind = 'repeated') turn
      where contest.edition_id = edition.id and editions.halted(edition.id, contest.id) is null
        and not exists (select from editions.passage
          where passage.contest_id = contest.id and passage.round = turn.round)
        and not exists (select from ballot_list.list where list.contest_id = contest.id
          and list.round = turn.round and list.withdrawn_at is null)) missing
    where edition.institution_id = any (${[...institutionIds]}::uuid[])
      and phase ->> 'phase' = 'ballot-list'
      and (phase ->> 'from')::date <= (${now}::timestamptz at time zone place.zone)::date
      and missing.count > 0
      and not exists (select from editions.archiving where archiving.edition_id = edition.id)
    order by edition.created_at desc`.execute(db);
  return rows;
}
