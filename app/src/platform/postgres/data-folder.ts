// Knows the data folder as a whole: who holds it, and whether it is a demonstration's or a production's.
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { err, ok, type Result } from '@minga/basics';
import { lockFolder } from './lock.ts';
import { type LaunchRefusal, refusalOfFileError } from './refusals.ts';
import { isRoot } from './unprivileged.ts';

/** Only the user who made it may read it, and nobody changes it in place. */
export const SECRET_MODE = 0o400;

/** A demonstration may be thrown away; what is in a production never mixes with it. */
export type FolderKind = 'demonstration' | 'production';

export interface HeldFolder {
  readonly kind: FolderKind;
  release(): void;
}

/** Makes a folder and those above it that are missing, with exactly that mode whatever the umask (0755 for those above). */
export function makeFolder(path: string, mode: number): void {
  if (existsSync(path)) return;
  if (!existsSync(dirname(path))) makeFolder(dirname(path), 0o755);
  try {
    // Not `recursive`, which reports a read-only disk as a folder that does not exist.
    mkdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  chmodSync(path, mode);
}

/** `undefined` when the folder has never been used. */
export function readFolderKind(dataDir: string): FolderKind | undefined {
  const path = join(dataDir, 'folder.json');
  if (!existsSync(path)) return undefined;
  const { kind } = JSON.parse(readFileSync(path, 'utf8'));
  if (kind === 'demonstration' || kind === 'production') return kind;
  throw new Error(`${path} has no known kind`);
}

/** Writes the kind at the first start (`demonstration` unless asked otherwise) and holds every later one to it. */
function ensureFolderKind(
  dataDir: string,
  asked: FolderKind | undefined,
): Result<FolderKind, LaunchRefusal> {
  const found = readFolderKind(dataDir);
  if (found === undefined) {
    const kind = asked ?? 'demonstration';
    const record = { kind, createdAt: new Date().toISOString() };
    writeDurably(join(dataDir, 'folder.json'), `${JSON.stringify(record, null, 2)}\n`, 0o644);
    return ok(kind);
  }
  if (asked !== undefined && asked !== found) {
    return err({ code: 'other-kind', folder: dataDir, found, asked });
  }
  return ok(found);
}

/** The folder of a production whose databases are elsewhere: it keeps its secrets and perhaps its files. */
export function makeProductionFolder(dataDir: string): Result<void, LaunchRefusal> {
  const held = holdDataFolder(dataDir, 'production');
  if (!held.ok) return held;
  held.value.release();
  return ok(undefined);
}

/** Makes the folder if need be, locks it, and reads or writes its kind. The lock comes before everything else. */
export function holdDataFolder(
  dataDir: string,
  asked: FolderKind | undefined,
): Result<HeldFolder, LaunchRefusal> {
  try {
    // Root's PostgreSQL is another user, which must pass through here and see nothing.
    makeFolder(dataDir, isRoot() ? 0o711 : 0o700);
    const lock = lockFolder(dataDir);
    if (!lock.ok) return lock;
    const kind = ensureFolderKind(dataDir, asked);
    if (!kind.ok) {
      lock.value.release();
      return kind;
    }
    return ok({ kind: kind.value, release: lock.value.release });
  } catch (error) {
    const refusal = refusalOfFileError(error, dataDir);
    if (refusal === undefined) throw error;
    return err(refusal);
  }
}

/** The file is there whole after a power cut, or not at all. */
export function writeDurably(path: string, text: string, mode: number): void {
  const fresh = `${path}.tmp`;
  const file = openSync(fresh, 'w', mode);
  writeFileSync(file, text);
  fsyncSync(file);
  closeSync(file);
  chmodSync(fresh, mode);
  renameSync(fresh, path);
  syncFolder(dirname(path));
}

/** Makes a rename survive a power cut. Windows has no such call, nor the need. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  fsyncSync(folder);
  closeSync(folder);
}
