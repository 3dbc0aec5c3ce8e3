// A real migrated PostgreSQL database for one test file, copied from the template of this test run.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../database/database.ts';

export interface TestDatabase {
  /** As the role that the product works as. */
  readonly db: Database;
  readonly pool: pg.Pool;
  readonly url: string;
  /** As the role that owns the tables, for tests that change what the database is made of. */
  readonly owner: Database;
  readonly ownerUrl: string;
  close(): Promise<void>;
}

/** Needs the `database` project of vitest.config.ts, whose global set-up starts the server. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject('postgres');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  // File by file: page by page it would also go through the log, which no test reads.
  const copy = 'template minga owner minga strategy file_copy';
  await onServer(server.adminUrl, `create database ${name} ${copy}`);
  const [url, ownerUrl] = [server.roleUrl, server.ownerUrl].map((address) => {
    const own = new URL(address);
    own.pathname = `/${name}`;
    return own.href;
  }) as [string, string];
  const opened = openDatabase(url, () => {}, 5);
  const owner = openDatabase(ownerUrl, () => {}, 1);
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
