// Places open to comments: written as later rooms tell of them, found by their name and by their id.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { plainOf } from '../../../../platform/database/plain.ts';
import type { Locale } from '../../../../platform/words.ts';
import type { Mode, OpenedPlace, PlaceName } from '../rules/place.ts';

export interface Place {
  readonly id: string;
  readonly kind: string;
  readonly titles: Readonly<Record<Locale, string>>;
  readonly paths: Readonly<Record<Locale, string>>;
  readonly institutionId: string | null;
  readonly mode: Mode;
  readonly isOpen: boolean;
}

/** Opens it, or brings it up to date; its id if anything changed. The mode stays as it was. */
export async function savePlace(
  tx: Tx,
  { kind, key, titles, paths, institutionId, about, mode, isOpen }: OpenedPlace,
  now: Date,
): Promise<string | undefined> {
  const closedAt = isOpen ? null : sql<Date>`coalesce(place.closed_at, ${now})`;
  const row = await tx
    .insertInto('conversation.place')
    .values({
      kind,
      key,
      title: titles['es-CL'],
      english_title: titles.en,
      path: paths['es-CL'],
      english_path: paths.en,
      institution_id: institutionId ?? null,
      cut: about.cut ?? null,
      region_code: about.regionCode ?? null,
      mode,
      opened_at: now,
      closed_at: isOpen ? null : now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'key'])
        .doUpdateSet((eb) => ({
          title: eb.ref('excluded.title'),
          english_title: eb.ref('excluded.english_title'),
          path: eb.ref('excluded.path'),
          english_path: eb.ref('excluded.english_path'),
          institution_id: eb.ref('excluded.institution_id'),
          cut: eb.ref('excluded.cut'),
          region_code: eb.ref('excluded.region_code'),
          closed_at: closedAt,
        }))
        .where(
          sql<boolean>`(place.title, place.english_title, place.path, place.english_path,
            place.institution_id, place.cut, place.region_code, place.closed_at is null)
          is distinct from (excluded.title, excluded.english_title, excluded.path,
            excluded.english_path, excluded.institution_id, excluded.cut, excluded.region_code,
            excluded.closed_at is null)`,
        ),
    )
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

function places(db: Database | Tx) {
  return db
    .selectFrom('conversation.place as place')
    .select(['place.id', 'place.title', 'place.english_title', 'place.path', 'place.english_path'])
    .select(['place.kind', 'place.institution_id', 'place.mode', 'place.closed_at']);
}

type PlaceColumns = Awaited<ReturnType<ReturnType<typeof places>['executeTakeFirstOrThrow']>>;

export function placeOf(row: PlaceColumns): Place {
  return {
    id: row.id,
    kind: row.kind,
    titles: { 'es-CL': row.title, en: row.english_title },
    paths: { 'es-CL': row.path, en: row.english_path },
    institutionId: row.institution_id,
    mode: row.mode as Mode,
    isOpen: row.closed_at === null,
  };
}

export async function findPlace(db: Database, name: PlaceName): Promise<Place | undefined> {
  const row = await places(db)
    .where('place.kind', '=', name.kind)
    .where('place.key', '=', name.key)
    .executeTakeFirst();
  return row && placeOf(row);
}

export async function readPlace(db: Database | Tx, id: string): Promise<Place | undefined> {
  const row = await places(db).where('place.id', '=', id).executeTakeFirst();
  return row && placeOf(row);
}

/** The same, and as long as the transaction lasts nobody closes it. */
export async function holdPlace(tx: Tx, id: string): Promise<Place | undefined> {
  const row = await places(tx).where('place.id', '=', id).forShare().executeTakeFirst();
  return row && placeOf(row);
}

export interface PlaceFilter {
  /** Words of its title; empty for all. */
  readonly text: string;
  readonly locale: Locale;
  /** Only what is about that comuna. */
  readonly cut?: string;
}

export interface TalkedPlace extends Place {
  readonly commentsCount: number;
  readonly lastAt: Date;
}

function talked(db: Database, { text, locale, cut }: PlaceFilter) {
  const title = locale === 'en' ? sql<string>`place.english_title` : sql<string>`place.title`;
  const query = places(db)
    .innerJoin(
      (inner) =>
        inner
          .selectFrom('conversation.comment')
          .select((eb) => ['place_id', eb.fn.max('shown_at').as('last_at')])
          .select(sql<number>`count(*)::int`.as('comments_count'))
          .where('shown_version', 'is not', null)
          .where('hiding_id', 'is', null)
          .where('withdrawn_at', 'is', null)
          .groupBy('place_id')
          .as('shown'),
      (join) => join.onRef('shown.place_id', '=', 'place.id'),
    )
    .select(['shown.last_at', 'shown.comments_count'])
    .$if(cut !== undefined, (all) => all.where('place.cut', '=', cut ?? ''));
  if (text === '') return query;
  return query.where(sql<boolean>`strpos(territories.plain(${title}), ${plainOf(text)}) > 0`);
}

/** Where something was said that everybody reads, the latest first. */
export async function listTalkedPlaces(
  db: Database,
  filter: PlaceFilter,
  stretch: { readonly limit: number; readonly offset: number },
): Promise<readonly TalkedPlace[]> {
  const rows = await talked(db, filter)
    .orderBy('shown.last_at', 'desc')
    .orderBy('place.id')
    .limit(stretch.limit)
    .offset(stretch.offset)
    .execute();
  return rows.map((row) => ({
    ...placeOf(row),
    commentsCount: row.comments_count,
    lastAt: row.last_at as Date,
  }));
}

export async function countTalkedPlaces(db: Database, filter: PlaceFilter): Promise<number> {
  const { count } = await talked(db, filter)
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
