// What a unit has to tell people whom no mail reaches, and what it wrote down of having told them.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Locale } from '../../../../platform/words.ts';
import type { WayOfTelling } from '../rules/notice.ts';
import { mailWorks } from './mail-settings.ts';

/**
 * Of `notice`, beside `mail`, `person` and `settings`: not told, and no mail does it. A server that neither takes
 * nor refuses a mail has a day; a notice that no digest takes has two, whatever keeps it back.
 */
function isLeftToUnit(now: Date) {
  const before = (days: number) => sql`${now}::timestamptz - make_interval(days => ${days})`;
  return sql<boolean>`notice.read_at is null and notice.told_at is null and case
    when mail.id is not null
      then mail.refused_at is not null or (mail.sent_at is null and mail.queued_at < ${before(1)})
    else notice.created_at < ${before(2)}
      or not coalesce(${mailWorks} and settings.on_since <= notice.created_at, false)
  end`;
}

export interface Telling {
  readonly id: string;
  readonly personId: string;
  readonly publicName: string;
  /** What the person wrote of herself, not proven. */
  readonly email: string | null;
  readonly comuna: string | null;
  /** In which the letter is written. */
  readonly locale: Locale;
  readonly titles: Readonly<Record<Locale, string>>;
  readonly paths: Readonly<Record<Locale, string>>;
  readonly isPublic: boolean;
  readonly createdAt: Date;
  readonly dueAt: Date | null;
}

interface Asked {
  readonly institutionId: string;
  readonly now: Date;
}

/** What waits to be told, the most pressing first. */
export async function listTellings(db: Database | Tx, asked: Asked): Promise<readonly Telling[]> {
  const rows = await tellings(db)
    .where('notice.institution_id', '=', asked.institutionId)
    .where(isLeftToUnit(asked.now))
    .select(['notice.id', 'person.id as personId', 'person.public_name as publicName'])
    .select(['person.email', 'comuna.name as comuna', 'notice.title', 'notice.english_title'])
    .select(['notice.path', 'notice.english_path', sql<Locale>`person.locale`.as('locale')])
    .select(['notice.is_public as isPublic', 'notice.created_at as createdAt'])
    .select('notice.due_at as dueAt')
    .orderBy(sql`notice.due_at nulls last`)
    .orderBy('notice.created_at')
    .orderBy('notice.id')
    .execute();
  return rows.map(({ title, english_title, path, english_path, ...row }) => ({
    ...row,
    titles: { 'es-CL': title, en: english_title },
    paths: { 'es-CL': path, en: english_path },
  }));
}

function tellings(db: Database | Tx) {
  return db
    .selectFrom('people.notice as notice')
    .innerJoin('people.person as person', 'person.id', 'notice.person_id')
    .leftJoin('territories.comuna as comuna', 'comuna.cut', 'person.comuna_cut')
    .leftJoin('people.mail_settings as settings', 'settings.person_id', 'person.id')
    .leftJoin('people.notice_mail as mail', 'mail.id', 'notice.mail_id');
}

/** How many people wait to be told, by the id of the institution; those with nobody are absent. */
export async function countToTell(
  db: Database,
  institutionIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, { readonly count: number; readonly dueAt: Date | null }>> {
  if (institutionIds.length === 0) return new Map();
  const rows = await tellings(db)
    .where('notice.institution_id', 'in', [...institutionIds])
    .where(isLeftToUnit(now))
    .groupBy('notice.institution_id')
    .select('notice.institution_id as institutionId')
    .select(sql<number>`count(distinct notice.person_id)::int`.as('count'))
    .select(sql<Date | null>`min(notice.due_at)`.as('dueAt'))
    .execute();
  return new Map(
    rows.flatMap(({ institutionId, ...row }) =>
      institutionId === null ? [] : [[institutionId, row]],
    ),
  );
}

export interface ToldRow {
  readonly id: string;
  readonly personId: string;
  readonly publicName: string;
  readonly titles: Readonly<Record<Locale, string>>;
  readonly at: Date;
  readonly how: WayOfTelling;
  /** Public name of the member of staff. */
  readonly by: string | null;
}

/** What was told, the last first. */
export async function listTold(
  db: Database,
  institutionId: string,
  limit: number,
): Promise<readonly ToldRow[]> {
  const rows = await db
    .selectFrom('people.notice as notice')
    .innerJoin('people.person as person', 'person.id', 'notice.person_id')
    .leftJoin('people.person as teller', 'teller.id', 'notice.told_by')
    .select(['notice.id', 'person.id as personId', 'person.public_name as publicName'])
    .select(['notice.title', 'notice.english_title', 'teller.public_name as by'])
    .select(sql<Date>`notice.told_at`.as('at'))
    .select(sql<WayOfTelling>`notice.told_how`.as('how'))
    .where('notice.institution_id', '=', institutionId)
    .where('notice.told_at', 'is not', null)
    .orderBy('notice.told_recorded_at', 'desc')
    .orderBy('notice.id')
    .limit(limit)
    .execute();
  return rows.map(({ title, english_title, ...row }) => ({
    ...row,
    titles: { 'es-CL': title, en: english_title },
  }));
}

/** Writes down that these were told; returns those that nobody had written down before. */
export async function recordTold(
  tx: Tx,
  given: {
    readonly institutionId: string;
    readonly ids: readonly string[];
    readonly how: WayOfTelling;
    readonly at: Date;
    readonly by: string;
    readonly now: Date;
  },
): Promise<readonly string[]> {
  if (given.ids.length === 0) return [];
  const rows = await tx
    .updateTable('people.notice')
    .set({
      told_at: given.at,
      told_how: given.how,
      told_by: given.by,
      told_recorded_at: given.now,
    })
    .where('institution_id', '=', given.institutionId)
    .where('id', 'in', [...given.ids])
    .where('told_at', 'is', null)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}
