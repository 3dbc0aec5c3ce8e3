// The published log of one election as files: heads that were taken, notes, tiles, and what contradicts them.
import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

type Bytes = Uint8Array;

/** A checkpoint that the log signed: the n-th head is taken by one process and stays. */
export interface Head {
  readonly version: number;
  /** With the signature of the log alone. */
  readonly note: string;
}

/** What the urn says of its own log, besides the log. */
export interface LogNotes {
  /** Since when no checkpoint had the witnesses that the manifest asks for. */
  readonly unwitnessedSince?: string;
  /** How large each witness said that it knows the log: a hint for the next request. */
  readonly known?: Readonly<Record<string, number>>;
  /** When witnesses were last asked, in milliseconds since 1970. */
  readonly askedAt?: number;
}

/** Why nothing more is signed. */
export type HaltCode = 'behind' | 'forked' | 'head-taken';

export interface LogFolder {
  lastHead(): Promise<Head | undefined>;
  /** Compare-and-set: false when another took this version before. Durable when true. */
  takeHead(head: Head): Promise<boolean>;
  /** Files below the public address, durable; `checkpoint` goes last. */
  publish(files: ReadonlyMap<string, Bytes>): Promise<void>;
  /** A published file; undefined where there is none. */
  read(path: string): Promise<Bytes | undefined>;
  /** Keeps the note of a head; all of them, oldest first, are `checkpoints.txt`. */
  keepNote(version: number, note: string): Promise<string>;
  notes(): Promise<LogNotes>;
  writeNotes(notes: LogNotes): Promise<void>;
  halted(): Promise<HaltCode | undefined>;
  /** Nothing is signed from now on until somebody rebuilds; `evidence` is the note that shows why. */
  halt(code: HaltCode, evidence: string): Promise<void>;
  /** After a rebuild: what contradicted is kept beside. */
  resume(): Promise<void>;
}

const DIVIDER = '--\n';

/** Below `root`, a folder that every process of this urn sees and that is in no backup of the database. */
export function logFolderAt(root: string, electionId: string): LogFolder {
  const home = join(root, electionId);
  const at = (...names: readonly string[]) => join(home, ...names);
  const text = (bytes: Bytes | undefined) => bytes && new TextDecoder().decode(bytes);
  return {
    async lastHead() {
      const name = (await names(at('heads'))).at(-1);
      if (name === undefined) return undefined;
      return { version: Number(name), note: await readFile(at('heads', name), 'utf8') };
    },
    takeHead: ({ version, note }) => createOnce(at('heads', numbered(version)), note),
    async publish(files) {
      for (const [path, bytes] of files) await replace(at('public', path), bytes);
    },
    read: (path) => readIfThere(at('public', path)),
    async keepNote(version, note) {
      await replace(at('notes', numbered(version)), note);
      const all = (await names(at('notes'))).map((name) => readFile(at('notes', name), 'utf8'));
      return (await Promise.all(all)).join(DIVIDER);
    },
    async notes() {
      return JSON.parse(text(await readIfThere(at('notes.json'))) ?? '{}') as LogNotes;
    },
    writeNotes: (notes) => replace(at('notes.json'), JSON.stringify(notes)),
    async halted() {
      const found = text(await readIfThere(at('halted', 'code')));
      return found as HaltCode | undefined;
    },
    async halt(code, evidence) {
      await replace(at('halted', 'evidence'), evidence);
      await replace(at('halted', 'code'), code);
    },
    async resume() {
      await rename(at('halted'), at(`halted-${Date.now()}`)).catch(ignoreMissing);
    },
  };
}

function numbered(version: number): string {
  return String(version).padStart(10, '0');
}

/** Names in their order; none where the folder is not there. */
async function names(folder: string): Promise<readonly string[]> {
  const all = await readdir(folder).catch(ignoreMissing);
  return (all ?? []).filter((name) => /^\d{10}$/.test(name)).toSorted();
}

async function readIfThere(path: string): Promise<Bytes | undefined> {
  return readFile(path).catch(ignoreMissing);
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR' && error.code !== 'EISDIR') throw error;
}

/** False when the name is taken. A link appears whole or not at all, also on a shared disk. */
async function createOnce(path: string, content: string): Promise<boolean> {
  const draft = await writeDraft(path, content);
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(dirname(path));
  return true;
}

async function replace(path: string, content: Bytes | string): Promise<void> {
  await rename(await writeDraft(path, content), path);
  await syncFolder(dirname(path));
}

async function writeDraft(path: string, content: Bytes | string): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o755 });
  const draft = `${path}.${randomUUID()}`;
  const file = await open(draft, 'wx', 0o644);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  return draft;
}

async function syncFolder(path: string): Promise<void> {
  // Windows has no such thing as a folder that is flushed.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
