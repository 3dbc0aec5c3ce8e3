// Reports of gatherings: versions that were published stay, one at most waits; and those that are due.
import { sql } from 'kysely';
import type { Scope } from '../../../../platform/access.ts';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { REPORT_DAYS, type ReportFigures } from '../rules/report.ts';
import type { Caller } from './gatherings.ts';

export interface Report {
  readonly id: string;
  readonly version: number;
  readonly text: string;
  /** Why it takes the place of the one before; null for the first. */
  readonly reason: string | null;
  readonly figures: ReportFigures | null;
  readonly publishedAt: Date | null;
  readonly documentId: string | null;
  readonly documentCode: string | null;
  readonly contentSha256: string | null;
}

/** The latest first. */
export async function listReports(
  db: Database | Tx,
  gatheringId: string,
): Promise<readonly Report[]> {
  const { rows } = await sql<Report>`select report.id, version, text, reason, figures,
      published_at as "publishedAt", document_id as "documentId", document.code as "documentCode",
      report.content_sha256 as "contentSha256"
    from gatherings.report left join records.document on document.id = document_id
    where gathering_id = ${gatheringId} order by version desc`.execute(db);
  return rows;
}

export interface ReportWritten {
  readonly text: string;
  /** Undefined for the first version. */
  readonly reason: string | undefined;
}

/** The draft, written anew if there was one; its id. */
export async function saveDraft(
  tx: Tx,
  gatheringId: string,
  { text, reason }: ReportWritten,
  by: { readonly personId: string; readonly now: Date },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into gatherings.report (gathering_id, version, text, reason, written_by, written_at)
    values (${gatheringId}, (select count(*) + 1 from gatherings.report
        where gathering_id = ${gatheringId} and published_at is not null),
      ${text}, ${reason ?? null}, ${by.personId}, ${by.now})
    on conflict (gathering_id, version) do update set text = excluded.text, reason = excluded.reason,
      written_by = excluded.written_by, written_at = excluded.written_at
    returning id`.execute(tx);
  return rows[0]?.id ?? '';
}

export interface PublishedAs {
  readonly figures: ReportFigures;
  readonly documentId: string | undefined;
  readonly contentSha256: string;
  readonly now: Date;
}

export async function savePublication(tx: Tx, id: string, as: PublishedAs): Promise<void> {
  await tx
    .updateTable('gatherings.report')
    .set({
      figures: JSON.stringify(as.figures),
      document_id: as.documentId ?? null,
      content_sha256: as.contentSha256,
      published_at: as.now,
    })
    .where('id', '=', id)
    .execute();
}

/** What is counted of a gathering; the survey is told by its room. */
export async function countFigures(
  db: Database | Tx,
  gatheringId: string,
): Promise<Omit<ReportFigures, 'survey_answers'>> {
  const { rows } = await sql<Omit<ReportFigures, 'survey_answers'>>`
    select gathering.seats_taken as enrolled,
      (select coalesce(sum(people_count), 0)::int from gatherings.attendance
        where gathering_id = gathering.id) as attended,
      (select count(*)::int from gatherings.paper
        where gathering_id = gathering.id and state = 'accepted') as papers,
      (select count(*)::int from gatherings.delegation
        where gathering_id = gathering.id and state = 'confirmed') as delegations
    from gatherings.gathering where id = ${gatheringId}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('of a gathering that is there');
  return row;
}

export interface OwedReport {
  readonly gatheringId: string;
  readonly slug: string;
  readonly title: string;
  readonly caller: Caller;
  readonly timeZone: string;
  /** Civil days where it was held. */
  readonly dueOn: string;
  readonly today: string;
}

interface OwedRow extends Omit<OwedReport, 'caller'> {
  readonly kind: Caller['kind'];
  readonly callerId: string;
  readonly callerSlug: string;
  readonly callerName: string;
}

/**
 * Encounters and workshops that ended before today and have no published report, those that wait longest first; of
 * all who call, or of these.
 */
export async function listOwedReports(
  db: Database | Tx,
  { now, scopes }: { readonly now: Date; readonly scopes: readonly Scope[] | undefined },
): Promise<readonly OwedReport[]> {
  const ids = scopes?.map(({ id }) => id) ?? null;
  const { rows } = await sql<OwedRow>`
    with ended as (
      select gathering.*, (ends_at at time zone time_zone)::date as ended_on,
        (${now}::timestamptz at time zone time_zone)::date as today
      from gatherings.gathering
      where kind in ('encounter', 'workshop') and state in ('published', 'held', 'approved')
        and ends_at < ${now}
        and (${ids}::uuid[] is null or coalesce(institution_id, organization_id) = any(${ids}::uuid[])))
    select ended.id as "gatheringId", ended.slug, ended.title, ended.time_zone as "timeZone",
      case when institution_id is null then 'organization' else 'institution' end as kind,
      coalesce(institution.id, organization.id) as "callerId",
      coalesce(institution.slug, organization.slug) as "callerSlug",
      coalesce(institution.name, organization.name) as "callerName",
      (ended_on + ${REPORT_DAYS}::int)::text as "dueOn", today::text as today
    from ended
      left join institutions.institution on institution.id = institution_id
      left join organizations.organization on organization.id = organization_id
    where ended_on < today and not exists (
      select from gatherings.report where gathering_id = ended.id and published_at is not null)
    order by ended_on, ended.slug`.execute(db);
  return rows.map(({ kind, callerId, callerSlug, callerName, ...owed }) => ({
    ...owed,
    caller: { kind, id: callerId, slug: callerSlug, name: callerName },
  }));
}
