// Notices: one row for each thing that a person is told, however often its cause comes up.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { plainOf } from '../../../../platform/database/plain.ts';
import type { Locale } from '../../../../platform/words.ts';
import type { Notice } from '../rules/notice.ts';

/** A statement takes 65,535 values, and a notice has twelve. */
const ROWS_AT_ONCE = 2000;

/** Writes those that are not there yet and returns how many; what was told before is not told again. */
export async function insertNotices(
  tx: Tx,
  notices: readonly Notice[],
  now: Date,
): Promise<number> {
  let count = 0;
  for (let from = 0; from < notices.length; from += ROWS_AT_ONCE) {
    const written = await tx
      .insertInto('people.notice')
      .values(notices.slice(from, from + ROWS_AT_ONCE).map((one) => rowOf(one, now)))
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    count += Number(written.numInsertedOrUpdatedRows ?? 0n);
  }
  return count;
}

function rowOf(one: Notice, now: Date) {
  return {
    person_id: one.personId,
    kind: one.kind,
    key: one.key,
    title: one.titles['es-CL'],
    english_title: one.titles.en,
    path: one.paths['es-CL'],
    english_path: one.paths.en,
    is_public: one.isPublic ?? false,
    institution_id: one.institutionId ?? null,
    is_urgent: one.isUrgent ?? false,
    due_at: one.dueAt ?? null,
    created_at: now,
  };
}

/** How many a person has not opened yet. */
export async function countUnread(db: Database, personId: string): Promise<number> {
  const { count } = await db
    .selectFrom('people.notice')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export interface NoticeFilter {
  readonly personId: string;
  readonly locale: Locale;
  /** Words of its sentence; empty for all. */
  readonly text: string;
  readonly onlyUnread: boolean;
}

export interface NoticeRow {
  readonly id: string;
  readonly title: string;
  readonly createdAt: Date;
  readonly dueAt: Date | null;
  readonly readAt: Date | null;
}

function filtered(db: Database, { personId, locale, text, onlyUnread }: NoticeFilter) {
  const title = titleIn(locale);
  let query = db.selectFrom('people.notice').where('person_id', '=', personId);
  if (onlyUnread) query = query.where('read_at', 'is', null);
  if (text === '') return query;
  return query.where(sql<boolean>`strpos(territories.plain(${title}), ${plainOf(text)}) > 0`);
}

function titleIn(locale: Locale) {
  return locale === 'en' ? sql<string>`english_title` : sql<string>`title`;
}

export async function countNotices(db: Database, filter: NoticeFilter): Promise<number> {
  const { count } = await filtered(db, filter)
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The newest first. */
export function listNotices(
  db: Database,
  filter: NoticeFilter,
  stretch: { readonly limit: number; readonly offset: number },
): Promise<readonly NoticeRow[]> {
  return filtered(db, filter)
    .select(['id', 'created_at as createdAt', 'due_at as dueAt', 'read_at as readAt'])
    .select(titleIn(filter.locale).as('title'))
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(stretch.limit)
    .offset(stretch.offset)
    .execute();
}

/** Marks a person's own notice as read and returns where it leads; undefined if it is not hers. */
export async function openNotice(
  db: Database,
  given: { readonly id: string; readonly personId: string; readonly now: Date },
): Promise<Readonly<Record<Locale, string>> | undefined> {
  const row = await db
    .updateTable('people.notice')
    .set({ read_at: sql<Date>`coalesce(read_at, ${given.now})` })
    .where('id', '=', given.id)
    .where('person_id', '=', given.personId)
    .returning(['path', 'english_path'])
    .executeTakeFirst();
  return row && { 'es-CL': row.path, en: row.english_path };
}

export async function readAll(db: Database, personId: string, now: Date): Promise<void> {
  await db
    .updateTable('people.notice')
    .set({ read_at: now })
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .execute();
}

/**
 * When a person was told: by reading it here, by a mail that her server took, or as her unit wrote down,
 * whichever came first. Undefined as long as she was not, or if there is no such notice.
 */
export async function toldAt(
  db: Database | Tx,
  kind: string,
  key: string,
  personId: string,
): Promise<Date | undefined> {
  const row = await db
    .selectFrom('people.notice as notice')
    .leftJoin('people.notice_mail as mail', 'mail.id', 'notice.mail_id')
    .select(sql<Date | null>`least(notice.read_at, notice.told_at, mail.sent_at)`.as('at'))
    .where('notice.kind', '=', kind)
    .where('notice.key', '=', key)
    .where('notice.person_id', '=', personId)
    .executeTakeFirst();
  return row?.at ?? undefined;
}

/** Takes away what is older than `before`; what a unit answers for stays, because a term may hang on it. */
export async function deleteOldNotices(db: Database, before: Date): Promise<void> {
  await db
    .deleteFrom('people.notice')
    .where('created_at', '<', before)
    .where('institution_id', 'is', null)
    .where('due_at', 'is', null)
    .execute();
  await db
    .deleteFrom('people.notice_mail as mail')
    .where('mail.queued_at', '<', before)
    .where((eb) =>
      eb.not(
        eb.exists(eb.selectFrom('people.notice').select('id').whereRef('mail_id', '=', 'mail.id')),
      ),
    )
    .execute();
}

export async function listStoppedKinds(db: Database, personId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('people.stopped_kind')
    .select('kind')
    .where('person_id', '=', personId)
    .execute();
  return rows.map(({ kind }) => kind);
}

export async function saveStoppedKinds(
  tx: Tx,
  personId: string,
  kinds: readonly string[],
): Promise<void> {
  await tx.deleteFrom('people.stopped_kind').where('person_id', '=', personId).execute();
  if (kinds.length === 0) return;
  await tx
    .insertInto('people.stopped_kind')
    .values(kinds.map((kind) => ({ person_id: personId, kind })))
    .execute();
}
