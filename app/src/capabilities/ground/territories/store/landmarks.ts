// Keeps the landmarks of a comuna.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { plainOf } from '../../../../platform/database/plain.ts';
import type { Cut } from '../rules/cut.ts';
import type { LandmarkKind } from '../rules/kind-names.ts';
import type { LandmarkDraft, LandmarkId } from '../rules/landmark.ts';

export interface LandmarkRow extends LandmarkDraft {
  readonly id: LandmarkId;
  /** Its name without capitals, accents or punctuation: with its kind, what it is known by in its comuna. */
  readonly plainName: string;
  readonly retiredAt: Date | undefined;
  readonly retiredReason: string | undefined;
}

/** Those of a comuna that hold today, by name; with text, those whose name has it. */
export async function listLandmarks(
  db: Database | Tx,
  cut: Cut,
  text = '',
): Promise<LandmarkRow[]> {
  let query = landmarks(db, cut).where('retired_at', 'is', null);
  if (text !== '') query = query.where(landmarkHas(text));
  const rows = await query.orderBy(sql`name collate "es-x-icu"`).execute();
  return rows.map(toRow);
}

/** Whether a row of `landmark` has what was typed in its name. */
export function landmarkHas(text: string) {
  const asked = plainOf(text);
  return sql<boolean>`${asked} <> '' and landmark.plain_name like '%' || ${asked} || '%'`;
}

/** Those that hold no longer, the last retired first. */
export async function listRetiredLandmarks(db: Database, cut: Cut): Promise<LandmarkRow[]> {
  const rows = await landmarks(db, cut)
    .where('retired_at', 'is not', null)
    .orderBy('retired_at', 'desc')
    .execute();
  return rows.map(toRow);
}

/** One of a comuna, retired or not. */
export async function readLandmarkRow(
  db: Database | Tx,
  cut: Cut,
  id: LandmarkId,
): Promise<LandmarkRow | undefined> {
  const row = await landmarks(db, cut).where('id', '=', id).executeTakeFirst();
  return row && toRow(row);
}

function landmarks(db: Database | Tx, cut: Cut) {
  return db
    .selectFrom('territories.landmark')
    .where('cut', '=', cut)
    .select([
      sql<LandmarkId>`id`.as('id'),
      sql<LandmarkKind>`kind`.as('kind'),
      'name',
      'plain_name as plainName',
      'lon',
      'lat',
      'retired_at as retiredAt',
      'retired_reason as retiredReason',
    ]);
}

type Selected = Awaited<ReturnType<ReturnType<typeof landmarks>['executeTakeFirstOrThrow']>>;

function toRow({ lon, lat, retiredAt, retiredReason, ...same }: Selected): LandmarkRow {
  return {
    ...same,
    place: { lon, lat },
    retiredAt: retiredAt ?? undefined,
    retiredReason: retiredReason ?? undefined,
  };
}

/** The plain form of each name, as the table keeps it, in the order given. */
export async function plainNames(tx: Tx, names: readonly string[]): Promise<readonly string[]> {
  const found = await sql<{ plain: string }>`
    select territories.plain(name) as plain
    from unnest(${names}::text[]) with ordinality as given (name, place)
    order by place`.execute(tx);
  return found.rows.map(({ plain }) => plain);
}

export async function insertLandmark(
  tx: Tx,
  cut: Cut,
  landmark: LandmarkDraft,
): Promise<LandmarkId> {
  const { id } = await tx
    .insertInto('territories.landmark')
    .values({ cut, ...toColumns(landmark) })
    .returning(sql<LandmarkId>`id`.as('id'))
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateLandmark(
  tx: Tx,
  id: LandmarkId,
  landmark: LandmarkDraft,
): Promise<void> {
  await tx
    .updateTable('territories.landmark')
    .set(toColumns(landmark))
    .where('id', '=', id)
    .execute();
}

function toColumns({ kind, name, place: { lon, lat } }: LandmarkDraft) {
  return { kind, name, lon, lat };
}

export async function retireLandmarkRow(tx: Tx, id: LandmarkId, reason: string): Promise<void> {
  await tx
    .updateTable('territories.landmark')
    .set({ retired_at: sql<Date>`now()`, retired_reason: reason })
    .where('id', '=', id)
    .execute();
}

export async function restoreLandmarkRow(tx: Tx, id: LandmarkId): Promise<void> {
  await tx
    .updateTable('territories.landmark')
    .set({ retired_at: null, retired_reason: null })
    .where('id', '=', id)
    .execute();
}
