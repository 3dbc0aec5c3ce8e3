// A real migrated PostgreSQL database for one test file, copied from the template of this test run.
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { inject } from 'vitest';
import { openDatabase, type TablesOf } from '../database/database.ts';
import type { DatabaseName } from '../database/names.ts';

export interface TestDatabase<Tables = TablesOf['minga']> {
  /** As the role that the product works as. */
  readonly db: Kysely<Tables>;
  readonly pool: pg.Pool;
  readonly url: string;
  /** As the role that owns the tables, for tests that change what the database is made of. */
  readonly owner: Kysely<Tables>;
  readonly ownerUrl: string;
  close(): Promise<void>;
}

/** Needs the `app` project of vitest.config.ts, whose global set-up starts the server. */
export function testDatabase(): Promise<TestDatabase> {
  return copyOf('minga');
}

/** The same of who may vote. */
export function testRollDatabase(): Promise<TestDatabase<TablesOf['minga_roll']>> {
  return copyOf('minga_roll');
}

/** The same of what was voted. */
export function testUrnDatabase(): Promise<TestDatabase<TablesOf['minga_urn']>> {
  return copyOf('minga_urn');
}

async function copyOf<Name extends DatabaseName>(
  original: Name,
): Promise<TestDatabase<TablesOf[Name]>> {
  const server = inject('postgres');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  // File by file: page by page it would also go through the log, which no test reads.
  const copy = `template ${original} owner ${original} strategy file_copy`;
  await onServer(server.adminUrl, `create database ${name} ${copy}`);
  const { role, owner: owning } = server.urls[original];
  const [url, ownerUrl] = [role, owning].map((address) => {
    const own = new URL(address);
    own.pathname = `/${name}`;
    return own.href;
  }) as [string, string];
  const opened = openDatabase<TablesOf[Name]>(url, () => {}, 5);
  const owner = openDatabase<TablesOf[Name]>(ownerUrl, () => {}, 1);
  return {
    db: opened.db,
    pool: opened.pool,
    url,
    owner: owner.db,
    ownerUrl,
    async close() {
      await opened.close();
      await owner.close();
      await onServer(server.adminUrl, `drop database ${name} with (force)`);
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
