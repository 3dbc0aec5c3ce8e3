// Places and guides as people find them on the whole site: by what is said there, and only what everybody reads.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import {
  bothPaths,
  putDocuments,
  removeDocument,
  type SearchDocument,
} from '../../../../platform/search.ts';
import type { Locale } from '../../../../platform/words.ts';
import { type Guide, listGuides } from './guides.ts';

const ROOM = 'conversation';
/** The latest comments of a place that are searched. */
const SEARCHED = 200;

async function documentsOf(
  db: Database | Tx,
  placeId: string | undefined,
): Promise<readonly SearchDocument[]> {
  const found = await sql<{
    id: string;
    title: string;
    english_title: string;
    path: string;
    english_path: string;
    cut: string | null;
    region_code: string | null;
    body: string;
    number: number | null;
  }>`
    select place.id, place.title, place.english_title, place.path, place.english_path,
      place.cut, place.region_code, question.number,
      string_agg(said.text, E'\n' order by said.posted_at desc) as body
    from conversation.place
    left join conversation.forum_question question on question.place_id = place.id
    left join conversation.comment asked on asked.id = question.asked_comment_id
    cross join lateral (
      select version.text, comment.posted_at
      from conversation.comment
      join conversation.version on version.comment_id = comment.id
        and version.number = comment.shown_version
      where comment.place_id = place.id and comment.hiding_id is null
      order by comment.posted_at desc limit ${SEARCHED}
    ) as said
    where (${placeId ?? null}::uuid is null or place.id = ${placeId ?? null})
      and (question.place_id is null or (asked.shown_version is not null
        and asked.hiding_id is null and asked.withdrawn_at is null))
    group by place.id, question.number`.execute(db);
  return found.rows.map((row) => ({
    kind: row.number === null ? 'conversation' : 'question',
    key: row.id,
    title: row.title,
    englishTitle: row.english_title,
    body: row.body,
    paths:
      row.number === null
        ? { 'es-CL': `${row.path}#conversacion`, en: `${row.english_path}#conversacion` }
        : { 'es-CL': row.path, en: row.english_path },
    ...(row.cut === null ? {} : { cut: row.cut }),
    ...(row.region_code === null ? {} : { regionCode: row.region_code }),
    weight: row.number === null ? 0.2 : 0.4,
  }));
}

/** The path of the page of a guide in a language. */
export type GuidePathIn = (slug: string, locale: Locale) => string;

function documentOfGuide(guide: Guide, pathIn: GuidePathIn): SearchDocument {
  const { id, slug, title, text, cut } = guide;
  return {
    kind: 'guide',
    key: `guide ${id}`,
    title,
    body: text,
    paths: bothPaths((locale) => pathIn(slug, locale)),
    ...(cut === null ? {} : { cut }),
    weight: 0.6,
  };
}

export async function allDocuments(
  db: Database,
  pathIn: GuidePathIn,
): Promise<readonly SearchDocument[]> {
  const filter = { text: '', theme: undefined };
  const guides = await listGuides(db, filter, { limit: 10_000, offset: 0 });
  return [
    ...(await documentsOf(db, undefined)),
    ...guides.map((guide) => documentOfGuide(guide, pathIn)),
  ];
}

/** A guide that was withdrawn is found no more. */
export async function refreshGuideDocument(
  tx: Tx,
  guide: Guide,
  pathIn: GuidePathIn,
): Promise<void> {
  const document = documentOfGuide(guide, pathIn);
  if (guide.withdrawnAt === null) await putDocuments(tx, ROOM, [document]);
  else await removeDocument(tx, ROOM, document.key);
}

/** Brings what is found of a place up to date, in the transaction of the change. */
export async function refreshDocument(tx: Tx, placeId: string): Promise<void> {
  const [document] = await documentsOf(tx, placeId);
  if (document === undefined) await removeDocument(tx, ROOM, placeId);
  else await putDocuments(tx, ROOM, [document]);
}
