// A place as people find it on the whole site by what is said there: only what everybody reads.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { putDocuments, removeDocument, type SearchDocument } from '../../../../platform/search.ts';

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
  }>`
    select place.id, place.title, place.english_title, place.path, place.english_path,
      place.cut, place.region_code,
      string_agg(said.text, E'\n' order by said.posted_at desc) as body
    from conversation.place
    cross join lateral (
      select version.text, comment.posted_at
      from conversation.comment
      join conversation.version on version.comment_id = comment.id
        and version.number = comment.shown_version
      where comment.place_id = place.id and comment.hiding_id is null
      order by comment.posted_at desc limit ${SEARCHED}
    ) as said
    where ${placeId ?? null}::uuid is null or place.id = ${placeId ?? null}
    group by place.id`.execute(db);
  return found.rows.map((row) => ({
    kind: 'conversation',
    key: row.id,
    title: row.title,
    englishTitle: row.english_title,
    body: row.body,
    paths: { 'es-CL': `${row.path}#conversacion`, en: `${row.english_path}#conversacion` },
    ...(row.cut === null ? {} : { cut: row.cut }),
    ...(row.region_code === null ? {} : { regionCode: row.region_code }),
    weight: 0.2,
  }));
}

export function allDocuments(db: Database): Promise<readonly SearchDocument[]> {
  return documentsOf(db, undefined);
}

/** Brings what is found of a place up to date, in the transaction of the change. */
export async function refreshDocument(tx: Tx, placeId: string): Promise<void> {
  const [document] = await documentsOf(tx, placeId);
  if (document === undefined) await removeDocument(tx, ROOM, placeId);
  else await putDocuments(tx, ROOM, [document]);
}
