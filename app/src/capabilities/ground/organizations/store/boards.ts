// Boards as organisations declare them, and the warnings sent before they end.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { BoardMember, DeclaredBoard, Post } from '../rules/board.ts';
import type { OrganizationId } from '../rules/organization.ts';

export interface Board extends DeclaredBoard {
  readonly id: string;
  readonly declaredAt: Date;
  readonly confirmedAt: Date | null;
}

const members = sql<BoardMember[]>`coalesce((
  select json_agg(json_build_object('post', post, 'name', name) order by place)
  from organizations.board_member where board_id = board.id), '[]')`;

function boardRows(db: Database | Tx) {
  return db
    .selectFrom('organizations.board as board')
    .select([
      'board.id',
      sql<string>`board.valid_from::text`.as('validFrom'),
      sql<string>`board.valid_until::text`.as('validUntil'),
      'board.document',
      'board.declared_at as declaredAt',
      'board.confirmed_at as confirmedAt',
      members.as('members'),
    ]);
}

export function readBoard(db: Database | Tx, id: string): Promise<Board | undefined> {
  return boardRows(db).where('board.id', '=', id).executeTakeFirst();
}

/** The confirmed board that ends last. */
export function readConfirmedBoard(
  db: Database | Tx,
  organizationId: string,
): Promise<Board | undefined> {
  return boardRows(db)
    .where('organization_id', '=', organizationId)
    .where('confirmed_at', 'is not', null)
    .orderBy('valid_until', 'desc')
    .executeTakeFirst();
}

export async function insertBoard(
  tx: Tx,
  organizationId: OrganizationId,
  board: DeclaredBoard,
  now: Date,
): Promise<string> {
  const { id } = await tx
    .insertInto('organizations.board')
    .values({
      organization_id: organizationId,
      valid_from: board.validFrom,
      valid_until: board.validUntil,
      document: board.document,
      declared_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const rows = board.members.map(({ post, name }: { post: Post; name: string }, place) => ({
    board_id: id,
    place,
    post,
    name,
  }));
  if (rows.length > 0) await tx.insertInto('organizations.board_member').values(rows).execute();
  return id;
}

/** From now on it holds office; the names of the boards before it are forgotten. */
export async function confirmBoard(
  tx: Tx,
  organizationId: OrganizationId,
  boardId: string,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('organizations.board')
    .set({ confirmed_at: now })
    .where('id', '=', boardId)
    .execute();
  await forgetMembersExcept(tx, organizationId, boardId);
}

/** The names of a board that will not hold office. */
export async function forgetMembers(tx: Tx, boardId: string): Promise<void> {
  await tx.deleteFrom('organizations.board_member').where('board_id', '=', boardId).execute();
}

async function forgetMembersExcept(
  tx: Tx,
  organizationId: OrganizationId,
  boardId: string,
): Promise<void> {
  await sql`delete from organizations.board_member using organizations.board
    where board.id = board_member.board_id and board.organization_id = ${organizationId}
      and board.id <> ${boardId}`.execute(tx);
}

export interface EndingBoard {
  readonly boardId: string;
  readonly organizationId: OrganizationId;
  readonly validUntil: string;
  readonly timeZone: string;
  /** Days before its end whose warning was sent. */
  readonly sent: readonly number[];
}

/**
 * The last confirmed board of each confirmed organisation that ends within `days` of `today`, unless
 * another one is being checked.
 */
export async function listEndingBoards(
  db: Database,
  today: string,
  days: number,
): Promise<readonly EndingBoard[]> {
  const found = await sql<EndingBoard>`
    select board.id as "boardId", organization.id as "organizationId",
      board.valid_until::text as "validUntil",
      coalesce(comuna.time_zone, 'America/Santiago') as "timeZone",
      coalesce((select json_agg(days_before) from organizations.board_warning
        where board_id = board.id), '[]') as sent
    from organizations.organization
    left join territories.comuna on comuna.cut = organization.cut
    cross join lateral (
      select id, valid_until from organizations.board
      where organization_id = organization.id and confirmed_at is not null
      order by valid_until desc limit 1) board
    where organization.legal_state = 'confirmed'
      and not exists (select from organizations.legal_check
        where organization_id = organization.id and about = 'board'
          and state in ('waiting', 'escalated'))
      and board.valid_until between ${today}::date - 1 and ${today}::date + ${days}::int
    order by board.valid_until, organization.id`.execute(db);
  return found.rows;
}

/** Notes a warning; false if another copy noted it first. */
export async function insertWarning(
  tx: Tx,
  boardId: string,
  daysBefore: number,
  now: Date,
): Promise<boolean> {
  const row = await tx
    .insertInto('organizations.board_warning')
    .values({ board_id: boardId, days_before: daysBefore, sent_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('board_id')
    .executeTakeFirst();
  return row !== undefined;
}
