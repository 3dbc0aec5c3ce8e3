// Remembers in the data folder when each database was last backed up, so that somebody can be told.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, writeDurably } from '../platform/postgres/data-folder.ts';
import type { ArchiveName } from './archive/manifest.ts';

export interface KeptBackup {
  readonly takenAt: string;
  readonly path: string;
  readonly sha256: string;
}

type KeptBackups = Readonly<Partial<Record<ArchiveName, KeptBackup>>>;

const noteIn = (dataDir: string) => join(dataDir, 'backups.json');

/** Empty where none was made from this folder. */
export function readKeptBackups(dataDir: string): KeptBackups {
  const path = noteIn(dataDir);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

export function rememberBackup(dataDir: string, name: ArchiveName, kept: KeptBackup): void {
  makeFolder(dataDir, 0o700);
  const all = { ...readKeptBackups(dataDir), [name]: kept };
  writeDurably(noteIn(dataDir), `${JSON.stringify(all, null, 2)}\n`, 0o644);
}
