// The mails in which notices leave: each notice in one of them, and one digest a day and person.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Locale } from '../../../../platform/words.ts';
import type { DigestDay } from '../rules/notice.ts';
import { mailWorks } from './mail-settings.ts';
import { hashOf } from './tokens.ts';

/** Of `notice`, beside `person` and `settings`: not told yet in any way, and wanted by mail. */
const waits = sql<boolean>`notice.mail_id is null and notice.read_at is null and notice.told_at is null
  and ${mailWorks} and notice.created_at >= settings.on_since
  and not exists (select from people.stopped_kind stopped
    where stopped.person_id = notice.person_id and stopped.kind = notice.kind)`;

/** Whom a digest is for and who has not had it. */
export async function listDigestReaders(
  db: Database,
  { day, until }: DigestDay,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct notice.person_id as id from people.notice notice
    join people.person person on person.id = notice.person_id
    join people.mail_settings settings on settings.person_id = person.id
    where ${waits} and notice.created_at < ${until} and not exists (
      select from people.notice_mail digest
      where digest.person_id = notice.person_id and digest.day = ${day}::date)`.execute(db);
  return rows.map(({ id }) => id);
}

/** What must not wait for the digest. */
export async function listUrgent(
  db: Database,
): Promise<readonly { readonly id: string; readonly personId: string }[]> {
  const { rows } = await sql<{ id: string; personId: string }>`
    select notice.id, notice.person_id as "personId" from people.notice notice
    join people.person person on person.id = notice.person_id
    join people.mail_settings settings on settings.person_id = person.id
    where ${waits} and notice.is_urgent order by notice.created_at`.execute(db);
  return rows;
}

export interface MailToWrite {
  readonly id: string;
  readonly to: string;
  readonly locale: Locale;
  readonly publicName: string;
  /** The newest last. */
  readonly notices: readonly {
    readonly titles: Readonly<Record<Locale, string>>;
    readonly paths: Readonly<Record<Locale, string>>;
  }[];
}

interface Claim {
  readonly personId: string;
  /** The token that stops mail, of which the hash is kept. */
  readonly token: string;
  readonly now: Date;
  /** All that waits, as the digest of a day; or one notice. */
  readonly what: DigestDay | { readonly noticeId: string };
}

/**
 * Takes what waits for a person into one mail, in the transaction that queues it. Undefined if another worker
 * has taken it, if it was told otherwise meanwhile, or if the digest of that day is there already.
 */
export async function claimMail(tx: Tx, claim: Claim): Promise<MailToWrite | undefined> {
  const { personId, token, now, what } = claim;
  const day = 'day' in what ? what.day : null;
  const mail = await tx
    .insertInto('people.notice_mail')
    .values({
      person_id: personId,
      day: day === null ? null : sql<Date>`${day}::date`,
      stop_hash: hashOf(token),
      queued_at: now,
    })
    .onConflict((conflict) => conflict.columns(['person_id', 'day']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (mail === undefined) return undefined;
  const which =
    'day' in what ? sql`notice.created_at < ${what.until}` : sql`notice.id = ${what.noticeId}`;
  const { rows } = await sql<TakenRow>`
    with taken as (
      update people.notice notice set mail_id = ${mail.id}
      from people.person person
      join people.mail_settings settings on settings.person_id = person.id
      where person.id = notice.person_id and notice.person_id = ${personId} and ${waits} and ${which}
      returning notice.title, notice.english_title, notice.path, notice.english_path,
        notice.created_at, person.email, person.locale, person.public_name
    ) select * from taken order by created_at, title`.execute(tx);
  const [first] = rows;
  if (first === undefined) {
    await tx.deleteFrom('people.notice_mail').where('id', '=', mail.id).execute();
    return undefined;
  }
  return {
    id: mail.id,
    to: first.email,
    locale: first.locale,
    publicName: first.public_name,
    notices: rows.map((row) => ({
      titles: { 'es-CL': row.title, en: row.english_title },
      paths: { 'es-CL': row.path, en: row.english_path },
    })),
  };
}

interface TakenRow {
  readonly title: string;
  readonly english_title: string;
  readonly path: string;
  readonly english_path: string;
  readonly email: string;
  readonly locale: Locale;
  readonly public_name: string;
}

/** Ties a mail to its row of the outbox, whose end is reported. */
export async function saveOutgoing(tx: Tx, id: string, outgoingId: string): Promise<void> {
  await tx
    .updateTable('people.notice_mail')
    .set({ outgoing_id: outgoingId })
    .where('id', '=', id)
    .execute();
}

/** Notes once how a mail ended; undefined if that was known, or it is none of these. */
export function endMail(
  tx: Tx,
  given: { readonly outgoingId: string; readonly isSent: boolean; readonly now: Date },
): Promise<{ readonly personId: string; readonly queuedAt: Date } | undefined> {
  return tx
    .updateTable('people.notice_mail')
    .set(given.isSent ? { sent_at: given.now } : { refused_at: given.now })
    .where('outgoing_id', '=', given.outgoingId)
    .where('sent_at', 'is', null)
    .where('refused_at', 'is', null)
    .returning(['person_id as personId', 'queued_at as queuedAt'])
    .executeTakeFirst();
}

/** Whose mail a token stops. */
export async function findByStopToken(db: Database, token: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('people.notice_mail')
    .select('person_id')
    .where('stop_hash', '=', hashOf(token))
    .executeTakeFirst();
  return row?.person_id;
}
