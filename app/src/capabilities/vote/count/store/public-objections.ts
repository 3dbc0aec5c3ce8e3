// Objections of the whole country as everybody reads them, without who made them.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import type { ObjectionGround, ObjectionOutcome, Remedy } from '../rules/objection.ts';

export interface PublicObjection {
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly editionSlug: string;
  readonly editionName: string;
  readonly contest: string;
  readonly round: number;
  readonly year: number;
  readonly number: number;
  readonly version: number;
  readonly channel: 'web' | 'paper';
  readonly organization: string | null;
  readonly receivedOn: string;
  readonly ground: ObjectionGround;
  readonly asks: Remedy;
  readonly table: string | null;
  /** Null of one that was withdrawn. */
  readonly text: string | null;
  readonly answerDueOn: string;
  readonly isWithdrawn: boolean;
  readonly outcome: ObjectionOutcome | null;
  readonly remedy: Remedy | null;
  readonly reasons: string | null;
  readonly answeredAt: Date | null;
  readonly isRemedied: boolean;
}

export interface Within {
  readonly institution?: string | undefined;
  readonly edition?: string | undefined;
}

/** Those received last first. */
export async function listAllObjections(
  db: Database,
  { limit, offset }: { readonly limit: number; readonly offset: number },
  { institution, edition }: Within = {},
): Promise<readonly PublicObjection[]> {
  const { rows } = await sql<PublicObjection>`select institution.slug as "institutionSlug",
      institution.name as "institutionName", edition.slug as "editionSlug", edition.name as "editionName",
      contest.code as contest, one.round, one.year, one.number, result.version, one.channel,
      organization.name as organization, one.received_on::text as "receivedOn", one.ground, one.asks,
      one.table_code as table, case when one.withdrawn_at is null then one.text end as text,
      one.answer_due_on::text as "answerDueOn", one.withdrawn_at is not null as "isWithdrawn", one.outcome,
      one.remedy, one.reasons, one.answered_at as "answeredAt", count.is_remedied(one) as "isRemedied"
    from count.objection one
    join count.result on result.id = one.result_id
    join editions.contest on contest.id = one.contest_id
    join editions.edition on edition.id = one.edition_id
    join institutions.institution on institution.id = edition.institution_id
    left join organizations.organization on organization.id = one.organization_id
    where (${institution ?? null}::text is null or institution.slug = ${institution ?? null})
      and (${edition ?? null}::text is null or edition.slug = ${edition ?? null})
    order by one.received_on desc, institution.slug, edition.slug, one.number desc
    limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

export async function countAllObjections(db: Database): Promise<number> {
  const { count } = await db
    .selectFrom('count.objection')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
