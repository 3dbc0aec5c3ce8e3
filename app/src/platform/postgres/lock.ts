// Keeps a data folder for one process: a lock that the kernel lets go when its owner dies, however it dies.
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { err, ok, type Result } from '@minga/basics';
import { type LaunchRefusal, refusalOfFileError } from './refusals.ts';

export interface FolderLock {
  release(): void;
}

const SQLITE_BUSY = 5;
const SQLITE_READONLY = 8;
const SQLITE_FULL = 13;
const SQLITE_CANTOPEN = 14;

/**
 * Takes the folder or answers `already-running` at once (under a millisecond).
 * The lock is SQLite's on `lock.db`: reading that file inside this process (a copy of the folder, say) would drop it.
 */
export function lockFolder(folder: string): Result<FolderLock, LaunchRefusal> {
  const path = join(folder, 'lock.db');
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    chmodSync(path, 0o600);
    // Without a journal file, which a killed owner would leave behind.
    database.exec('pragma journal_mode = memory; begin exclusive');
  } catch (error) {
    database?.close();
    const refusal = refusalOfLock(error, folder);
    if (refusal === undefined) throw error;
    return err(refusal);
  }
  const held = database;
  return ok({ release: () => held.close() });
}

function refusalOfLock(error: unknown, folder: string): LaunchRefusal | undefined {
  switch (((error as { errcode?: number }).errcode ?? 0) & 0xff) {
    case SQLITE_BUSY:
      return { code: 'already-running', folder };
    case SQLITE_FULL:
      return { code: 'disk-full', path: folder };
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
      return { code: 'no-permission', path: folder };
    default:
      return refusalOfFileError(error, folder);
  }
}
