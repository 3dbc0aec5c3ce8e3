// What everybody reads of a sanction beside its lists: what is certified and not submitted, the hashes of its documents, and panels of other pages.
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import type { NormName } from '../../../ground/norms/index.ts';
import type { SanctionedAs } from '../rules/difference.ts';
import type { BodyKind } from '../rules/term.ts';
import type { SanctionsAsked } from './public-sanctions.ts';

export interface ToSubmit {
  readonly contestId: string;
  /** Of its certification. */
  readonly documentCode: string;
  /** ISO 8601. */
  readonly certifiedAt: string;
}

export interface PublicState {
  /** Certified, and no body has it: by the code of the contest. */
  readonly toSubmit: readonly ToSubmit[];
  /** SHA-256 of what each document of the sanction says, in hexadecimal, by its code. */
  readonly hashes: Readonly<Record<string, string>>;
  /** That ask for the majorities of its sittings, by their codes. */
  readonly norms: Readonly<Record<string, NormName>>;
}

export async function readPublicState(db: Database, editionId: string): Promise<PublicState> {
  const { rows } = await sql<PublicState>`select
    coalesce((select json_agg(json_build_object('contestId', contest.id, 'documentCode', document.code,
        'certifiedAt', last.certified_at) order by contest.code)
      from editions.contest
      join lateral (select * from count.certification where certification.contest_id = contest.id
        and certification.round = count.round_of(contest.id) order by place desc limit 1) last on true
      join records.document on document.id = last.document_id
      where contest.edition_id = ${editionId} and count.stands_certified(contest.id, last.round)
        and not exists (select from sanction.submitted_contest one
          where one.result_id = last.result_id)), '[]') as "toSubmit",
    coalesce((select json_object_agg(document.code, encode(document.content_sha256, 'hex'))
      from records.document where document.id in (
        select document_id from sanction.submission where edition_id = ${editionId}
        union all select resolution.document_id from sanction.resolution
          join sanction.submission on submission.id = resolution.submission_id
          where submission.edition_id = ${editionId}
        union all select lapse.document_id from sanction.lapse
          join sanction.submission on submission.id = lapse.submission_id
          where submission.edition_id = ${editionId})), '{}') as hashes,
    coalesce((select json_object_agg(norm.code, json_strip_nulls(json_build_object('code', norm.code,
        'kind', norm.kind, 'number', norm.number, 'datedIn', norm.dated_in,
        'institutionName', institution.name)))
      from norms.norm left join institutions.institution on institution.id = norm.institution_id
      where norm.code in (select sitting.majority_norm from sanction.sitting
        join sanction.submission on submission.id = sitting.submission_id
        where submission.edition_id = ${editionId})), '{}') as norms`.execute(db);
  return rows[0] ?? { toSubmit: [], hashes: {}, norms: {} };
}

/** How many rows the public list has. */
export async function countSanctions(
  db: Database,
  { institution, edition }: SanctionsAsked,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count
    from sanction.matter
    join sanction.submission on submission.id = matter.submission_id
    join editions.edition on edition.id = submission.edition_id
    join institutions.institution on institution.id = edition.institution_id
    where (${institution ?? null}::text is null or institution.slug = ${institution ?? null})
      and (${edition ?? null}::text is null or edition.slug = ${edition ?? null})`.execute(db);
  return rows[0]?.count ?? 0;
}

/** The sanction of an edition in a few figures; days are `YYYY-MM-DD`. */
export interface EditionSanction {
  readonly bodyKind: BodyKind;
  readonly receivedOn: string;
  readonly termDays: number | null;
  readonly isLapsed: boolean;
  /** Something is signed, or the term lapsed. */
  readonly isDecided: boolean;
  readonly isStale: boolean;
  /** In contests on which the body has pronounced, under results in force. */
  readonly prioritised: number;
  readonly sanctioned: number;
  readonly returned: number;
}

/** One JSON value; null while nothing was submitted. Of the list that was submitted last. */
export function editionSanction(editionId: string): RawBuilder<EditionSanction | null> {
  return sql<EditionSanction | null>`(select json_build_object('bodyKind', last.body_kind,
      'receivedOn', last.received_on, 'termDays', last.term_days, 'isLapsed', lapse.id is not null,
      'isDecided', lapse.id is not null
        or exists (select from sanction.resolution where resolution.submission_id = last.id),
      'isStale', exists (select from sanction.submitted_contest one
        where one.submission_id = last.id and sanction.is_stale(one)),
      'prioritised', decided.prioritised, 'sanctioned', decided.sanctioned, 'returned', decided.returned)
    from sanction.submission last
    left join sanction.lapse on lapse.submission_id = last.id
    cross join lateral (
      select count(*) filter (where matter.is_funded) as prioritised,
        count(*) filter (where matter.is_funded and approval.project_id is not null) as sanctioned,
        count(*) filter (where decision.outcome = 'returned') as returned
      from sanction.submission
      join sanction.submitted_contest one on one.submission_id = submission.id
      join sanction.matter on matter.submission_id = one.submission_id and matter.contest_id = one.contest_id
      left join sanction.approval on approval.submission_id = matter.submission_id
        and approval.project_id = matter.project_id and approval.ended_at is null
      left join sanction.standing_decision decision on decision.submission_id = matter.submission_id
        and decision.project_id = matter.project_id
      where submission.edition_id = last.edition_id and not sanction.is_stale(one)
        and exists (select from editions.fact where fact.subject = last.edition_id::text
          and fact.kind = 'contest-sanctioned'
          and fact.key = concat_ws('/', one.contest_id, one.round, one.result_id))) decided
    where last.edition_id = ${editionId} order by last.number desc limit 1)`;
}

/** What the body decided of a project last. */
export interface ProjectSanction {
  readonly institution: string;
  readonly edition: string;
  readonly bodyKind: BodyKind;
  readonly outcome: SanctionedAs;
  readonly amountClp: number | null;
  readonly reason: string;
  /** Null of a lapse. */
  readonly resolution: string | null;
  readonly documentCode: string;
  readonly isStale: boolean;
}

/** One JSON value; null while nothing is signed of it. */
export function projectSanction(projectId: string): RawBuilder<ProjectSanction | null> {
  return sql<ProjectSanction | null>`(select json_build_object('institution', institution.slug,
      'edition', edition.slug, 'bodyKind', submission.body_kind,
      'outcome', case when lapse.id is null then decision.outcome else 'lapse' end,
      'amountClp', case when lapse.id is null then decision.amount_clp else matter.cost_clp end,
      'reason', coalesce(decision.reason, ''), 'resolution', resolution.number,
      'documentCode', document.code, 'isStale', sanction.is_stale(one))
    from sanction.matter
    join sanction.submission on submission.id = matter.submission_id
    join sanction.submitted_contest one on one.submission_id = matter.submission_id
      and one.contest_id = matter.contest_id
    join editions.edition on edition.id = submission.edition_id
    join institutions.institution on institution.id = edition.institution_id
    left join sanction.lapse on lapse.submission_id = submission.id and matter.is_funded
    left join sanction.standing_decision decision on decision.submission_id = matter.submission_id
      and decision.project_id = matter.project_id
    left join sanction.resolution on resolution.id = decision.resolution_id
    join records.document on document.id = coalesce(resolution.document_id, lapse.document_id)
    where matter.project_id = ${projectId} order by submission.number desc limit 1)`;
}
