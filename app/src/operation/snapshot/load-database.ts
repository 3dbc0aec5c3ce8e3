// Fills an empty database from an archive in one transaction: made by the archive's migrations, whole or not at all.

import { assert } from '@minga/basics';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import {
  applyMigration,
  holdMigrationLock,
  type Migration,
  prepareMigrations,
} from '../../platform/database/migrate.ts';
import { type ArchiveVisitor, type ReadArchive, readArchive } from '../archive/read-archive.ts';
import { refuse } from '../refused.ts';
import type { Openers } from '../seal/age-header.ts';
import { foreignKeysOf, hasJobs, missingExtensions, tablesOf } from './contents.ts';
import { addWaitingJobs, JOBS_TABLE, prepareWaitingJobs } from './jobs.ts';
import { plainSession } from './session.ts';

export interface LoadOptions {
  readonly ownerUrl: string;
  readonly database: string;
  /** As it was read before: its manifest says into which columns each table goes. */
  readonly archive: ReadArchive;
  readonly openers: Openers;
  /** Those that the archive had been through, in their order. */
  readonly migrations: readonly Migration[];
  readonly file: NonNullable<ArchiveVisitor['file']>;
  /** Looks at the filled database before it is committed; throws to undo everything. */
  readonly check: (client: pg.Client) => Promise<void>;
}

/** Whether no table of ours is in it, and no job waits. Throws what the connection throws. */
async function isEmptyDatabase(client: pg.Client): Promise<boolean> {
  if ((await tablesOf(client)).length > 0) return false;
  if (!(await hasJobs(client))) return true;
  const { rowCount } = await client.query('select from graphile_worker._private_jobs limit 1');
  return rowCount === 0;
}

/** Throws `Refused` if it is not empty, or if the archive is not what it was; then nothing has changed. */
export async function loadDatabase(options: LoadOptions): Promise<void> {
  const { ownerUrl, database, archive, migrations } = options;
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    await plainSession(client);
    await holdMigrationLock(client);
    if (!(await isEmptyDatabase(client))) refuse({ code: 'not-empty', database });
    const missing = await missingExtensions(client);
    if (missing.length > 0) {
      refuse({ code: 'extension-missing', database, extensions: missing.join(', ') });
    }
    await client.query('begin');
    await prepareMigrations(client);
    for (const one of migrations) await applyMigration(client, one);
    await client.query('set local search_path = public');
    const keys = await openTables(client);
    await copyIn(client, options);
    for (const { name, lastValue, isCalled } of archive.manifest.sequences) {
      await client.query('select setval($1::regclass, $2::bigint, $3)', [
        name,
        lastValue,
        isCalled,
      ]);
    }
    await closeTables(client, keys);
    await options.check(client);
    await client.query('commit');
    // Only for the planner: the rows are there.
    await client.query('analyze').catch(() => {});
  } finally {
    // The end of the connection undoes what was not committed.
    await client.end();
  }
}

type ForeignKeys = Awaited<ReturnType<typeof foreignKeysOf>>;

/** Takes away what migrations put in, and what would look at rows while others are still missing. */
async function openTables(client: pg.Client): Promise<ForeignKeys> {
  const names = (await tablesOf(client)).map(({ name }) => name);
  const keys = await foreignKeysOf(client);
  const statements = [
    ...keys.map(({ table, name }) => `alter table ${table} drop constraint ${name}`),
    ...names.map((name) => `alter table ${name} disable trigger user`),
    ...(names.length > 0 ? [`truncate ${names.join(', ')}`] : []),
  ];
  for (const statement of statements) await client.query(statement);
  return keys;
}

/** Every row is there: the keys are made again, which checks all of them. */
async function closeTables(client: pg.Client, keys: ForeignKeys): Promise<void> {
  await client.query('set constraints all immediate');
  for (const { table, name, definition } of keys) {
    await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  }
  for (const { name } of await tablesOf(client)) {
    await client.query(`alter table ${name} enable trigger user`);
  }
}

async function copyIn(client: pg.Client, options: LoadOptions): Promise<void> {
  const { archive, openers, file } = options;
  const tables = new Map(archive.manifest.tables.map((table) => [table.name, table]));
  const counts = new Map<string, number>();
  let current: { readonly name: string; readonly copy: RowsIn } | undefined;
  async function finish(): Promise<void> {
    if (current === undefined) return;
    counts.set(current.name, (counts.get(current.name) ?? 0) + (await current.copy.finish()));
    current = undefined;
  }
  const again = await readArchive(archive.path, openers, {
    async part(name, bytes) {
      if (current?.name !== name) {
        await finish();
        const table = tables.get(name);
        if (table === undefined)
          return refuse({ code: 'archive-damaged', path: archive.path, where: name });
        const target = name === JOBS_TABLE ? await prepareWaitingJobs(client) : name;
        current = { name, copy: rowsInto(client, target, table.columns) };
      }
      await current.copy.write(bytes);
    },
    file,
  });
  await finish();
  assert(
    JSON.stringify(again) === JSON.stringify(archive),
    'the archive is the one that was checked',
  );
  const wrong = archive.manifest.tables.find(
    ({ name, rowsCount }) => (counts.get(name) ?? 0) !== rowsCount,
  );
  if (wrong !== undefined)
    refuse({ code: 'archive-damaged', path: archive.path, where: wrong.name });
  if (counts.has(JOBS_TABLE)) await addWaitingJobs(client);
}

interface RowsIn {
  write(bytes: Buffer): Promise<void>;
  /** How many rows went in. */
  finish(): Promise<number>;
}

/** One COPY that is fed as the parts of its table come. */
function rowsInto(client: pg.Client, target: string, columns: readonly string[]): RowsIn {
  const names = columns.map((column) => `"${column}"`).join(', ');
  const stream = client.query(copyFrom(`copy ${target} (${names}) from stdin`));
  const failed = new Promise<never>((_, reject) => {
    stream.on('error', reject);
  });
  failed.catch(() => {});
  return {
    async write(bytes) {
      const written = new Promise<void>((resolve) => {
        stream.write(bytes, () => resolve());
      });
      await Promise.race([written, failed]);
    },
    async finish() {
      const finished = new Promise<void>((resolve) => {
        stream.on('finish', () => resolve());
      });
      stream.end();
      await Promise.race([finished, failed]);
      return stream.rowCount ?? 0;
    },
  };
}
