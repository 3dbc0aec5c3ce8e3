// What waits for a team in the sanction of its editions, one row for each edition and kind of work.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';

export const kindsOfWork = ['submit', 'decide', 'lapse', 'returned', 'answer', 'read'] as const;

export interface Work {
  /** To submit, to decide, to record the lapse of the term, to mend, to answer, to read before the sitting. */
  readonly kind: (typeof kindsOfWork)[number];
  readonly editionSlug: string;
  readonly editionName: string;
  readonly institutionId: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly timeZone: string;
  readonly count: number;
  /** `YYYY-MM-DD` there, where there is a term. */
  readonly until: string | null;
}

/** Of these institutions, on the day that it is there. */
export async function listWork(
  db: Database,
  institutionIds: readonly string[],
  now: Date,
): Promise<readonly Work[]> {
  if (institutionIds.length === 0) return [];
  const { rows } = await sql<Work>`with own as (
      select edition.*, institution.slug as institution_slug, institution.name as institution_name,
        sanction.time_zone(edition.id) as zone,
        (${now}::timestamptz at time zone sanction.time_zone(edition.id))::date as today
      from editions.edition join institutions.institution on institution.id = edition.institution_id
      where edition.institution_id = any (${[...institutionIds]}::uuid[])
        and editions.halted(edition.id, null) is null
        and not exists (select from editions.archiving where archiving.edition_id = edition.id)
    ), returned as (
      select decision.submission_id, decision.return_until, exists (select from sanction.mending
        where mending.decision_id = decision.id) as is_mended
      from sanction.standing_decision decision
      join sanction.matter on matter.submission_id = decision.submission_id
        and matter.project_id = decision.project_id
      join sanction.submitted_contest one on one.submission_id = matter.submission_id
        and one.contest_id = matter.contest_id
      where decision.outcome = 'returned' and not sanction.is_stale(one)
    ), pending as (
      select submission.*, own.today, submission.received_on + submission.term_days as last_day,
        (select count(*)::int from sanction.submitted_contest one where one.submission_id = submission.id
          and not sanction.is_stale(one) and not exists (select from sanction.standing_decision decided
            join sanction.matter on matter.submission_id = decided.submission_id
              and matter.project_id = decided.project_id
            where decided.submission_id = one.submission_id and matter.contest_id = one.contest_id))
          + (select count(*)::int from returned where returned.submission_id = submission.id
            and (returned.is_mended or returned.return_until < own.today)) as count,
        exists (select from sanction.vote join sanction.sitting on sitting.id = vote.sitting_id
          where sitting.submission_id = submission.id) as has_voted
      from own join sanction.submission on submission.edition_id = own.id
      where not exists (select from sanction.lapse where lapse.submission_id = submission.id)
    ), work as (
      select own.id, 'submit' as kind, count(*)::int as count, null::date as until
        from own join editions.contest on contest.edition_id = own.id
        join lateral (select result_id from count.certification where certification.contest_id = contest.id
          and certification.round = count.round_of(contest.id) order by place desc limit 1) last on true
        where count.stands_certified(contest.id, count.round_of(contest.id))
          and editions.halted(own.id, contest.id) is null
          and not exists (select from sanction.submitted_contest one where one.result_id = last.result_id)
        group by own.id
      union all
      select edition_id, kind, count, case when kind <> 'lapse' then last_day end
        from pending cross join lateral (select unnest(case
          when today > last_day and not has_voted then array['lapse'] else array['decide', 'read'] end) as kind) each
        where count > 0
      union all
      select submission.edition_id, 'returned', count(*)::int, min(returned.return_until)
        from own join sanction.submission on submission.edition_id = own.id
        join returned on returned.submission_id = submission.id
        where not returned.is_mended and returned.return_until >= own.today group by submission.edition_id
      union all
      select submission.edition_id, 'answer', count(*)::int, null
        from own join sanction.submission on submission.edition_id = own.id
        join sanction.question on question.submission_id = submission.id
        where question.answer is null group by submission.edition_id
    )
    select work.kind, work.count, work.until::text, own.slug as "editionSlug", own.name as "editionName",
      own.institution_id as "institutionId", own.institution_slug as "institutionSlug",
      own.institution_name as "institutionName", own.zone as "timeZone"
    from work join own on own.id = work.id
    order by work.until nulls last, own.created_at desc, work.kind`.execute(db);
  return rows;
}
