// The rows of files: what is kept, for which room, and who may open it. Bytes are there before their row is.
import { createHash, randomUUID } from 'node:crypto';
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import type { Actor } from '../access.ts';
import type { Database, Tx } from '../database/database.ts';
import type { AcceptedFile } from './accept-file.ts';
import type { FileKind } from './kinds.ts';
import type { FileStore } from './store.ts';

export interface KeptRendition {
  readonly variant: string;
  readonly contentType: string;
  readonly bytesCount: number;
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly sha256: string;
}

export interface StoredFile extends Omit<AcceptedFile, 'renditions'> {
  readonly id: string;
  readonly renditions: readonly KeptRendition[];
}

export interface KeptFile extends StoredFile {
  readonly room: string;
  /** What an image shows, for whoever does not see it; null for a PDF. */
  readonly alt: string | null;
  readonly isPublic: boolean;
}

/** What a room with files says of them (a contribution). */
export interface FilesOfRoom {
  /** Of these files of the room, those that something of it still names. */
  readonly stillNamed: (db: Database, ids: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Whether somebody may open a file that is not public. */
  readonly mayOpen: (db: Database, file: KeptFile, actor: Actor | undefined) => Promise<boolean>;
}

/**
 * Writes the bytes, before the transaction that keeps the file; without it they are removed a day later. Throws what the
 * store throws, as on a full disk; then none of them is left.
 */
export async function storeFile(store: FileStore, accepted: AcceptedFile): Promise<StoredFile> {
  const id = randomUUID();
  const { renditions, ...rest } = accepted;
  const kept: KeptRendition[] = [];
  try {
    for (const { variant, contentType, bytes } of renditions) {
      await store.write(`${id}/${variant}`, bytes, contentType);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      kept.push({ variant, contentType, bytesCount: bytes.length, sha256 });
    }
  } catch (error) {
    for (const { variant } of kept) await store.remove(`${id}/${variant}`).catch(() => {});
    throw error;
  }
  return { ...rest, id, renditions: kept };
}

/** Keeps a stored file in the transaction of what names it; the room has a day to name it. */
export async function keepFile(
  tx: Tx,
  stored: StoredFile,
  by: Pick<KeptFile, 'room' | 'alt' | 'isPublic'>,
): Promise<void> {
  assert((stored.kind === 'image') === (by.alt !== null), 'images have their text, and only they');
  const { id, kind, name, width, height } = stored;
  await sql`insert into platform.file (id, room, kind, name, alt, width, height, is_public)
    values (${id}, ${by.room}, ${kind}, ${name}, ${by.alt}, ${width}, ${height}, ${by.isPublic})`.execute(
    tx,
  );
  for (const { variant, contentType, bytesCount, sha256 } of stored.renditions) {
    await sql`insert into platform.file_rendition (file_id, variant, content_type, bytes_count, sha256)
      values (${id}, ${variant}, ${contentType}, ${bytesCount}, ${Buffer.from(sha256, 'hex')})`.execute(
      tx,
    );
  }
}

/** In no particular order; an id of no file is left out. */
export async function readFiles(
  db: Database | Tx,
  ids: readonly string[],
): Promise<readonly KeptFile[]> {
  const found = await sql<KeptFile & { kind: FileKind }>`
    select id, room, kind, name, alt, width, height, is_public as "isPublic",
      (select coalesce(json_agg(json_build_object('variant', variant, 'contentType', content_type,
          'bytesCount', bytes_count, 'sha256', encode(sha256, 'hex')) order by bytes_count), '[]')
        from platform.file_rendition where file_id = file.id) as renditions
    from platform.file where id = any(${ids})`.execute(db);
  return found.rows;
}

/** Nobody opens it by its address any more, but whom its room lets in; the next cleaning asks whether it is still named. */
export async function closeFile(tx: Tx, id: string): Promise<void> {
  await sql`update platform.file set is_public = false, seen_named_at = null where id = ${id}`.execute(
    tx,
  );
}
