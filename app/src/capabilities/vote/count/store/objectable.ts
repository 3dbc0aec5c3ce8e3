// Contests with a result and days for objections, of an institution: what sheets of paper are about, and what waits for its team.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';

export interface Objectable {
  readonly editionId: string;
  readonly institutionId: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly editionSlug: string;
  readonly editionName: string;
  readonly contestId: string;
  readonly code: string;
  readonly contestName: string;
  readonly timeZone: string;
  /** The last day, there. */
  readonly until: string;
}

const SUBJECTS_MOST = 200;

/** Of the round in which each contest is; the latest days first. */
export async function listObjectable(
  db: Database | Tx,
  institutionId: string,
): Promise<readonly Objectable[]> {
  const { rows } = await sql<Objectable>`select edition.id as "editionId",
      institution.id as "institutionId", institution.slug as "institutionSlug",
      institution.name as "institutionName", edition.slug as "editionSlug", edition.name as "editionName",
      contest.id as "contestId", contest.code, coalesce((select item ->> 'name'
        from editions.publication join editions.rulebook on rulebook.id = publication.rulebook_id,
          jsonb_array_elements(rulebook.committed_text::jsonb -> 'contests') item
        where publication.edition_id = edition.id and item ->> 'code' = contest.code
        order by publication.version desc limit 1), contest.code) as "contestName",
      days.time_zone as "timeZone", days.until_on::text as until
    from editions.contest
    join editions.edition on edition.id = contest.edition_id
    join institutions.institution on institution.id = edition.institution_id
    join lateral (select time_zone, max(until_on) as until_on
      from count.objection_windows(contest.id, count.round_of(contest.id)) group by time_zone) days on true
    where institution.id = ${institutionId} and exists (select from count.result
      where result.contest_id = contest.id and result.round = count.round_of(contest.id))
    order by days.until_on desc, edition.slug, contest.code limit ${SUBJECTS_MOST}`.execute(db);
  return rows;
}

export interface ObjectionWork {
  readonly institutionName: string;
  readonly institutionSlug: string;
  readonly editionSlug: string;
  readonly editionName: string;
  readonly timeZone: string;
  /** That this person may answer: she neither counted nor brought the vote in, nor objects. */
  readonly openCount: number;
  /** The nearest term of these, `YYYY-MM-DD` there; null without any. */
  readonly dueOn: string | null;
  readonly toRemedyCount: number;
}

/** By edition, of these institutions; only editions with something to do. */
export async function listObjectionWork(
  db: Database,
  personId: string,
  institutionIds: readonly string[],
): Promise<readonly ObjectionWork[]> {
  if (institutionIds.length === 0) return [];
  const { rows } = await sql<ObjectionWork>`select institution.name as "institutionName",
      institution.slug as "institutionSlug", edition.slug as "editionSlug", edition.name as "editionName",
      coalesce(min(days.time_zone), 'America/Santiago') as "timeZone",
      (count(*) filter (where one.outcome is null))::int as "openCount",
      (min(one.answer_due_on) filter (where one.outcome is null))::text as "dueOn",
      (count(*) filter (where one.outcome is not null))::int as "toRemedyCount"
    from count.objection one
    join editions.edition on edition.id = one.edition_id
    join institutions.institution on institution.id = edition.institution_id
    left join lateral count.objection_days(one.contest_id) days on true
    where institution.id = any (${[...institutionIds]}::uuid[]) and one.withdrawn_at is null
      and one.round = count.round_of(one.contest_id)
      and ((one.outcome is null and one.person_id is distinct from ${personId}
          and not count.counted_it(one.contest_id, one.round, ${personId}))
        or (one.outcome is not null and not count.is_remedied(one)))
    group by edition.id, institution.id order by min(one.answer_due_on), edition.id`.execute(db);
  return rows;
}

export interface ToCertify {
  readonly institutionName: string;
  readonly institutionSlug: string;
  readonly editionSlug: string;
  readonly editionName: string;
  readonly contestName: string;
}

/** Contests whose last result could be certified now: the same that the database asks of it. */
export async function listToCertify(
  db: Database,
  institutionIds: readonly string[],
  now: Date,
): Promise<readonly ToCertify[]> {
  if (institutionIds.length === 0) return [];
  const { rows } = await sql<ToCertify>`select institution.name as "institutionName",
      institution.slug as "institutionSlug", edition.slug as "editionSlug", edition.name as "editionName",
      coalesce((select item ->> 'name' from editions.rulebook,
          jsonb_array_elements(rulebook.committed_text::jsonb -> 'contests') item
        where rulebook.id = last.rulebook_id and item ->> 'code' = contest.code), contest.code) as "contestName"
    from editions.contest
    join editions.edition on edition.id = contest.edition_id
    join institutions.institution on institution.id = edition.institution_id
    join lateral (select * from count.result where result.contest_id = contest.id
      and result.round = count.round_of(contest.id) order by version desc limit 1) last on true
    join count.vote on vote.id = last.vote_id and vote.withdrawn_at is null
    where institution.id = any (${[...institutionIds]}::uuid[])
      and not exists (select from count.certification where certification.result_id = last.id)
      and editions.halted(edition.id, contest.id) is null
      and not exists (select from editions.archiving where archiving.edition_id = edition.id)
      and not exists (select from count.objection_windows(contest.id, last.round)
        where (until_on + 1)::timestamp at time zone time_zone > ${now}::timestamptz)
      and not exists (select from count.objection one where one.contest_id = contest.id
        and one.round = last.round and ((one.outcome is null and one.withdrawn_at is null)
          or not count.is_remedied(one)))
    order by edition.id, contest.code`.execute(db);
  return rows;
}
