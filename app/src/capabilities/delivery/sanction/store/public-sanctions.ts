// «Lo votado / lo sancionado» of every edition, a row for each project that was submitted to a body.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import type { SanctionedAs } from '../rules/difference.ts';

export interface SanctionLine {
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly editionSlug: string;
  readonly editionName: string;
  /** Code in the bases. */
  readonly contest: string;
  readonly round: number;
  readonly resultSha256: string;
  readonly receivedOn: string;
  /** On the ballot paper. */
  readonly number: number;
  readonly name: string;
  readonly votedPlace: number;
  readonly costClp: number;
  /** Prioritised by the vote: the amount of its contest reaches it. */
  readonly isFunded: boolean;
  /** Null while nothing is decided of it. */
  readonly outcome: SanctionedAs | null;
  readonly sanctionedClp: number | null;
  readonly sanctionedPlace: number | null;
  readonly reason: string;
  readonly changes: string;
  readonly minority: string;
  readonly returnWhat: string | null;
  readonly returnUntil: string | null;
  readonly resolution: string | null;
  readonly documentCode: string | null;
  readonly decidedAt: Date | null;
  /** A later result of its contest is certified, or this one was found wrong. */
  readonly isStale: boolean;
}

export interface SanctionsAsked {
  /** Slugs. */
  readonly institution?: string | undefined;
  readonly edition?: string | undefined;
}

/** By edition, contest and the citizens' order; what was submitted last first. */
export async function listSanctions(
  db: Database,
  { institution, edition }: SanctionsAsked,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly SanctionLine[]> {
  const { rows } = await sql<SanctionLine>`select institution.slug as "institutionSlug",
      institution.name as "institutionName", edition.slug as "editionSlug", edition.name as "editionName",
      contest.code as contest, one.round, encode(result.outcome_sha256, 'hex') as "resultSha256",
      submission.received_on::text as "receivedOn", entry.number, project.name,
      matter.place as "votedPlace", matter.cost_clp::float8 as "costClp", matter.is_funded as "isFunded",
      case when lapse.id is null then decision.outcome when matter.is_funded then 'lapse' end as outcome,
      case when lapse.id is null then decision.amount_clp when matter.is_funded then matter.cost_clp end::float8
        as "sanctionedClp",
      case when lapse.id is null then decision.place when matter.is_funded then matter.place end as "sanctionedPlace",
      coalesce(decision.reason, '') as reason, coalesce(decision.changes, '') as changes,
      coalesce(decision.minority, '') as minority, decision.return_what as "returnWhat",
      decision.return_until::text as "returnUntil", resolution.number as resolution,
      document.code as "documentCode", coalesce(resolution.signed_at, lapse.recorded_at) as "decidedAt",
      sanction.is_stale(one) as "isStale"
    from sanction.matter
    join sanction.submission on submission.id = matter.submission_id
    join sanction.submitted_contest one on one.submission_id = matter.submission_id
      and one.contest_id = matter.contest_id
    join editions.contest on contest.id = matter.contest_id
    join editions.edition on edition.id = submission.edition_id
    join institutions.institution on institution.id = edition.institution_id
    join editions.slate_project project on project.project_id = matter.project_id
    join count.result on result.id = matter.result_id
    join count.vote brought on brought.id = result.vote_id
    join ballot_list.entry on entry.list_id = brought.list_id and entry.project_id = matter.project_id
    left join sanction.lapse on lapse.submission_id = submission.id
    left join sanction.standing_decision decision on decision.submission_id = matter.submission_id
      and decision.project_id = matter.project_id
    left join sanction.resolution on resolution.id = decision.resolution_id
    left join records.document on document.id = coalesce(resolution.document_id, lapse.document_id)
    where (${institution ?? null}::text is null or institution.slug = ${institution ?? null})
      and (${edition ?? null}::text is null or edition.slug = ${edition ?? null})
    order by submission.submitted_at desc, submission.id, contest.code, matter.place
    limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** Editions of an institution of which a list was submitted to its body. */
export async function listSanctionedEditions(
  db: Database,
  institutionId: string,
): Promise<readonly { readonly id: string; readonly slug: string; readonly name: string }[]> {
  return db
    .selectFrom('editions.edition as edition')
    .where('edition.institution_id', '=', institutionId)
    .where((has) =>
      has.exists(
        has
          .selectFrom('sanction.submission as submission')
          .whereRef('submission.edition_id', '=', 'edition.id')
          .select('submission.id'),
      ),
    )
    .select(['edition.id', 'edition.slug', 'edition.name'])
    .orderBy('edition.created_at')
    .execute();
}
