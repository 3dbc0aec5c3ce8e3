// Organisations as they stand at an instant: which board is in office, and which is to follow.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { boardInOffice, firstDayToCome } from './boards.ts';
import { type Organization, organizationOf, organizationRows } from './organizations.ts';

export interface OrganizationToday extends Organization {
  /** Last day of the board in office, or of the last one that was. */
  readonly boardUntil: string | null;
  /** First day of a board that is confirmed and has yet to begin. */
  readonly boardToCome: string | null;
}

export function rowsToday(db: Database | Tx, now: Date) {
  return organizationRows(db).select([
    sql<string | null>`(select valid_until::text from organizations.board
      where id = ${boardInOffice(now)})`.as('board_until'),
    firstDayToCome(now).as('board_to_come'),
  ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsToday>['execute']>>[number];

export function organizationToday(row: Row): OrganizationToday {
  return {
    ...organizationOf(row),
    boardUntil: row.board_until,
    boardToCome: row.board_to_come,
  };
}

export async function readOrganizationToday(
  db: Database | Tx,
  id: string,
  now: Date,
): Promise<OrganizationToday | undefined> {
  const row = await rowsToday(db, now).where('organization.id', '=', id).executeTakeFirst();
  return row && organizationToday(row);
}

/** The same, of the organisation that an address names. */
export async function findOrganizationToday(
  db: Database,
  slug: string,
  now: Date,
): Promise<OrganizationToday | undefined> {
  const row = await rowsToday(db, now).where('organization.slug', '=', slug).executeTakeFirst();
  return row && organizationToday(row);
}
