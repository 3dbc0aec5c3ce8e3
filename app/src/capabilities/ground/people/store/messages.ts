// What institutions have told those who asked for it, and who asked.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { plainOf } from '../../../../platform/database/plain.ts';
import { timeZoneOf } from '../../territories/index.ts';

export interface MessageRow {
  readonly id: string;
  readonly institutionId: string;
  readonly institutionName: string;
  readonly institutionSlug: string;
  readonly timeZone: string;
  readonly cut: string | null;
  readonly title: string;
  readonly body: string;
  readonly senderRole: string;
  readonly sentAt: Date;
  readonly recipientsCount: number;
  /** Names of the sectors it was for; none is the whole comuna. */
  readonly sectors: readonly string[];
  /** The message that this one corrects, and the one that corrects it. */
  readonly corrects: string | null;
  readonly correctedBy: string | null;
}

function messages(db: Database | Tx) {
  return db
    .selectFrom('people.message as message')
    .innerJoin(
      'institutions.institution as institution',
      'institution.id',
      'message.institution_id',
    )
    .leftJoin('people.message as correction', 'correction.corrects', 'message.id')
    .select(['message.id', 'message.title', 'message.body', 'message.corrects'])
    .select(['message.institution_id as institutionId', 'institution.name as institutionName'])
    .select(['institution.slug as institutionSlug', 'message.sender_role as senderRole'])
    .select(['message.sent_at as sentAt', 'message.recipients_count as recipientsCount'])
    .select(['correction.id as correctedBy', 'institution.cut'])
    .select(timeZoneOf('institution').as('timeZone'))
    .select(
      sql<string[]>`array(select sector.name from people.message_sector sector
      where sector.message_id = message.id order by sector.name collate "es-x-icu")`.as('sectors'),
    );
}

export interface MessageFilter {
  /** Address of an institution; undefined for all. */
  readonly institution: string | undefined;
  readonly text: string;
}

function filtered(db: Database, { institution, text }: MessageFilter) {
  let query = messages(db);
  if (institution !== undefined) query = query.where('institution.slug', '=', institution);
  if (text === '') return query;
  return query.where(sql<boolean>`strpos(territories.plain(message.title || ' ' || message.body),
    ${plainOf(text)}) > 0`);
}

export async function countMessages(db: Database, filter: MessageFilter): Promise<number> {
  const { count } = await filtered(db, filter)
    .clearSelect()
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The newest first. */
export function listMessages(
  db: Database,
  filter: MessageFilter,
  stretch: { readonly limit: number; readonly offset: number },
): Promise<readonly MessageRow[]> {
  return filtered(db, filter)
    .orderBy('message.sent_at', 'desc')
    .orderBy('message.id')
    .limit(stretch.limit)
    .offset(stretch.offset)
    .execute();
}

export function findMessage(db: Database | Tx, id: string): Promise<MessageRow | undefined> {
  return messages(db).where('message.id', '=', id).executeTakeFirst();
}

export interface NewMessage {
  /** Chosen by the form, so that sending twice sends once. */
  readonly id: string;
  readonly institutionId: string;
  readonly title: string;
  readonly body: string;
  readonly senderRole: string;
  readonly sectors: readonly Sector[];
  readonly corrects: string | undefined;
  readonly recipientsCount: number;
  readonly now: Date;
}

/** False if one of that id is there, or if the one that it corrects was corrected already. */
export async function insertMessage(tx: Tx, given: NewMessage): Promise<boolean> {
  const row = await tx
    .insertInto('people.message')
    .values({
      id: given.id,
      institution_id: given.institutionId,
      title: given.title,
      body: given.body,
      sender_role: given.senderRole,
      sent_at: given.now,
      recipients_count: given.recipientsCount,
      corrects: given.corrects ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) return false;
  if (given.sectors.length > 0) {
    await tx
      .insertInto('people.message_sector')
      .values(
        given.sectors.map(({ id, name }) => ({ message_id: given.id, territory_id: id, name })),
      )
      .execute();
  }
  return true;
}

export interface Sector {
  readonly id: string;
  readonly name: string;
}

/** The sectors that the comuna of an institution has today. */
export function listSectors(db: Database | Tx, institutionId: string): Promise<Sector[]> {
  return db
    .selectFrom('territories.territory as territory')
    .innerJoin('institutions.institution as institution', 'institution.cut', 'territory.cut')
    .select(['territory.id', 'territory.name'])
    .where('institution.id', '=', institutionId)
    .where('territory.kind', '=', 'sector')
    .where('territory.retired_at', 'is', null)
    .orderBy(sql`territory.name collate "es-x-icu"`)
    .execute();
}

/** Who asked for the messages of an institution: all of them, and those who want one of these sectors. */
export async function listRecipients(
  db: Database | Tx,
  institutionId: string,
  sectorIds: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select opted.person_id as id from people.message_opt_in opted
    where opted.institution_id = ${institutionId} and (
      ${sectorIds.length === 0}::boolean
      or not exists (select from people.message_opt_in_sector chosen
        where chosen.person_id = opted.person_id and chosen.institution_id = opted.institution_id)
      or exists (select from people.message_opt_in_sector chosen
        where chosen.person_id = opted.person_id and chosen.institution_id = opted.institution_id
          and chosen.territory_id = any (${[...sectorIds]}::uuid[])))
    order by opted.person_id`.execute(db);
  return rows.map(({ id }) => id);
}

export interface OptIn {
  readonly institutionId: string;
  readonly since: Date;
  /** Ids of sectors; none is all messages. */
  readonly sectorIds: readonly string[];
}

export function listOptIns(db: Database, personId: string): Promise<OptIn[]> {
  return db
    .selectFrom('people.message_opt_in as opted')
    .select(['opted.institution_id as institutionId', 'opted.since'])
    .select(
      sql<string[]>`array(select chosen.territory_id from people.message_opt_in_sector chosen
        where chosen.person_id = opted.person_id and chosen.institution_id = opted.institution_id)`.as(
        'sectorIds',
      ),
    )
    .where('opted.person_id', '=', personId)
    .orderBy('opted.since')
    .execute();
}

export async function saveOptIn(
  tx: Tx,
  given: {
    readonly personId: string;
    readonly institutionId: string;
    readonly sectorIds: readonly string[];
    readonly now: Date;
  },
): Promise<void> {
  const key = { person_id: given.personId, institution_id: given.institutionId };
  await tx
    .insertInto('people.message_opt_in')
    .values({ ...key, since: given.now })
    .onConflict((conflict) => conflict.columns(['person_id', 'institution_id']).doNothing())
    .execute();
  await tx
    .deleteFrom('people.message_opt_in_sector')
    .where('person_id', '=', given.personId)
    .where('institution_id', '=', given.institutionId)
    .execute();
  if (given.sectorIds.length === 0) return;
  await tx
    .insertInto('people.message_opt_in_sector')
    .values(given.sectorIds.map((id) => ({ ...key, territory_id: id })))
    .execute();
}

export async function deleteOptIn(
  db: Database,
  personId: string,
  institutionId: string,
): Promise<void> {
  await db
    .deleteFrom('people.message_opt_in')
    .where('person_id', '=', personId)
    .where('institution_id', '=', institutionId)
    .execute();
}
