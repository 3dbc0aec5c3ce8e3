// Everything that notices hold about one person: as she takes it with her, and as it is erased.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Plain } from '../../../../platform/held-values.ts';

export type HeldNoticeField =
  | 'kind'
  | 'path'
  | 'institution'
  | 'created_at'
  | 'is_urgent'
  | 'due_at'
  | 'read_at'
  | 'pushed_at'
  | 'told_at'
  | 'told_how'
  | 'told_recorded_at'
  | 'email'
  | 'proven_at'
  | 'on_since'
  | 'refusals'
  | 'failing_since'
  | 'expires_at'
  | 'day'
  | 'queued_at'
  | 'sent_at'
  | 'refused_at'
  | 'device'
  | 'since'
  | 'sectors';

type Row<Name extends HeldNoticeField> = Readonly<Record<Name, Plain>>;

export async function listHeld(db: Database, personId: string) {
  const [notices, mail, proofs, mails, stopped, devices, optIns] = await Promise.all([
    noticesOf(db, personId),
    sql<Row<'email' | 'proven_at' | 'on_since' | 'refusals' | 'failing_since'>>`
      select email, proven_at, on_since, refusals, failing_since
      from people.mail_settings where person_id = ${personId}`.execute(db),
    sql<Row<'email' | 'expires_at'>>`
      select email, expires_at from people.mail_proof where person_id = ${personId}`.execute(db),
    sql<Row<'day' | 'queued_at' | 'sent_at' | 'refused_at'>>`
      select day::text as day, queued_at, sent_at, refused_at
      from people.notice_mail where person_id = ${personId} order by queued_at desc`.execute(db),
    sql<Row<'kind'>>`
      select kind from people.stopped_kind where person_id = ${personId} order by kind`.execute(db),
    sql<Row<'since'> & { readonly device: string }>`
      select device, created_at as since
      from people.push_subscription where person_id = ${personId}`.execute(db),
    optInsOf(db, personId),
  ]);
  return {
    notices: notices.rows,
    mail: mail.rows,
    proofs: proofs.rows,
    mails: mails.rows,
    stopped: stopped.rows,
    devices: devices.rows,
    optIns: optIns.rows,
  };
}

function noticesOf(db: Database, personId: string) {
  return sql<
    Row<
      | 'kind'
      | 'institution'
      | 'created_at'
      | 'is_urgent'
      | 'due_at'
      | 'read_at'
      | 'pushed_at'
      | 'told_at'
      | 'told_how'
      | 'told_recorded_at'
    > &
      Readonly<Record<'title' | 'english_title' | 'path' | 'english_path', string>>
  >`
    select title, english_title, path, english_path, notice.kind, institution.name as institution,
      created_at, is_urgent, due_at, read_at, pushed_at, told_at, told_how, told_recorded_at
    from people.notice
    left join institutions.institution institution on institution.id = institution_id
    where person_id = ${personId} order by created_at desc`.execute(db);
}

function optInsOf(db: Database, personId: string) {
  return sql<Row<'since' | 'sectors'> & Readonly<Record<'name' | 'slug', string>>>`
    select institution.name, institution.slug, opted.since,
      (select string_agg(sector.name, ', ' order by sector.name)
        from people.message_opt_in_sector chosen
        join territories.territory sector on sector.id = chosen.territory_id
        where chosen.person_id = opted.person_id
          and chosen.institution_id = opted.institution_id) as sectors
    from people.message_opt_in opted
    join institutions.institution institution on institution.id = opted.institution_id
    where opted.person_id = ${personId}`.execute(db);
}

/** Notices first: they name the mails in which they left. */
export async function deleteNoticesOf(tx: Tx, personId: string): Promise<void> {
  for (const table of [
    'people.notice',
    'people.notice_mail',
    'people.mail_settings',
    'people.mail_proof',
    'people.stopped_kind',
    'people.push_subscription',
    'people.message_opt_in',
  ] as const) {
    await tx.deleteFrom(table).where('person_id', '=', personId).execute();
  }
}
