// Boards as organisations declare them, and the warnings sent before they end.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { timeZoneOf } from '../../territories/index.ts';
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

/** The day of an instant where the row's `organization` is. */
function todayThere(now: Date) {
  return sql<string>`(${now}::timestamptz
    at time zone ${timeZoneOf('organization')})::date`;
}

/**
 * Id of the board in office of the row's `organization`: of those that have begun, the one confirmed last.
 * It stays the last one once its term is over.
 */
export function boardInOffice(now: Date) {
  return sql<string | null>`(
    select begun.id from organizations.board begun
    where begun.organization_id = organization.id and begun.confirmed_at is not null
      and begun.valid_from <= ${todayThere(now)}
    order by begun.confirmed_at desc, begun.valid_from desc, begun.id limit 1)`;
}

/** Whether the term of the board in office of the row's `organization` is not over. */
export function hasBoardInOffice(now: Date) {
  return sql<boolean>`exists (select from organizations.board
    where id = ${boardInOffice(now)} and valid_until >= ${todayThere(now)})`;
}

/** First day of a board that was confirmed after the one in office and has yet to begin. */
export function firstDayToCome(now: Date) {
  return sql<string | null>`(
    select min(later.valid_from)::text from organizations.board later
    where later.organization_id = organization.id and later.valid_from > ${todayThere(now)}
      and later.confirmed_at >= coalesce(
        (select confirmed_at from organizations.board where id = ${boardInOffice(now)}),
        '-infinity'))`;
}

/** The board in office, or the last one that was. */
export function readBoardInOffice(
  db: Database | Tx,
  organizationId: string,
  now: Date,
): Promise<Board | undefined> {
  return boardRows(db)
    .innerJoin(
      'organizations.organization as organization',
      'organization.id',
      'board.organization_id',
    )
    .where('organization.id', '=', organizationId)
    .where(sql<boolean>`board.id = ${boardInOffice(now)}`)
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

/** From its first day on it holds office. */
export async function confirmBoard(tx: Tx, boardId: string, now: Date): Promise<void> {
  await tx
    .updateTable('organizations.board')
    .set({ confirmed_at: now })
    .where('id', '=', boardId)
    .execute();
}

/** The names of a board that will not hold office. */
export async function forgetMembers(tx: Tx, boardId: string): Promise<void> {
  await tx.deleteFrom('organizations.board_member').where('board_id', '=', boardId).execute();
}

/** The names of every board whose place another one has taken. */
export async function forgetFormerMembers(tx: Tx, now: Date): Promise<void> {
  await sql`delete from organizations.board_member where board_id in (
    select former.id from organizations.board former
    join organizations.organization on organization.id = former.organization_id
    where former.confirmed_at is not null and former.valid_from <= ${todayThere(now)}
      and former.id <> ${boardInOffice(now)})`.execute(tx);
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
 * The boards in office of confirmed organisations that end within `days`, unless another one is being
 * checked or has yet to begin.
 */
export async function listEndingBoards(
  db: Database,
  now: Date,
  days: number,
): Promise<readonly EndingBoard[]> {
  const found = await sql<EndingBoard>`
    select board.id as "boardId", organization.id as "organizationId",
      board.valid_until::text as "validUntil",
      ${timeZoneOf('organization')} as "timeZone",
      coalesce((select json_agg(days_before) from organizations.board_warning
        where board_id = board.id), '[]') as sent
    from organizations.organization
    join organizations.board on board.id = ${boardInOffice(now)}
    where organization.legal_state = 'confirmed' and ${firstDayToCome(now)} is null
      and not exists (select from organizations.legal_check
        where organization_id = organization.id and about = 'board'
          and state in ('waiting', 'escalated'))
      and board.valid_until between ${todayThere(now)} and ${todayThere(now)} + ${days}::int
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
