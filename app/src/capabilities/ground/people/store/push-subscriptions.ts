// The devices on which a person is told by push, and what waits to be told there.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import type { Locale } from '../../../../platform/words.ts';
import type { PushSubscription } from '../rules/push.ts';

export interface PushDevice {
  readonly id: string;
  readonly device: string;
  readonly createdAt: Date;
}

/** A browser that subscribes again, perhaps for somebody else who uses it now, takes the place of its row. */
export async function savePushSubscription(
  db: Database,
  given: PushSubscription & {
    readonly personId: string;
    readonly device: string;
    readonly now: Date;
  },
): Promise<void> {
  const { personId, endpoint, p256dh, auth, device, now } = given;
  const columns = { person_id: personId, p256dh, auth, device, created_at: now };
  await db
    .insertInto('people.push_subscription')
    .values({ endpoint, ...columns })
    .onConflict((conflict) => conflict.column('endpoint').doUpdateSet(columns))
    .execute();
}

export function listPushDevices(db: Database, personId: string): Promise<readonly PushDevice[]> {
  return db
    .selectFrom('people.push_subscription')
    .select(['id', 'device', 'created_at as createdAt'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute();
}

/** False if the person has no such device. */
export async function deletePushDevice(
  db: Database,
  id: string,
  personId: string,
): Promise<boolean> {
  const gone = await db
    .deleteFrom('people.push_subscription')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

/** The service says that it is no more. */
export async function deleteEndedSubscription(db: Database, id: string): Promise<void> {
  await db.deleteFrom('people.push_subscription').where('id', '=', id).execute();
}

export interface PushToSend extends PushSubscription {
  readonly subscriptionId: string;
  readonly locale: Locale;
  readonly titles: Readonly<Record<Locale, string>>;
  readonly paths: Readonly<Record<Locale, string>>;
  readonly isUrgent: boolean;
}

/**
 * Takes what waits to be pushed, marked before it is sent: a push is told at most once, whoever is killed.
 * What is older than a day is no news and stays unpushed.
 */
export async function takePushes(db: Database, now: Date): Promise<readonly PushToSend[]> {
  const since = new Date(now.getTime() - 24 * 60 * 60_000);
  const { rows } = await sql<PushRow>`
    with taken as (
      update people.notice set pushed_at = ${now} where id in (
        select notice.id from people.notice notice
        where notice.pushed_at is null and notice.read_at is null and notice.created_at > ${since}
          and exists (select from people.push_subscription device
            where device.person_id = notice.person_id)
          and not exists (select from people.stopped_kind stopped
            where stopped.person_id = notice.person_id and stopped.kind = notice.kind)
        for update skip locked
      ) returning *
    )
    select device.id as "subscriptionId", device.endpoint, device.p256dh, device.auth, person.locale,
      taken.title, taken.english_title, taken.path, taken.english_path, taken.is_urgent as "isUrgent"
    from taken
    join people.person person on person.id = taken.person_id
    join people.push_subscription device on device.person_id = taken.person_id`.execute(db);
  return rows.map(({ title, english_title, path, english_path, ...row }) => ({
    ...row,
    titles: { 'es-CL': title, en: english_title },
    paths: { 'es-CL': path, en: english_path },
  }));
}

interface PushRow extends Omit<PushToSend, 'titles' | 'paths'> {
  readonly title: string;
  readonly english_title: string;
  readonly path: string;
  readonly english_path: string;
}
