// What objections keep of people: what each objected and answered, how it is unlinked, and which files are named.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { moveRows, type TwoAccounts } from '../../../../platform/two-accounts.ts';

export interface ObjectionOfPerson {
  readonly kind: 'objected' | 'answered';
  readonly number: number;
  readonly year: number;
  readonly institutionSlug: string;
  readonly editionSlug: string;
  readonly editionName: string;
  /** What she objected; nothing of an objection that she only answered. */
  readonly own: ObjectionOfHers | null;
  readonly receivedOn: string;
  readonly answeredAt: Date | null;
}

export interface ObjectionOfHers {
  readonly text: string;
  readonly ground: string;
  readonly asks: string;
  readonly tableCode: string | null;
  readonly channel: string;
  readonly organization: string | null;
  readonly hasEvidence: boolean;
  readonly filedAt: string;
  readonly withdrawnAt: string | null;
}

export async function listObjectionsOf(
  db: Database,
  personId: string,
): Promise<readonly ObjectionOfPerson[]> {
  const { rows } = await sql<ObjectionOfPerson>`
    select case when one.person_id = ${personId} then 'objected' else 'answered' end as kind,
      one.number, one.year, institution.slug as "institutionSlug", edition.slug as "editionSlug",
      edition.name as "editionName", case when one.person_id = ${personId} then jsonb_build_object(
        'text', one.text, 'ground', one.ground, 'asks', one.asks, 'tableCode', one.table_code,
        'channel', one.channel, 'organization', organization.name, 'hasEvidence', one.file_id is not null,
        'filedAt', one.filed_at, 'withdrawnAt', one.withdrawn_at) end as own,
      one.received_on::text as "receivedOn", one.answered_at as "answeredAt"
    from count.objection one
    join editions.edition on edition.id = one.edition_id
    join institutions.institution on institution.id = edition.institution_id
    left join organizations.organization on organization.id = one.organization_id
    where ${personId} in (one.person_id, one.answered_by)
    order by one.filed_at`.execute(db);
  return rows;
}

/** What was objected and answered stays and is nobody's. */
export async function unlinkObjections(tx: Tx, personId: string): Promise<void> {
  for (const column of ['person_id', 'answered_by'] as const) {
    await tx
      .updateTable('count.objection')
      .set({ [column]: null })
      .where(column, '=', personId)
      .execute();
  }
}

export async function joinObjections(tx: Tx, accounts: TwoAccounts): Promise<void> {
  for (const column of ['person_id', 'answered_by']) {
    await moveRows(tx, { table: 'count.objection', column }, accounts);
  }
}

/** Of these files, those that an objection names. */
export async function namedEvidence(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select file_id as id from count.objection
    where file_id = any (${[...ids]}::uuid[])`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** Whose evidence a file is, and of which institution; undefined of any other file. */
export async function ownerOfEvidence(
  db: Database,
  fileId: string,
): Promise<{ readonly personId: string | null; readonly institutionId: string } | undefined> {
  const { rows } = await sql<{ personId: string | null; institutionId: string }>`
    select one.person_id as "personId", edition.institution_id as "institutionId"
    from count.objection one join editions.edition on edition.id = one.edition_id
    where one.file_id = ${fileId}`.execute(db);
  return rows[0];
}
