// Agreements that fall due: of the version of minutes that holds today, with the gathering that they are of.
import { sql } from 'kysely';
import type { Scope } from '../../../../platform/access.ts';
import type { Database, Tx } from '../../../../platform/database/database.ts';

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
  readonly scope: Scope;
  readonly callerName: string;
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
  readonly slug: string;
  readonly title: string;
  readonly number: number;
}

export interface DueWithin {
  readonly now: Date;
  readonly daysAhead: number;
  readonly daysOver: number;
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
      gathering.slug, gathering.title, gathering.number
    from gatherings.agreement
      join gatherings.minutes on minutes.id = agreement.minutes_id
      join gatherings.gathering on gathering.id = minutes.gathering_id
      left join institutions.institution on institution.id = gathering.institution_id
      left join organizations.organization on organization.id = gathering.organization_id
    where agreement.due_on between ${today} - ${daysOver}::int and ${today} + ${daysAhead}::int
      and minutes.approved_at is not null
      and not exists (select from gatherings.minutes later
        where later.gathering_id = minutes.gathering_id and later.version > minutes.version
          and later.approved_at is not null)
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
    scope:
      institution_id === null
        ? { kind: 'organization', id: organization_id ?? '' }
        : { kind: 'institution', id: institution_id },
    callerName: row.caller_name,
    slug: row.slug,
    title: row.title,
    gatheringNumber: row.number,
  };
}
