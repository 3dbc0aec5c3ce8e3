// What waits for somebody of the team, in every edition of hers: checks to make, results to sign, proposals nobody took in.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import { timeZoneOf } from '../../../ground/territories/index.ts';
import { isOpenCheck } from './bench.ts';

interface OfEdition {
  readonly editionSlug: string;
  readonly editionName: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly timeZone: string;
}

export interface ChecksToMake extends OfEdition {
  readonly count: number;
  /** The nearest term, `YYYY-MM-DD` there. */
  readonly dueOn: string | null;
}

/** Hers by name, or of her unit and nobody's by name; in these institutions. */
export async function listChecksToMake(
  db: Database,
  personId: string,
  institutionIds: readonly string[],
): Promise<readonly ChecksToMake[]> {
  if (institutionIds.length === 0) return [];
  const { rows } =
    await sql<ChecksToMake>`select edition.slug as "editionSlug", edition.name as "editionName",
      institution.slug as "institutionSlug", institution.name as "institutionName",
      ${timeZoneOf('institution')} as "timeZone", count(*)::int as count, min(one.due_on)::text as "dueOn"
    from review.check one
    join review.examination exam on exam.proposal_id = one.proposal_id
    join proposals.proposal on proposal.id = one.proposal_id
    join editions.edition on edition.id = exam.edition_id
    join institutions.institution on institution.id = exam.institution_id
    where exam.institution_id = any (${[...institutionIds]}::uuid[]) and ${isOpenCheck}
      and (one.reviewer_id = ${personId} or one.reviewer_id is null and one.unit_id in (
        select unit_id from review.unit_member where person_id = ${personId}))
    group by edition.id, institution.id order by min(one.due_on), edition.id`.execute(db);
  return rows;
}

export interface ToCoordinate extends OfEdition {
  readonly sentCount: number;
  readonly readyCount: number;
  /** Of the open round: still in review, and those of them that are signed off. */
  readonly roundCount: number;
  readonly signedCount: number;
}

/** Of editions of these institutions in which something waits for a coordinator. */
export async function listToCoordinate(
  db: Database,
  institutionIds: readonly string[],
): Promise<readonly ToCoordinate[]> {
  if (institutionIds.length === 0) return [];
  const { rows } =
    await sql<ToCoordinate>`select edition.slug as "editionSlug", edition.name as "editionName",
      institution.slug as "institutionSlug", institution.name as "institutionName",
      ${timeZoneOf('institution')} as "timeZone", sent.count as "sentCount", going.ready as "readyCount",
      going.count as "roundCount", going.signed as "signedCount"
    from editions.edition
    join institutions.institution on institution.id = edition.institution_id
    cross join lateral (select count(*)::int as count from proposals.proposal
      where proposal.edition_id = edition.id and proposal.state = 'sent') sent
    cross join lateral (select count(*)::int as count,
        count(*) filter (where exam.signed_off_at is not null)::int as signed,
        count(*) filter (where exam.signed_off_at is null and proposal.state = 'in-review'
          and exam.open_count = 0)::int as ready
      from review.examination exam join proposals.proposal on proposal.id = exam.proposal_id
      where exam.edition_id = edition.id and proposal.state in ('in-review', 'correcting')) going
    where edition.institution_id = any (${[...institutionIds]}::uuid[])
      and not exists (select from editions.archiving where archiving.edition_id = edition.id)
      and sent.count + going.count > 0
    order by edition.created_at desc`.execute(db);
  return rows;
}
