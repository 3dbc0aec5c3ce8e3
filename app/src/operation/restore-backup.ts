// `minga restore`: sealed archives into new, empty databases, checked whole before anything is touched.
import { join } from 'node:path';
import { assert } from '@minga/basics';
import { type Config, neededDatabases } from '../config/config.ts';
import { migrateAll, type Urls } from '../databases.ts';
import { dataDirOf, filesOf, keysOf } from '../installation-places.ts';
import { type Migration, migrationsOf, readMigrations } from '../platform/database/migrate.ts';
import { type FileKey, isFileKey } from '../platform/files/store.ts';
import { prepareJobs } from '../platform/jobs.ts';
import { hasMasterKey } from '../platform/master-key.ts';
import { isNewer, versionOf } from '../platform/version.ts';
import { DATABASE_OF } from './archive/manifest.ts';
import { isSealed, type ReadArchive, readArchive } from './archive/read-archive.ts';
import { pathFrom, readArguments } from './arguments.ts';
import { DONE, NOT_UNDERSTOOD, type OperationCommand, type OperationContext } from './command.ts';
import { readOpeners } from './custodians.ts';
import { progressTo } from './progress.ts';
import { refuse } from './refused.ts';
import type { Openers } from './seal/age-header.ts';
import { loadDatabase } from './snapshot/load-database.ts';
import { databaseOver } from './snapshot/session.ts';
import { withDatabases } from './with-databases.ts';

export const restoreCommand: OperationCommand = {
  words: 'restore',
  usage: 'RESPALDO… [--key ARCHIVO]… [--passphrase ARCHIVO]…',
  summary:
    'Pone respaldos en una carpeta nueva o en bases de datos vacías, después de comprobarlos enteros. Nunca escribe encima.',
  run,
};

async function run(context: OperationContext): Promise<number> {
  const read = readArguments(context.args, {
    key: { type: 'string', multiple: true, default: [] },
    passphrase: { type: 'string', multiple: true, default: [] },
  });
  if (read === undefined || read.positionals.length === 0) return NOT_UNDERSTOOD;
  await putBack(context, {
    given: read.positionals,
    openers: readOpeners(context, read.values),
    areSealed: true,
  });
  return DONE;
}

export interface ArchivesToPutBack {
  /** Paths as the person wrote them. */
  readonly given: readonly string[];
  readonly openers: Openers;
  /** Whether they are backups; else they are exports. */
  readonly areSealed: boolean;
}

/** Fills databases that are empty from archives that were all read whole before. */
export async function putBack(
  context: OperationContext,
  { given, openers, areSealed }: ArchivesToPutBack,
): Promise<void> {
  const { root, out, log } = context;
  const config = context.settings();
  const migrations = await readMigrations(join(root, 'app/migrations'));
  const archives: ReadArchive[] = [];
  for (const one of given) {
    const path = pathFrom(context, one);
    if ((await isSealed(path)) !== areSealed)
      refuse({ code: areSealed ? 'archive-plain' : 'archive-sealed', path });
    const archive = await readArchive(path, openers);
    checkOrigin(archive, config, root, migrations);
    archives.push(archive);
    out(`${archive.path}: entero; ${archive.head.database}, del ${archive.head.takenAt}.`);
  }
  checkTogether(archives);
  const hasKey = config.masterKeys !== undefined || hasMasterKey(dataDirOf(config, root));
  if (!hasKey && archives.some(({ head }) => head.database === 'main'))
    refuse({ code: 'key-absent' });
  await withDatabases(context, config, async (urls) => {
    for (const archive of archives) {
      await restore(context, { config, urls, archive, openers, migrations });
      const database = DATABASE_OF[archive.head.database];
      const own = new Map([...urls].filter(([name]) => name === database));
      const applied = (await migrateAll(own, root, log)).get(database) ?? [];
      if (applied.length > 0)
        out(`${archive.head.database}: migraciones nuevas: ${applied.join(', ')}`);
    }
  });
  out('Listo. Para partir con estos datos: minga serve.');
}

/** Whether this Minga can make the tables that the archive was read from, and is meant to. */
function checkOrigin(
  { path, head }: ReadArchive,
  config: Config,
  root: string,
  migrations: readonly Migration[],
): void {
  if (head.mode !== config.mode) {
    refuse({ code: 'archive-of-another-kind', found: head.mode, asked: config.mode });
  }
  const database = DATABASE_OF[head.database];
  if (!neededDatabases(config).includes(database))
    refuse({ code: 'database-not-needed', database });
  if (isNewer(head.minga, versionOf(root)))
    refuse({ code: 'archive-newer', path, found: head.minga });
  const known = new Map(
    migrationsOf(database, migrations).map(({ name, sha256 }) => [name, sha256]),
  );
  const strange = head.migrations.find(({ name, sha256 }) => known.get(name) !== sha256);
  if (strange !== undefined) {
    refuse({ code: 'archive-of-another-minga', path, migration: strange.name });
  }
}

function checkTogether(archives: readonly ReadArchive[]): void {
  const databases = archives.map(({ head }) => DATABASE_OF[head.database]);
  const twice = databases.find((database, place) => databases.indexOf(database) !== place);
  if (twice !== undefined) refuse({ code: 'two-archives-of-one-database', database: twice });
}

interface RestoreOptions {
  readonly config: Config;
  readonly urls: Urls;
  readonly archive: ReadArchive;
  readonly openers: Openers;
  readonly migrations: readonly Migration[];
}

async function restore(
  { root, out, product }: OperationContext,
  { config, urls, archive, openers, migrations }: RestoreOptions,
): Promise<void> {
  const { database: name } = archive.head;
  const database = DATABASE_OF[name];
  const ownerUrl = urls.get(database)?.owner;
  assert(ownerUrl !== undefined, 'every database that is needed has its address');
  if (name === 'main') await prepareJobs(ownerUrl);
  const through = new Set(archive.head.migrations.map((one) => one.name));
  const types = new Map(archive.manifest.files.map(({ key, contentType }) => [key, contentType]));
  const store = filesOf(config, root);
  const progress = progressTo(out, name);
  const written: FileKey[] = [];
  await loadDatabase({
    ownerUrl,
    database,
    archive,
    openers,
    migrations: migrations.filter((one) => through.has(one.name)),
    async file(key, bytes) {
      const type = types.get(key);
      if (!isFileKey(key) || type === undefined) {
        return refuse({ code: 'archive-damaged', path: archive.path, where: key });
      }
      written.push(key);
      await store.write(key, bytes, type);
      progress.add(0, 1, bytes.length);
    },
    async check(client) {
      if (name !== 'main') return;
      const refusal = await product.checkInstallation(
        databaseOver(client),
        keysOf(config, root),
        config.mode,
      );
      if (refusal === 'other-key') refuse({ code: 'other-key' });
      assert(refusal === undefined, 'the kind was compared before');
    },
  }).catch(async (error: unknown) => {
    // Their rows are undone.
    for (const key of written) await store.remove(key).catch(() => {});
    throw error;
  });
  const { tables } = archive.manifest;
  for (const { rowsCount, bytesCount } of tables) progress.add(rowsCount, 0, bytesCount);
  out(`${name}: ${progress.words()}.`);
}
