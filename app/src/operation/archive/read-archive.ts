// Reads one archive from its first byte to its last and believes nothing that is not as its manifest says.
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type OperationRefusal, Refused, refuse } from '../refused.ts';
import { FIRST_LINE, type Openers } from '../seal/age-header.ts';
import { opening } from '../seal/age-stream.ts';
import {
  FORMAT,
  HEAD_NAME,
  type Head,
  keyOfFile,
  MANIFEST_NAME,
  type Manifest,
  parseHead,
  parseManifest,
  tableOfPart,
} from './manifest.ts';
import { type TarEntry, tarEntries } from './tar.ts';

/** Hears what an archive holds, in its order; may throw a refusal of its own. */
export interface ArchiveVisitor {
  readonly head?: (head: Head) => Promise<void>;
  readonly part?: (table: string, bytes: Buffer) => Promise<void>;
  readonly file?: (key: string, bytes: Buffer) => Promise<void>;
}

export interface ReadArchive {
  readonly path: string;
  readonly head: Head;
  readonly manifest: Manifest;
}

/**
 * Reads it whole; resolves when every table and file is as the manifest says, with its counts and SHA-256. Throws
 * `Refused` when it cannot be opened, was cut or changed, or is of a newer form.
 */
export async function readArchive(
  path: string,
  openers: Openers,
  visitor: ArchiveVisitor = {},
): Promise<ReadArchive> {
  const entries = entriesOf(path, openers);
  try {
    const first = await entries.next();
    const head = first.done ? undefined : headOf(first.value);
    if (head === undefined) return damaged(path, HEAD_NAME);
    if (head.format > FORMAT) refuse({ code: 'archive-newer', path, found: head.minga });
    await visitor.head?.(head);
    const seen = new Contents();
    let manifest: Manifest | undefined;
    for await (const entry of entries) {
      // The manifest is the last.
      if (manifest !== undefined) return damaged(path, entry.name);
      if (entry.name === MANIFEST_NAME) manifest = parseManifest(entry.bytes);
      else await take(path, entry, seen, visitor);
    }
    if (manifest === undefined) refuse({ code: 'archive-cut', path });
    const wrong = seen.differenceFrom(manifest);
    if (wrong !== undefined) return damaged(path, wrong);
    return { path, head, manifest };
  } finally {
    await entries.return(undefined);
  }
}

function damaged(path: string, where: string): never {
  return refuse({ code: 'archive-damaged', path, where });
}

function headOf(entry: TarEntry): Head | undefined {
  return entry.name === HEAD_NAME ? parseHead(entry.bytes) : undefined;
}

async function take(
  path: string,
  { name, bytes }: TarEntry,
  seen: Contents,
  visitor: ArchiveVisitor,
): Promise<void> {
  const table = tableOfPart(name);
  const key = keyOfFile(name);
  if (table !== undefined) {
    seen.addPart(table, bytes);
    await visitor.part?.(table, bytes);
  } else if (key !== undefined) {
    seen.addFile(key, bytes);
    await visitor.file?.(key, bytes);
  } else damaged(path, name);
}

/** What came by: hashes of tables and of files. */
class Contents {
  readonly #tables = new Map<string, { readonly hash: Hash; bytesCount: number }>();
  readonly #files = new Map<string, string>();

  addPart(table: string, bytes: Buffer): void {
    const known = this.#tables.get(table) ?? { hash: createHash('sha256'), bytesCount: 0 };
    known.hash.update(bytes);
    known.bytesCount += bytes.length;
    this.#tables.set(table, known);
  }

  addFile(key: string, bytes: Buffer): void {
    this.#files.set(key, createHash('sha256').update(bytes).digest('hex'));
  }

  /** The first table or file that is not as the manifest says. */
  differenceFrom(manifest: Manifest): string | undefined {
    const listed = new Set(manifest.tables.map(({ name }) => name));
    const stray = [...this.#tables.keys()].find((name) => !listed.has(name));
    if (stray !== undefined) return stray;
    for (const { name, bytesCount, sha256 } of manifest.tables) {
      const { hash, bytesCount: found } = this.#tables.get(name) ?? {
        hash: createHash('sha256'),
        bytesCount: 0,
      };
      if (found !== bytesCount || hash.digest('hex') !== sha256) return name;
    }
    if (this.#files.size !== manifest.files.length) return 'files';
    return manifest.files.find(({ key, sha256 }) => this.#files.get(key) !== sha256)?.key;
  }
}

async function* entriesOf(path: string, openers: Openers): AsyncGenerator<TarEntry> {
  const needsKey = await isSealed(path);
  const refusalOf = (what: 'key-wrong' | 'cut' | 'damaged'): OperationRefusal => {
    if (what === 'cut') return { code: 'archive-cut', path };
    if (what === 'damaged') return { code: 'archive-damaged', path, where: 'sus bytes' };
    const hasNone = openers.identities.length + openers.passphrases.length === 0;
    return { code: hasNone ? 'key-missing' : 'key-wrong', path };
  };
  const trouble = (what: 'key-wrong' | 'cut' | 'damaged') => new Refused(refusalOf(what));
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  const gunzip = createGunzip();
  const stages = needsKey ? [file, opening(openers, trouble), gunzip] : [file, gunzip];
  // Whatever ends a stage ends the last one, whose reader hears of it below.
  pipeline(stages, () => {});
  try {
    yield* tarEntries(gunzip, trouble);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'Z_BUF_ERROR') throw trouble('cut');
    if (code?.startsWith('Z_')) throw trouble('damaged');
    throw error;
  } finally {
    file.destroy();
    gunzip.destroy();
  }
}

/** Whether a key is needed to read it. Throws `Refused` if it cannot be read, or is nothing of Minga's. */
export async function isSealed(path: string): Promise<boolean> {
  const first = Buffer.alloc(FIRST_LINE.length);
  try {
    const file = await open(path, 'r');
    await file.read(first, 0, first.length, 0);
    await file.close();
  } catch (error) {
    refuse({ code: 'file-unreadable', path, why: (error as NodeJS.ErrnoException).code ?? '' });
  }
  if (first.toString('latin1') === FIRST_LINE) return true;
  if (first[0] === 0x1f && first[1] === 0x8b) return false;
  return refuse({ code: 'not-an-archive', path });
}
