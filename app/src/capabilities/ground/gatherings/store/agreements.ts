// Agreements of the minutes that hold: all of several gatherings, and those that fall due while nobody said what became of them.
import { sql } from 'kysely';
import type { Scope } from '../../../../platform/access.ts';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { fulfilmentsOf, isFollowed } from './fulfilments.ts';
import type { Caller } from './gatherings.ts';
import type { AgreementFollowed } from './minutes.ts';

/** Of `minutes` in the outer query: approved, and no later version is. */
const isInForce = sql<boolean>`(minutes.approved_at is not null
  and not exists (select from gatherings.minutes later
    where later.gathering_id = minutes.gathering_id and later.version > minutes.version
      and later.approved_at is not null))`;

export interface AgreementInGathering extends AgreementFollowed {
  readonly gatheringId: string;
  readonly position: number;
}

/** In the order of each of the minutes. */
export async function listAgreementsIn(
  db: Database,
  gatheringIds: readonly string[],
): Promise<readonly AgreementInGathering[]> {
  const { rows } = await sql<
    Omit<AgreementInGathering, 'responsible' | 'dueOn'> & {
      readonly responsible: string | null;
      readonly dueOn: string | null;
    }
  >`select minutes.gathering_id as "gatheringId", agreement.position, agreement.text,
      agreement.responsible, agreement.due_on::text as "dueOn", ${fulfilmentsOf} as fulfilments
    from gatherings.agreement join gatherings.minutes on minutes.id = agreement.minutes_id
    where minutes.gathering_id = any(${gatheringIds}) and ${isInForce}
    order by minutes.gathering_id, agreement.position`.execute(db);
  return rows.map(({ responsible, dueOn, ...row }) => ({
    ...row,
    responsible: responsible ?? undefined,
    dueOn: dueOn ?? undefined,
  }));
}

export interface DueAgreement {
  readonly minutesId: string;
  readonly position: number;
  readonly text: string;
  readonly responsible: string | undefined;
  /** `2026-12-31` */
  readonly dueOn: string;
  /** The day that it is there now. */
  readonly today: string;
  readonly timeZone: string;
  readonly caller: Caller;
  readonly gatheringId: string;
  readonly slug: string;
  readonly title: string;
  readonly gatheringNumber: number;
}

interface Row {
  readonly minutes_id: string;
  readonly position: number;
  readonly text: string;
  readonly responsible: string | null;
  readonly due_on: string;
  readonly today: string;
  readonly time_zone: string;
  readonly institution_id: string | null;
  readonly organization_id: string | null;
  readonly caller_name: string;
  readonly caller_slug: string;
  readonly gathering_id: string;
  readonly slug: string;
  readonly title: string;
  readonly number: number;
}

export interface DueWithin {
  readonly now: Date;
  readonly daysAhead: number;
  /** Those that are late however long if it is undefined. */
  readonly daysOver: number | undefined;
  /** Those of all callers if it is undefined. */
  readonly scopes: readonly Scope[] | undefined;
}

/** Those whose day comes within so many days, or went by no more than so many ago; the most pressing first. */
export async function listDueAgreements(
  db: Database | Tx,
  { now, daysAhead, daysOver, scopes }: DueWithin,
): Promise<readonly DueAgreement[]> {
  const today = sql`(${now}::timestamptz at time zone gathering.time_zone)::date`;
  const caller = sql`coalesce(gathering.institution_id, gathering.organization_id)`;
  const ofCallers =
    scopes === undefined ? sql`true` : sql`${caller} = any(${scopes.map(({ id }) => id)})`;
  const { rows } = await sql<Row>`
    select agreement.minutes_id, agreement.position, agreement.text, agreement.responsible,
      agreement.due_on::text, ${today}::text as today, gathering.time_zone,
      gathering.institution_id, gathering.organization_id,
      coalesce(institution.name, organization.name) as caller_name,
      coalesce(institution.slug, organization.slug) as caller_slug,
      gathering.id as gathering_id, gathering.slug, gathering.title, gathering.number
    from gatherings.agreement
      join gatherings.minutes on minutes.id = agreement.minutes_id
      join gatherings.gathering on gathering.id = minutes.gathering_id
      left join institutions.institution on institution.id = gathering.institution_id
      left join organizations.organization on organization.id = gathering.organization_id
    where agreement.due_on <= ${today} + ${daysAhead}::int
      and (${daysOver ?? null}::int is null or agreement.due_on >= ${today} - ${daysOver ?? null}::int)
      and not ${isFollowed}
      and ${isInForce}
      and ${ofCallers}
    order by agreement.due_on, gathering.slug, agreement.position`.execute(db);
  return rows.map(dueOf);
}

function dueOf(row: Row): DueAgreement {
  const { institution_id, organization_id } = row;
  return {
    minutesId: row.minutes_id,
    position: row.position,
    text: row.text,
    responsible: row.responsible ?? undefined,
    dueOn: row.due_on,
    today: row.today,
    timeZone: row.time_zone,
    caller: {
      kind: institution_id === null ? 'organization' : 'institution',
      id: institution_id ?? organization_id ?? '',
      slug: row.caller_slug,
      name: row.caller_name,
    },
    gatheringId: row.gathering_id,
    slug: row.slug,
    title: row.title,
    gatheringNumber: row.number,
  };
}
