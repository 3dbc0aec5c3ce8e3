// One index of all that is public: rooms write into it in the transaction of the change, one query reads it.
import { type RawBuilder, sql } from 'kysely';
import type { Database, Tx } from './database/database.ts';
import { plainOf } from './database/plain.ts';
import type { Locale } from './words.ts';

/** Something with a page of its own that people look for. Only what everybody may read. */
export interface SearchDocument {
  /** What it is, as the room names it: `comuna`, `experience`… */
  readonly kind: string;
  /** Unique in its room. */
  readonly key: string;
  readonly title: string;
  readonly englishTitle?: string;
  readonly body?: string;
  readonly paths: Readonly<Record<Locale, string>>;
  /** Of the comuna that it is about. */
  readonly cut?: string;
  /** Of its region; where the comuna is said, that of the comuna. */
  readonly regionCode?: string;
  /** Id of what it is part of, where its room searches within that too: of an edition. */
  readonly partOf?: string;
  /** What comes first among equals, 0 to 1. */
  readonly weight?: number;
}

/** What a room lets people find. */
export interface SearchContribution {
  /** Each kind with what its things are called, in the plural. */
  readonly kinds: Readonly<Record<string, Readonly<Record<Locale, string>>>>;
  /** Everything that the room has, to fill an empty index; afterwards it keeps its own up to date. */
  readonly documents: (db: Database) => Promise<readonly SearchDocument[]>;
}

export interface Found {
  readonly kind: string;
  readonly title: string;
  readonly path: string;
  /** A piece of the text with the words found between `⟦` and `⟧`. */
  readonly excerpt: string;
}

export interface SearchAnswer {
  readonly found: readonly Found[];
  readonly total: number;
  /** Whether there are more than were counted. */
  readonly isCut: boolean;
  /** How many of those counted are of each kind in the place asked for, whatever kind was. */
  readonly byKind: ReadonlyMap<string, number>;
  /** When nothing was found: titles that look like what was typed. */
  readonly guesses: readonly Found[];
}

export interface SearchQuestion {
  readonly text: string;
  readonly kind: string | undefined;
  /** One comuna, or a region with all its comunas; undefined is the whole country. */
  readonly place?: { readonly cut: string } | { readonly regionCode: string } | undefined;
  readonly page: number;
  readonly locale: Locale;
}

export const PAGE_LENGTH = 20;
/** How many of what matches are ranked, the weightiest. */
const RANKED = 1000;
/** How many of what matches are counted. */
const COUNTED = 10_000;

/** The paths of a page, from how it is made for one language. */
export function bothPaths(pathIn: (locale: Locale) => string): Readonly<Record<Locale, string>> {
  return { 'es-CL': pathIn('es-CL'), en: pathIn('en') };
}

/** Writes documents, replacing those of the same key. */
export async function putDocuments(
  tx: Tx | Database,
  room: string,
  documents: readonly SearchDocument[],
): Promise<void> {
  if (documents.length === 0) return;
  const rows = documents.map((one) => ({
    key: one.key,
    kind: one.kind,
    title: one.title,
    english_title: one.englishTitle ?? null,
    body: one.body ?? '',
    path: one.paths['es-CL'],
    english_path: one.paths.en,
    cut: one.cut ?? null,
    region_code: one.cut?.slice(0, 2) ?? one.regionCode ?? null,
    part_of: one.partOf ?? null,
    weight: one.weight ?? 0,
  }));
  await sql`
    insert into platform.search_document
      (room, key, kind, title, english_title, body, path, english_path, cut, region_code, part_of, weight)
    select ${room}, key, kind, title, english_title, body, path, english_path, cut, region_code, part_of, weight
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(key text, kind text, title text,
      english_title text, body text, path text, english_path text, cut text, region_code text, part_of text,
      weight real)
    on conflict (room, key) do update set kind = excluded.kind, title = excluded.title,
      english_title = excluded.english_title, body = excluded.body, path = excluded.path,
      english_path = excluded.english_path, cut = excluded.cut, region_code = excluded.region_code,
      part_of = excluded.part_of, weight = excluded.weight`.execute(tx);
}

/** Takes something out: hidden, withdrawn or erased. */
export async function removeDocument(tx: Tx | Database, room: string, key: string): Promise<void> {
  await sql`delete from platform.search_document where room = ${room} and key = ${key}`.execute(tx);
}

/** Empties a room's part, in the transaction that replaces what it ships; the end of the start fills it again. */
export async function forgetDocuments(tx: Tx, room: string): Promise<void> {
  await sql`delete from platform.search_document where room = ${room}`.execute(tx);
}

/** Fills the part of a room that has nothing in the index yet. */
export async function fillIfEmpty(
  db: Database,
  room: string,
  contribution: SearchContribution,
): Promise<void> {
  const there = await sql<{ one: number }>`
    select 1 as one from platform.search_document where room = ${room} limit 1`.execute(db);
  if (there.rows.length === 0) await putDocuments(db, room, await contribution.documents(db));
}

/** Words are found by their stem and without accents; the last one also by its beginning. */
export async function search(db: Database, question: SearchQuestion): Promise<SearchAnswer> {
  const query = queryOf(question.text);
  if (query === '') return { found: [], total: 0, isCut: false, byKind: new Map(), guesses: [] };
  const { kind, page, locale } = question;
  const title = locale === 'en' ? sql`coalesce(english_title, title)` : sql`title`;
  const path = locale === 'en' ? sql`english_path` : sql`path`;
  const asked = sql`to_tsquery('platform.es', ${query})`;
  const inPlace = withinPlace(question);
  // Counting all would cost more than the page: beyond COUNTED it is said that there are more.
  const counted = await sql<{ kind: string; count: string }>`
    select kind, count(*) from (
      select kind from platform.search_document where words @@ ${asked} and ${inPlace} limit ${COUNTED}
    ) as matching group by kind order by count(*) desc`.execute(db);
  const byKind = new Map(counted.rows.map((row) => [row.kind, Number(row.count)]));
  const all = [...byKind.values()].reduce((sum, count) => sum + count, 0);
  const isCut = all === COUNTED;
  const total = kind === undefined ? all : (byKind.get(kind) ?? 0);
  if (total === 0 && !isCut) {
    return { found: [], total, isCut, byKind, guesses: await guess(db, question) };
  }
  // Of what matches, the weightiest are ranked: ranking reads every word of each.
  const found = await sql<Found>`
    with matching as materialized (
      select * from platform.search_document
      where words @@ ${asked} and ${inPlace} and (${kind ?? null}::text is null or kind = ${kind ?? null})
      order by weight desc, key limit ${RANKED}
    ),
    best as (
      select * from matching
      order by ts_rank(words, ${asked}, 1) + 0.1 * weight desc, plain_title, key
      limit ${PAGE_LENGTH} offset ${(page - 1) * PAGE_LENGTH}
    )
    select kind, ${title} as title, ${path} as path,
      replace(ts_headline('platform.es', ${BODY_APART}, ${asked},
        'StartSel=⟦, StopSel=⟧, MaxWords=30, MinWords=12, MaxFragments=1'), chr(1), '') as excerpt
    from best`.execute(db);
  return { found: found.rows, total, isCut, byKind, guesses: [] };
}

function withinPlace({ place }: SearchQuestion): RawBuilder<unknown> {
  if (place === undefined) return sql`true`;
  return 'cut' in place ? sql`cut = ${place.cut}` : sql`region_code = ${place.regionCode}`;
}

/** The body with its words told apart as in the index: what stands between them lies between two marks that no text has. */
const BODY_APART = sql`regexp_replace(left(body, 2000) collate "es-x-icu", '([^[:alnum:][:space:]])',
  chr(1) || '\\1' || chr(1), 'g')`;

export interface WithinRoom {
  readonly room: string;
  readonly text: string;
  /** Only of what is part of this; undefined for all of the room. */
  readonly partOf: string | undefined;
}

/** Keys of the documents of a room with every word of `text`: for a list of that room that is searched too. */
export function keysWithWords({ room, text, partOf }: WithinRoom): RawBuilder<string> {
  const within = partOf === undefined ? sql`true` : sql`part_of = ${partOf}`;
  return sql<string>`(select key from platform.search_document
    where room = ${room} and ${within} and words @@ to_tsquery('platform.es', ${queryOf(text)}))`;
}

export interface Likeness {
  readonly room: string;
  readonly kinds: readonly string[];
  /** A title that somebody is about to give. */
  readonly title: string;
  readonly locale: Locale;
  readonly limit: number;
}

/** What of a room has a title with two words of this one, or its only one, or that is written much like it; the most alike first. */
export async function findAlike(db: Database, asked: Likeness): Promise<readonly Found[]> {
  const { room, kinds, locale, limit } = asked;
  const title = locale === 'en' ? sql`coalesce(english_title, title)` : sql`title`;
  const path = locale === 'en' ? sql`english_path` : sql`path`;
  const plain = plainOf(asked.title);
  const found = await sql<Found>`
    with asked as (
      select tsvector_to_array(to_tsvector('platform.es', platform.bare_words(${asked.title}))) as stems
    ),
    alike as (
      select document.*, similarity(plain_title, ${plain}) as likeness, cardinality(stems) as stems_count,
        (select count(*) from unnest(stems) stem
          where stem = any(tsvector_to_array(ts_filter(words, '{a,b}')))) as shared
      from platform.search_document document, asked
      where room = ${room} and kind = any(${[...kinds]}::text[])
        and (plain_title % ${plain} or words @@ (
          select coalesce(string_agg(quote_literal(stem), ' | '), '')::tsquery from unnest(stems) stem))
    )
    select kind, ${title} as title, ${path} as path, '' as excerpt from alike
    where likeness > 0.3 or shared >= least(2, greatest(1, stems_count))
    order by shared desc, likeness desc, weight desc, key
    limit ${limit}`.execute(db);
  return found.rows;
}

/** `plaza niños` → `plaza & niños:*`: every word, and the last one as it is being typed. */
function queryOf(text: string): string {
  const words = text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  const last = words.length - 1;
  return words.map((word, index) => (index === last ? `${word}:*` : word)).join(' & ');
}

async function guess(db: Database, question: SearchQuestion): Promise<readonly Found[]> {
  const { text, locale } = question;
  const title = locale === 'en' ? sql`coalesce(english_title, title)` : sql`title`;
  const path = locale === 'en' ? sql`english_path` : sql`path`;
  const guesses = await sql<Found>`
    select kind, ${title} as title, ${path} as path, '' as excerpt
    from platform.search_document
    where plain_title % ${plainOf(text)} and ${withinPlace(question)}
    order by similarity(plain_title, ${plainOf(text)}) desc, weight desc
    limit 5`.execute(db);
  return guesses.rows;
}
