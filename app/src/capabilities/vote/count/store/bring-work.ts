// What waits for a team: editions whose vote is over and was not brought in of every contest; and what their pages say of results.
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';

export interface VotesToBring {
  readonly editionSlug: string;
  readonly editionName: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly timeZone: string;
  /** Last day of the count in the bases in force. */
  readonly until: string | null;
  readonly count: number;
}

/** Of these institutions: contests whose vote was opened and is over there, and of which none stands. */
export async function listToBring(
  db: Database,
  institutionIds: readonly string[],
  now: Date,
): Promise<readonly VotesToBring[]> {
  if (institutionIds.length === 0) return [];
  const { rows } = await sql<VotesToBring>`select edition.slug as "editionSlug",
      edition.name as "editionName", institution.slug as "institutionSlug",
      institution.name as "institutionName", place.zone as "timeZone",
      (select phase ->> 'until' from jsonb_array_elements(current.calendar) phase
        where phase ->> 'phase' = 'count') as until, missing.count
    from editions.edition
    join institutions.institution on institution.id = edition.institution_id
    left join territories.comuna on comuna.cut = institution.cut
    cross join lateral (select coalesce(comuna.time_zone, (select mode() within group (order by inside.time_zone)
      from territories.comuna inside where inside.region_code = institution.region_code),
      'America/Santiago') as zone) place
    cross join lateral (select rulebook.text::jsonb #> '{operational,calendar}' as calendar
      from editions.publication join editions.rulebook on rulebook.id = publication.rulebook_id
      where publication.edition_id = edition.id order by publication.version desc limit 1) current
    cross join lateral (select count(*)::int as count from editions.contest
      cross join lateral (select 1 + count(*) as round from editions.interruption
        where interruption.contest_id = contest.id and interruption.kind = 'repeated') turn
      where contest.edition_id = edition.id and editions.halted(edition.id, contest.id) is null
        and not count.is_sealed(contest.id, turn.round::int)
        and exists (select from editions.passage where passage.contest_id = contest.id
          and passage.round = turn.round and passage.stage = 'voting-opened')
        and not exists (select from editions.passage where passage.contest_id = contest.id
          and passage.round = turn.round and passage.stage = 'certified')
        and not exists (select from count.vote where vote.contest_id = contest.id
          and vote.round = turn.round and vote.withdrawn_at is null)) missing
    where edition.institution_id = any (${[...institutionIds]}::uuid[]) and missing.count > 0
      and exists (select from jsonb_array_elements(current.calendar) phase where phase ->> 'phase' = 'voting'
        and (phase ->> 'until')::date < (${now}::timestamptz at time zone place.zone)::date)
      and not exists (select from editions.archiving where archiving.edition_id = edition.id)
    order by edition.created_at desc`.execute(db);
  return rows;
}

/** The last result of a contest, as the page of its edition tells it. */
export interface ShownResult {
  readonly contestId: string;
  readonly code: string;
  readonly name: string;
  readonly projects: number;
  readonly funded: number;
  readonly spentClp: number;
  readonly isSanctioned: boolean;
}

/** Of an edition, of votes that stand in the round in which each contest is. */
export function shownResults(editionId: string): RawBuilder<readonly ShownResult[]> {
  return sql`(select coalesce(json_agg(shown), '[]') from (select distinct on (contest.code) contest.id as "contestId",
      contest.code, list.text::jsonb #>> '{contest,name}' as name, sums.projects, sums.funded,
      sums.spent::float8 as "spentClp", exists (select from editions.passage
        where passage.contest_id = contest.id and passage.round = result.round
          and passage.stage = 'sanctioned') as "isSanctioned"
    from count.result
    join count.vote on vote.id = result.vote_id and vote.withdrawn_at is null
    join ballot_list.list on list.id = vote.list_id
    join editions.contest on contest.id = result.contest_id
    cross join lateral (select count(*)::int as projects,
        (count(*) filter (where is_funded))::int as funded,
        coalesce(sum(cost_clp) filter (where is_funded), 0) as spent
      from count.result_line line where line.result_id = result.id) sums
    where contest.edition_id = ${editionId}
      and result.round = 1 + (select count(*) from editions.interruption
        where interruption.contest_id = contest.id and interruption.kind = 'repeated')
    order by contest.code, result.version desc) shown)`;
}
