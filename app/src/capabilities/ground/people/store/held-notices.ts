// Everything that notices hold about one person: as she takes it with her, and as it is erased.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';

const moment = (at: Date | null) => at?.toISOString() ?? null;

/** Instants in ISO 8601. */
export async function listHeld(db: Database, personId: string) {
  const [notices, mail, stopped, devices, optIns] = await Promise.all([
    db
      .selectFrom('people.notice')
      .selectAll()
      .where('person_id', '=', personId)
      .orderBy('created_at', 'desc')
      .execute(),
    db.selectFrom('people.mail_settings').selectAll().where('person_id', '=', personId).execute(),
    db.selectFrom('people.stopped_kind').select('kind').where('person_id', '=', personId).execute(),
    db
      .selectFrom('people.push_subscription')
      .select(['device', 'created_at'])
      .where('person_id', '=', personId)
      .execute(),
    db
      .selectFrom('people.message_opt_in as opted')
      .innerJoin(
        'institutions.institution as institution',
        'institution.id',
        'opted.institution_id',
      )
      .select(['institution.name', 'institution.slug', 'opted.since'])
      .select(
        sql<string>`coalesce((select string_agg(sector.name, ', ' order by sector.name)
          from people.message_opt_in_sector chosen
          join territories.territory sector on sector.id = chosen.territory_id
          where chosen.person_id = opted.person_id
            and chosen.institution_id = opted.institution_id), '')`.as('sectors'),
      )
      .where('opted.person_id', '=', personId)
      .execute(),
  ]);
  return {
    notices: notices.map((row) => ({
      titles: { 'es-CL': row.title, en: row.english_title },
      kind: row.kind,
      path: row.path,
      created_at: moment(row.created_at),
      due_at: moment(row.due_at),
      read_at: moment(row.read_at),
      told_at: moment(row.told_at),
      told_how: row.told_how,
    })),
    mail: mail.map((row) => ({
      email: row.email,
      proven_at: moment(row.proven_at),
      on_since: moment(row.on_since),
      failing_since: moment(row.failing_since),
    })),
    stopped: stopped.map(({ kind }) => kind),
    devices: devices.map((row) => ({ device: row.device, since: moment(row.created_at) })),
    optIns: optIns.map((row) => ({ ...row, since: moment(row.since) })),
  };
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
