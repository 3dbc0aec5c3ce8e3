// Files that nobody names: removed a day after they came, rows first, so that no row is ever without its bytes.
import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { Job } from '../jobs.ts';
import type { FilesOfRoom } from './kept-files.ts';
import type { FileKey, FileStore } from './store.ts';

const GRACE_HOURS = 24;
/** How many days a file that is named is left in peace. */
const PEACE_DAYS = 7;
const AT_ONCE = 500;

export type RoomsWithFiles = ReadonlyMap<string, FilesOfRoom>;

export function fileJobs(files: FileStore, rooms: RoomsWithFiles): readonly Job[] {
  return [
    {
      name: 'platform-clean-files',
      every: '41 4 * * *',
      run: (db) => cleanFiles(db, files, rooms),
    },
  ];
}

/** Removes rows that nobody names, bytes that no row names, and what writes cut short left behind. */
export async function cleanFiles(
  db: Database,
  store: FileStore,
  rooms: RoomsWithFiles,
): Promise<void> {
  for (const [room, { stillNamed }] of rooms) {
    const ids = await unseen(db, room);
    const named = ids.length === 0 ? new Set<string>() : await stillNamed(db, ids);
    await remember(db, [...named]);
    for (const id of ids.filter((one) => !named.has(one))) await forget(db, store, id);
  }
  const before = new Date(Date.now() - GRACE_HOURS * 3_600_000);
  await removeStrays(db, store, before);
  await store.removeRemains(before);
}

/** Files of a room that have not been looked at since they came, or for long. */
async function unseen(db: Database, room: string): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`
    select id from platform.file
    where room = ${room} and (case when seen_named_at is null
      then kept_at < now() - make_interval(hours => ${GRACE_HOURS})
      else seen_named_at < now() - make_interval(days => ${PEACE_DAYS}) end)
    order by coalesce(seen_named_at, kept_at) limit ${AT_ONCE}`.execute(db);
  return found.rows.map(({ id }) => id);
}

async function remember(db: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update platform.file set seen_named_at = now() where id = any(${ids})`.execute(db);
}

async function forget(db: Database, store: FileStore, id: string): Promise<void> {
  const keys = await sql<{ key: FileKey }>`
    select file_id || '/' || variant as key from platform.file_rendition
    where file_id = ${id}`.execute(db);
  const isGone = await sql`delete from platform.file where id = ${id}`.execute(db).then(
    () => true,
    (error: { code?: string }) => {
      // Named at this very moment: the reference of its room holds it.
      if (error.code === '23503') return false;
      throw error;
    },
  );
  if (isGone) for (const { key } of keys.rows) await store.remove(key);
}

async function removeStrays(db: Database, store: FileStore, before: Date): Promise<void> {
  let batch: FileKey[] = [];
  for await (const { key, storedAt } of store.list()) {
    if (storedAt < before) batch.push(key);
    if (batch.length === AT_ONCE) {
      await removeUnlessKept(db, store, batch);
      batch = [];
    }
  }
  await removeUnlessKept(db, store, batch);
}

async function removeUnlessKept(
  db: Database,
  store: FileStore,
  keys: readonly FileKey[],
): Promise<void> {
  if (keys.length === 0) return;
  const kept = await sql<{ key: string }>`
    select file_id || '/' || variant as key from platform.file_rendition
    where file_id = any(${keys.map((key) => key.split('/')[0])}::uuid[])`.execute(db);
  const there = new Set(kept.rows.map(({ key }) => key));
  for (const key of keys) if (!there.has(key)) await store.remove(key);
}
