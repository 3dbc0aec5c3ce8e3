// Makes the archive of an institution: one zip, written piece by piece, with its README and the hash of every file.
import { createHash } from 'node:crypto';
import { assert } from '@minga/basics';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type {
  ArchivedFile,
  ArchivedInstitution,
  ArchiveTools,
} from '../../platform/institution-archive.ts';
import { rooms } from '../rooms.ts';
import { leftOut, listFiles } from './lists-of-institution.ts';
import { type Described, readmeOf } from './readme.ts';

/** Already small: pressing them again takes time and gives nothing. */
const PRESSED = /\.(pdf|png|webp|jpg)$/;
const PATH = /^[a-z0-9.-]+(\/[a-z0-9.-]+)*$/;

export interface ArchiveWork {
  readonly tools: ArchiveTools;
  readonly institution: ArchivedInstitution;
  readonly publicUrl: string;
  readonly now: Date;
  /** Takes each piece of the zip, in order; what it throws ends the work. */
  readonly write: (piece: Uint8Array) => void | Promise<void>;
  /** Hears what is being put into it, and how much of all is done, from 0 to 1. */
  readonly progress?: (step: string, share: number) => Promise<void>;
}

/** What is in it, as its README says. */
export async function writeArchive(work: ArchiveWork): Promise<readonly Described[]> {
  const zip = zipTo(work.now);
  const described: Described[] = [];
  const sums: string[] = [];
  const add = async (file: ArchivedFile) => {
    const { bytes, ...more } = file;
    assert(PATH.test(file.path), `${file.path} is a plain path`);
    assert(!described.some(({ path }) => path === file.path), `${file.path} is there once`);
    described.push({ ...more, bytesCount: bytes.length });
    sums.push(`${createHash('sha256').update(bytes).digest('hex')}  ${file.path}`);
    for (const piece of zip.add(file.path, bytes)) await work.write(piece);
  };
  const parts = partsOf(work);
  for (const [at, part] of parts.entries()) {
    await work.progress?.(part.name, at / parts.length);
    for await (const file of part.files()) await add(file);
  }
  const { institution, now: at, publicUrl } = work;
  const readme = { path: 'README.txt', meaning: 'Este texto.' };
  const text = readmeOf(institution, described, { at, publicUrl });
  const bytes = new TextEncoder().encode(text);
  sums.push(`${createHash('sha256').update(bytes).digest('hex')}  ${readme.path}`);
  for (const piece of zip.add(readme.path, bytes)) await work.write(piece);
  const hashes = new TextEncoder().encode(`${sums.join('\n')}\n`);
  for (const piece of zip.add('SHA256SUMS', hashes)) await work.write(piece);
  for (const piece of zip.end()) await work.write(piece);
  return described;
}

interface Part {
  readonly name: string;
  readonly files: () => AsyncIterable<ArchivedFile>;
}

/** Each public list, then what each room adds. */
function partsOf({ tools, institution }: ArchiveWork): readonly Part[] {
  const lists = rooms.flatMap(({ contributions: { publicLists } }) =>
    'none' in publicLists ? [] : publicLists,
  );
  return [
    ...lists
      .filter(({ name }) => !leftOut.has(name))
      .map((list) => ({
        name: list.title['es-CL'],
        async *files() {
          yield* await listFiles(tools.db, list, institution);
        },
      })),
    ...rooms.flatMap(({ contributions: { room, institutionArchive } }) =>
      institutionArchive === undefined
        ? []
        : { name: room, files: () => institutionArchive(tools, institution) },
    ),
  ];
}

/** A zip whose pieces are taken as they come. */
function zipTo(now: Date) {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  const taken = () => pieces.splice(0, pieces.length);
  return {
    add(path: string, bytes: Uint8Array): readonly Uint8Array[] {
      const entry = PRESSED.test(path) ? new ZipPassThrough(path) : new ZipDeflate(path);
      entry.mtime = now;
      zip.add(entry);
      entry.push(bytes, true);
      return taken();
    },
    end(): readonly Uint8Array[] {
      zip.end();
      return taken();
    },
  };
}
