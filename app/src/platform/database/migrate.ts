// Brings a database to the newest schema: plain SQL files, forward only, never changed once applied.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { DatabaseName } from './names.ts';

export interface Migration {
  readonly name: string;
  readonly room: string;
  readonly sql: string;
  readonly sha256: string;
}

/** Any constant shared by every copy of Minga: whoever migrates holds this lock. */
const MIGRATION_LOCK = 4_613_370_001n;
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
      return { name, room, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** Which of the three databases a room's tables live in. */
function databaseOfRoom(room: string): DatabaseName {
  return DATABASE_OF_ROOM[room] ?? 'minga';
}

/** Applies what is missing, each file in its own transaction, under an advisory lock; returns their names. */
export async function migrate(
  url: string,
  database: DatabaseName,
  migrations: readonly Migration[],
): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    await holdMigrationLock(client);
    const applied = await appliedMigrations(client);
    const mine = migrations.filter((one) => databaseOfRoom(one.room) === database);
    const missing = mine.filter((one) => isMissing(one, applied));
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

/** A role that owns nothing may look too: with nothing missing it needs to make nothing. */
async function appliedMigrations(client: pg.Client): Promise<Map<string, string>> {
  const there = await client.query(`select from to_regclass('platform.migration') as kept
    where kept is not null`);
  if (there.rowCount === 0) {
    await client.query('create schema if not exists platform');
    await client.query(`create table platform.migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
  }
  const found = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from platform.migration',
  );
  return new Map(found.rows.map((row) => [row.name, row.sha256]));
}

function isMissing(one: Migration, applied: ReadonlyMap<string, string>): boolean {
  const sha256 = applied.get(one.name);
  if (sha256 !== undefined && sha256 !== one.sha256) {
    throw new Error(`migration ${one.name} was changed after it had been applied`);
  }
  return sha256 === undefined;
}

async function apply(client: pg.Client, one: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(one.sql);
    await client.query('insert into platform.migration (name, sha256) values ($1, $2)', [
      one.name,
      one.sha256,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${one.name} failed`, { cause: error });
  }
}
