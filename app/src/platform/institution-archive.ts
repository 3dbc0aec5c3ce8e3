// What each room puts into the archive with which an institution takes its data away.
import type { Database } from './database/database.ts';
import type { FileStore } from './files/store.ts';
import type { Column } from './public-list.ts';

/** The institution whose data are taken. */
export interface ArchivedInstitution {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** Of the comuna that it governs; null for any other. */
  readonly cut: string | null;
  /** Of its region; null for a national body. */
  readonly regionCode: string | null;
  readonly kind: string;
}

/** One file of the archive. Never the identity of a resident. */
export interface ArchivedFile {
  /** Its place: folders and names of lower-case letters, digits, hyphens and dots. */
  readonly path: string;
  /** What it is, in Spanish: a sentence of the README of the archive. */
  readonly meaning: string;
  /** The dictionary of a table. */
  readonly columns?: readonly Column[];
  readonly bytes: Uint8Array;
}

export interface ArchiveTools {
  readonly db: Database;
  readonly files: FileStore;
}

/** Its files one by one, so that no two are in memory at once. */
export type ArchiveOfRoom = (
  tools: ArchiveTools,
  institution: ArchivedInstitution,
) => AsyncIterable<ArchivedFile>;

/** A value as a file that people can read too. */
export function jsonFile(path: string, meaning: string, value: unknown): ArchivedFile {
  return { path, meaning, bytes: new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`) };
}

/** The bytes that a room keeps under a key, if they are there. */
export async function bytesOf(
  files: FileStore,
  key: `${string}/${string}`,
): Promise<Uint8Array | undefined> {
  const stream = await files.read(key);
  return stream && new Uint8Array(await new Response(stream).arrayBuffer());
}
