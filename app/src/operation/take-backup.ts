// `minga backup`: an archive of each database, as it is at one instant, sealed for its own custodian.
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { assert } from '@minga/basics';
import { type Config, neededDatabases } from '../config/config.ts';
import type { Urls } from '../databases.ts';
import { dataDirOf, filesOf } from '../installation-places.ts';
import { type FileStore, isFileKey } from '../platform/files/store.ts';
import { versionOf } from '../platform/version.ts';
import {
  type ArchivedFile,
  type ArchiveName,
  archiveNames,
  DATABASE_OF,
  FORMAT,
  fileName,
  HEAD_NAME,
  type Head,
  MANIFEST_NAME,
  type Manifest,
  partName,
} from './archive/manifest.ts';
import { type ArchiveWriter, type WrittenArchive, writeArchive } from './archive/write-archive.ts';
import { pathFrom, readArguments } from './arguments.ts';
import { DONE, NOT_UNDERSTOOD, type OperationCommand, type OperationContext } from './command.ts';
import { type AskedSealing, readCustodians } from './custodians.ts';
import { rememberBackup } from './kept-backups.ts';
import { type Progress, progressTo, sizeWords } from './progress.ts';
import { refuse } from './refused.ts';
import type { SealedFor } from './seal/age-header.ts';
import { type NamedFile, type Snapshot, withSnapshot } from './snapshot/take-database.ts';
import { refuseStorageTrouble } from './storage-trouble.ts';
import { refuseIfAbsent, withDatabases } from './with-databases.ts';

/** For whom the archives are sealed, as options of an order. */
export const sealingOptions = {
  to: { type: 'string', multiple: true, default: [] as string[] },
  passphrase: { type: 'string', multiple: true, default: [] as string[] },
} as const;
export const sealingUsage =
  '--to [main=|roll=|urn=]ARCHIVO… | --passphrase [main=|roll=|urn=]ARCHIVO…';

export const backupCommand: OperationCommand = {
  words: 'backup',
  usage: `CARPETA (${sealingUsage})`,
  summary:
    'Respalda las bases de datos y los archivos, también mientras Minga funciona, y sella cada respaldo para quien lo custodia.',
  run,
};

async function run(context: OperationContext): Promise<number> {
  const read = readArguments(context.args, sealingOptions);
  const [given, ...others] = read?.positionals ?? [];
  if (read === undefined || given === undefined || others.length > 0) return NOT_UNDERSTOOD;
  await backUpInto(context, given, { ...read.values, isPlain: false });
  return DONE;
}

/** Takes an archive of each database, as they are, into a folder that the person named. */
export async function backUpInto(
  context: OperationContext,
  given: string,
  sealing: AskedSealing,
): Promise<void> {
  const config = context.settings();
  const plan = planBackup(context, config, pathFrom(context, given), sealing);
  refuseIfAbsent(config, context.root);
  await withDatabases(context, config, (urls) => backUp(context, plan, urls));
}

export interface BackupPlan {
  readonly config: Config;
  /** Is made if it is not there. */
  readonly folder: string;
  /** For each database of this process; undefined for an archive that is to be plain. */
  readonly custodians: ReadonlyMap<ArchiveName, SealedFor | undefined>;
}

/** Reads the keys of the custodians, so that what is wrong with them is refused before anything is touched. */
export function planBackup(
  context: Pick<OperationContext, 'from'>,
  config: Config,
  folder: string,
  sealing: AskedSealing,
): BackupPlan {
  const needed = new Set<string>(neededDatabases(config));
  const names = archiveNames.filter((name) => needed.has(DATABASE_OF[name]));
  return { config, folder, custodians: readCustodians(context, sealing, names, config.mode) };
}

export async function backUp(
  { root, out }: Pick<OperationContext, 'root' | 'out'>,
  { config, folder, custodians }: BackupPlan,
  urls: Urls,
): Promise<void> {
  await makeTarget(folder);
  for (const [name, sealedFor] of custodians) {
    const taken = await takeBackup({ root, out, config, urls, name, folder, sealedFor });
    rememberBackup(dataDirOf(config, root), name, taken);
  }
}

async function makeTarget(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    refuseStorageTrouble(error, folder);
    refuse({
      code: 'file-unreadable',
      path: folder,
      why: (error as NodeJS.ErrnoException).code ?? '',
    });
  }
}

interface BackupOptions extends Pick<OperationContext, 'root' | 'out'> {
  readonly config: Config;
  readonly urls: Urls;
  readonly name: ArchiveName;
  readonly folder: string;
  readonly sealedFor: SealedFor | undefined;
}

async function takeBackup(
  options: BackupOptions,
): Promise<WrittenArchive & { readonly takenAt: string }> {
  const { config, urls, name, out } = options;
  const database = DATABASE_OF[name];
  const url = urls.get(database);
  assert(url !== undefined, 'every database that is needed has its address');
  const began = Date.now();
  return withSnapshot(url.owner, database, async (snapshot) => {
    const head: Head = {
      format: FORMAT,
      database: name,
      minga: versionOf(options.root),
      postgres: snapshot.facts.postgres,
      mode: config.mode,
      takenAt: snapshot.facts.takenAt.toISOString(),
      migrations: [...snapshot.facts.migrations],
    };
    const written = await write(options, head, snapshot, progressTo(out, name));
    const seconds = Math.round((Date.now() - began) / 1000);
    out(
      `${written.path}: ${sizeWords(written.bytesCount)} en ${seconds} s. SHA-256 ${written.sha256}`,
    );
    return { ...written, takenAt: head.takenAt };
  });
}

async function write(
  { config, root, name, folder, sealedFor, out }: BackupOptions,
  head: Head,
  snapshot: Snapshot,
  progress: Progress,
): Promise<WrittenArchive> {
  const at = snapshot.facts.takenAt;
  const stamp = head.takenAt.replaceAll(/[-:]|\.\d+/g, '');
  const ending = sealedFor === undefined ? 'tar.gz' : 'tar.gz.age';
  const archive = await writeArchive(
    join(folder, `minga-${name}-${stamp}.${ending}`),
    sealedFor,
    at,
  );
  try {
    await archive.add(HEAD_NAME, jsonOf(head));
    const parts = new Map<string, number>();
    const { tables, sequences } = await snapshot.readTables(async (table, bytes) => {
      const part = (parts.get(table) ?? 0) + 1;
      parts.set(table, part);
      await archive.add(partName(table, part), bytes);
      progress.add(0, 0, bytes.length);
    });
    progress.add(
      tables.reduce((sum, { rowsCount }) => sum + rowsCount, 0),
      0,
      0,
    );
    const { kept, missing } = await addFiles(
      archive,
      filesOf(config, root),
      snapshot.files,
      progress,
    );
    const manifest: Manifest = {
      tables: [...tables],
      sequences: [...sequences],
      files: kept,
      filesMissing: missing,
    };
    await archive.add(MANIFEST_NAME, jsonOf(manifest));
    const written = await archive.finish();
    out(`${name}: ${progress.words()} al ${head.takenAt}.`);
    if (missing.length > 0) {
      out(
        `  atención: ${missing.length} archivos que la base nombra no están, o no como ella dice: ${missing.slice(0, 5).join(', ')}`,
      );
    }
    return written;
  } catch (error) {
    await archive.abandon();
    refuseStorageTrouble(error, folder);
    throw error;
  }
}

/** A file that was removed since the snapshot is missing, and so is one whose bytes are not what its row says. */
async function addFiles(
  archive: ArchiveWriter,
  store: FileStore,
  named: readonly NamedFile[],
  progress: Progress,
): Promise<{ readonly kept: ArchivedFile[]; readonly missing: string[] }> {
  const kept: ArchivedFile[] = [];
  const missing: string[] = [];
  for (const file of named) {
    const stream = isFileKey(file.key) ? await store.read(file.key) : undefined;
    const bytes = stream && (await buffer(stream));
    if (bytes === undefined || hashOf(bytes) !== file.sha256) {
      missing.push(file.key);
      continue;
    }
    await archive.add(fileName(file.key), bytes);
    kept.push({
      key: file.key,
      contentType: file.contentType,
      bytesCount: bytes.length,
      sha256: file.sha256,
    });
    progress.add(0, 1, bytes.length);
  }
  return { kept, missing };
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function jsonOf(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}
