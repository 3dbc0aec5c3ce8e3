// Brings a database to the newest schema, while older copies of Minga work with it or once they are gone.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { DatabaseName } from './names.ts';

/** `expand` adds and breaks no copy that does not know it; `contract` takes away what a newer program needs no more. */
export type MigrationKind = 'expand' | 'contract';

export interface Migration {
  readonly name: string;
  readonly room: string;
  readonly kind: MigrationKind;
  readonly sql: string;
  readonly sha256: string;
}

/** Any constant shared by every copy of Minga: whoever migrates holds this lock. */
const MIGRATION_LOCK = 4_613_370_001n;
/** Whoever waits for a table makes all others wait behind: a migration gives way and tries again. */
const LOCK_WAIT_MS = 500;
const LOCK_ATTEMPTS = 60;
const LOCK_NOT_AVAILABLE = '55P03';
const FILE_NAME = /^(\d{4})-([a-z-]+?)--([a-z0-9-]+)\.sql$/;
const DATABASE_OF_ROOM: Readonly<Record<string, DatabaseName>> = {
  roll: 'minga_roll',
  urn: 'minga_urn',
};

/** Files `NNNN-room--what.sql` of `dir` in order. Throws on a name of another form or a repeated number. */
export async function readMigrations(dir: string): Promise<Migration[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.sql')).sort();
  const seen = new Set<string>();
  return Promise.all(
    names.map(async (name) => {
      const [, number, room] = FILE_NAME.exec(name) ?? [];
      if (number === undefined || room === undefined) throw new Error(`migration name: ${name}`);
      if (seen.has(number)) throw new Error(`two migrations are number ${number}`);
      seen.add(number);
      const sql = await readFile(join(dir, name), 'utf8');
      const sha256 = createHash('sha256').update(sql).digest('hex');
      return { name, room, kind: kindOf(sql), sql, sha256 };
    }),
  );
}

/** As a comment before the first statement says; files from before there was such a line only add. */
function kindOf(sql: string): MigrationKind {
  const [head = ''] = /^(?:(?:--.*)?\n)*/.exec(sql) ?? [];
  return /^-- contract$/m.test(head) ? 'contract' : 'expand';
}

/** Those of the rooms whose tables live in that database. */
export function migrationsOf(
  database: DatabaseName,
  migrations: readonly Migration[],
): readonly Migration[] {
  return migrations.filter(({ room }) => (DATABASE_OF_ROOM[room] ?? 'minga') === database);
}

/** What the database has been through, by the name of the migration. */
export type Applied = ReadonlyMap<string, Pick<Migration, 'sha256' | 'kind'>>;

/** A newer program took away something that this one counts on. */
export class ContractedBeyond extends Error {
  readonly database: DatabaseName;
  readonly contracts: readonly string[];
  constructor(database: DatabaseName, contracts: readonly string[]) {
    super(`${database} contracted beyond this program: ${contracts.join(', ')}`);
    this.database = database;
    this.contracts = contracts;
  }
}

/** Names of the contracts that were applied and that a program which knows `names` has never heard of. */
export function contractsBeyond(applied: Applied, names: ReadonlySet<string>): readonly string[] {
  return [...applied]
    .filter(([name, { kind }]) => kind === 'contract' && !names.has(name))
    .map(([name]) => name);
}

/**
 * Applies what is missing, each file in its own transaction, under an advisory lock; returns their names. Contracts
 * wait for `finishMigrations`, but in an empty database, with which nobody works yet. Throws `ContractedBeyond`.
 */
export function migrate(
  url: string,
  database: DatabaseName,
  migrations: readonly Migration[],
): Promise<string[]> {
  return applyMissing(url, database, migrations, async (_, applied) => applied.size === 0);
}

/** Applies contracts too, once `mayFinish`, asked under the lock, has not thrown. */
export function finishMigrations(
  url: string,
  database: DatabaseName,
  migrations: readonly Migration[],
  mayFinish: (client: pg.Client) => Promise<void>,
): Promise<string[]> {
  return applyMissing(url, database, migrations, async (client) => {
    await mayFinish(client);
    return true;
  });
}

async function applyMissing(
  url: string,
  database: DatabaseName,
  migrations: readonly Migration[],
  takesContracts: (client: pg.Client, applied: Applied) => Promise<boolean>,
): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    await holdMigrationLock(client);
    const applied = await prepareMigrations(client);
    const mine = migrationsOf(database, migrations);
    const beyond = contractsBeyond(applied, new Set(mine.map((one) => one.name)));
    if (beyond.length > 0) throw new ContractedBeyond(database, beyond);
    const withContracts = await takesContracts(client, applied);
    const missing = mine
      .filter((one) => isMissing(one, applied))
      .filter((one) => withContracts || one.kind === 'expand');
    for (const one of missing) await apply(client, one);
    return missing.map((one) => one.name);
  } finally {
    await client.end();
  }
}

/** Held until the connection ends; whoever changes what the database is made of waits here. */
export async function holdMigrationLock(client: pg.Client): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK.toString()]);
}

/**
 * What was applied, from a table that is made if need be. A role that owns nothing may look too: with nothing missing
 * it needs to make nothing.
 */
export async function prepareMigrations(client: pg.Client): Promise<Applied> {
  const columns = await columnsOfMigration(client);
  if (!columns.has('name')) {
    await client.query('create schema if not exists platform');
    await client.query(`create table platform.migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
  }
  if (!columns.has('kind')) {
    await client.query(`alter table platform.migration
      add column kind text not null default 'expand' check (kind in ('expand', 'contract'))`);
  }
  return readApplied(client);
}

/** What was applied, in order; only reads. Nothing where Minga never was. */
export async function readApplied(client: pg.Client): Promise<Applied> {
  const columns = await columnsOfMigration(client);
  if (!columns.has('name')) return new Map();
  const kind = columns.has('kind') ? 'kind' : `'expand' as kind`;
  const found = await client.query<Pick<Migration, 'name' | 'sha256' | 'kind'>>(
    `select name, sha256, ${kind} from platform.migration order by name`,
  );
  return new Map(found.rows.map((row) => [row.name, { sha256: row.sha256, kind: row.kind }]));
}

async function columnsOfMigration(client: pg.Client): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = to_regclass('platform.migration') and attnum > 0 and not attisdropped`,
  );
  return new Set(rows.map(({ name }) => name));
}

function isMissing(one: Migration, applied: Applied): boolean {
  const there = applied.get(one.name);
  if (there !== undefined && there.sha256 !== one.sha256) {
    throw new Error(`migration ${one.name} was changed after it had been applied`);
  }
  return there === undefined;
}

async function apply(client: pg.Client, one: Migration): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    await client.query(`begin; set local lock_timeout = ${LOCK_WAIT_MS}`);
    try {
      await applyMigration(client, one);
      await client.query('commit');
      return;
    } catch (error) {
      await client.query('rollback');
      const isBusy = (error as { code?: string }).code === LOCK_NOT_AVAILABLE;
      if (!isBusy || attempt === LOCK_ATTEMPTS) {
        throw new Error(`migration ${one.name} failed`, { cause: error });
      }
      await wait(LOCK_WAIT_MS);
    }
  }
}

/** Within the transaction of its caller. */
export async function applyMigration(client: pg.Client, one: Migration): Promise<void> {
  await client.query(one.sql);
  await client.query('insert into platform.migration (name, sha256, kind) values ($1, $2, $3)', [
    one.name,
    one.sha256,
    one.kind,
  ]);
}
