// Who came: entered at the door or from paper, counted by sector, and the certificates of those who were known.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { SectorCount } from '../rules/attendance.ts';

export interface Arrival {
  readonly gatheringId: string;
  readonly registrationId?: string;
  readonly name?: string | undefined;
  readonly territoryId?: string | undefined;
  readonly peopleCount: number;
  readonly way: 'pass' | 'list' | 'walk-in' | 'count' | 'paper';
  /** Of the form that was sent: pressed twice, it is one. */
  readonly formKey?: string | undefined;
  readonly now: Date;
}

/** False if that registration or that form was entered already: nothing changes. */
export async function insertArrival(tx: Tx, arrival: Arrival): Promise<boolean> {
  const added = await tx
    .insertInto('gatherings.attendance')
    .values({
      gathering_id: arrival.gatheringId,
      registration_id: arrival.registrationId ?? null,
      name: arrival.name ?? null,
      territory_id: arrival.territoryId ?? null,
      people_count: arrival.peopleCount,
      way: arrival.way,
      form_key: arrival.formKey ?? null,
      entered_at: arrival.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

export interface Entered {
  readonly id: string;
  readonly registrationId: string | null;
  readonly name: string | null;
  readonly territoryName: string | null;
  readonly peopleCount: number;
  readonly way: string;
  readonly enteredAt: Date;
}

/** The latest first. */
export function listArrivals(db: Database | Tx, gatheringId: string): Promise<readonly Entered[]> {
  return db
    .selectFrom('gatherings.attendance as attendance')
    .leftJoin('territories.territory as territory', 'territory.id', 'attendance.territory_id')
    .select([
      'attendance.id',
      'attendance.registration_id as registrationId',
      'attendance.name',
      'territory.name as territoryName',
      'attendance.people_count as peopleCount',
      'attendance.way',
      'attendance.entered_at as enteredAt',
    ])
    .where('attendance.gathering_id', '=', gatheringId)
    .orderBy('attendance.entered_at', 'desc')
    .orderBy('attendance.id')
    .execute();
}

/** Takes back what was entered by mistake; false if it is not of this gathering. */
export async function deleteArrival(tx: Tx, gatheringId: string, id: string): Promise<boolean> {
  const removed = await tx
    .deleteFrom('gatherings.attendance')
    .where('gathering_id', '=', gatheringId)
    .where('id', '=', id)
    .executeTakeFirst();
  return removed.numDeletedRows === 1n;
}

/** Whether whoever registered has been noted. */
export async function hasArrived(tx: Tx, registrationId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('gatherings.attendance')
    .select('id')
    .where('registration_id', '=', registrationId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes back the rows of a list of paper. */
export async function deletePaperRows(
  tx: Tx,
  gatheringId: string,
  keys: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('gatherings.attendance')
    .where('gathering_id', '=', gatheringId)
    .where('way', '=', 'paper')
    .where('form_key', 'in', [...keys])
    .execute();
}

/** People by sector, the most first; for the team, whole. What the public may know of it the rules say. */
export async function countBySector(
  db: Database | Tx,
  gatheringId: string,
): Promise<readonly SectorCount[]> {
  const { rows } = await sql<{ sector: string | null; people: number }>`
    select territory.name as sector, sum(people_count)::int as people
    from gatherings.attendance left join territories.territory on territory.id = territory_id
    where gathering_id = ${gatheringId}
    group by territory.id, territory.name
    order by territory.id is null, people desc, territory.name`.execute(db);
  return rows.map(({ sector, people }) => ({ sector: sector ?? undefined, people }));
}

export interface Certificate {
  readonly code: string;
  readonly gatheringId: string;
  readonly personId: string;
}

/** The attendance of a person who was noted with her account; undefined if none was. */
export async function findOwnArrival(
  db: Database | Tx,
  gatheringId: string,
  personId: string,
): Promise<{ readonly id: string; readonly code: string | null } | undefined> {
  return db
    .selectFrom('gatherings.attendance as attendance')
    .innerJoin('gatherings.registration as registration', (join) =>
      join.onRef('registration.id', '=', 'attendance.registration_id'),
    )
    .select(['attendance.id', 'attendance.certificate_code as code'])
    .where('attendance.gathering_id', '=', gatheringId)
    .where('registration.person_id', '=', personId)
    .executeTakeFirst();
}

/** The first code stays. */
export async function saveCertificate(tx: Tx, id: string, code: string): Promise<void> {
  await tx
    .updateTable('gatherings.attendance')
    .set({ certificate_code: code })
    .where('id', '=', id)
    .where('certificate_code', 'is', null)
    .execute();
}

/** Undefined once the person is unlinked: a certificate of nobody certifies nothing. */
export async function findCertificate(
  db: Database,
  code: string,
): Promise<Certificate | undefined> {
  const row = await db
    .selectFrom('gatherings.attendance as attendance')
    .innerJoin('gatherings.registration as registration', (join) =>
      join.onRef('registration.id', '=', 'attendance.registration_id'),
    )
    .select(['attendance.gathering_id as gatheringId', 'registration.person_id as personId'])
    .where('attendance.certificate_code', '=', code)
    .executeTakeFirst();
  if (row === undefined || row.personId === null) return undefined;
  return { code, gatheringId: row.gatheringId, personId: row.personId };
}

/** The list that people signed. */
export async function saveScan(tx: Tx, id: string, fileId: string): Promise<void> {
  await tx
    .updateTable('gatherings.gathering')
    .set({ scan_file_id: fileId })
    .where('id', '=', id)
    .execute();
}
