// Leaves of a log as its public record lists them: by kind, by contest, by what somebody looks for, page by page.
import { readTracker } from '@minga/ballot';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../../../platform/database/database.ts';
import type { RawLeaf } from './logs.ts';

export interface RecordFilter {
  readonly kind?: string | undefined;
  readonly contest?: string | undefined;
  /** A place, a tracker, a leaf hash in base64url, or words. */
  readonly words?: string | undefined;
  /** Kinds that are not told while people vote. */
  readonly hidden: readonly string[];
}

const ofMany = sql`kind in ('vote', 'batch', 'registro', 'late')`;

function matching(electionId: string, filter: RecordFilter): RawBuilder<unknown> {
  const { kind, contest, words, hidden } = filter;
  const conditions = [
    sql`election_id = ${electionId}`,
    ...(hidden.length === 0 ? [] : [sql`kind <> all (${[...hidden]})`]),
    ...(kind === undefined ? [] : [sql`kind = ${kind}`]),
    ...(contest === undefined ? [] : [sql`contest = ${contest}`]),
    ...(words === undefined || words === '' ? [] : [soughtBy(words)]),
  ];
  return sql.join(conditions, sql` and `);
}

/** Words are looked for where people wrote them: never in ballots, whose leaves are keys and cipher. */
function soughtBy(words: string): RawBuilder<unknown> {
  if (/^\d{1,9}$/.test(words)) return sql`place = ${Number(words)}`;
  const tracker = readTracker(words);
  if (tracker !== undefined) return sql`substring(hash from 1 for 10) = ${Buffer.from(tracker)}`;
  if (/^[\w-]{43}$/.test(words)) return sql`hash = ${Buffer.from(words, 'base64url')}`;
  const like = `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql`not ${ofMany} and convert_from(leaf, 'UTF8') ilike ${like}`;
}

/** In the order of the log. */
export async function readRecord(
  db: Database,
  electionId: string,
  filter: RecordFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly RawLeaf[]> {
  const { rows } = await sql<{ place: number; leaf: Buffer; hash: Buffer }>`
    select place::float8 as place, leaf, hash from count.log_leaf
    where ${matching(electionId, filter)} order by place limit ${limit} offset ${offset}`.execute(
    db,
  );
  return rows.map(({ place, leaf, hash }) => ({
    place,
    bytes: new Uint8Array(leaf),
    hash: new Uint8Array(hash),
  }));
}

export async function countRecord(
  db: Database,
  electionId: string,
  filter: RecordFilter,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from count.log_leaf
    where ${matching(electionId, filter)}`.execute(db);
  return rows[0]?.count ?? 0;
}

export async function readLeafAt(
  db: Database,
  electionId: string,
  place: number,
): Promise<RawLeaf | undefined> {
  const row = await db
    .selectFrom('count.log_leaf')
    .select(['leaf', 'hash'])
    .where('election_id', '=', electionId)
    .where('place', '=', String(place))
    .executeTakeFirst();
  return row && { place, bytes: new Uint8Array(row.leaf), hash: new Uint8Array(row.hash) };
}
