// A session that reads and writes values in one form whatever the server's settings, and is not cut short.
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import type pg from 'pg';
import type { Database } from '../../platform/database/database.ts';

export async function plainSession(client: pg.Client): Promise<void> {
  await client.query(`
    set client_encoding = 'UTF8'; set datestyle = 'ISO'; set intervalstyle = 'postgres';
    set timezone = 'UTC'; set extra_float_digits = 1; set bytea_output = 'hex';
    set statement_timeout = 0; set idle_in_transaction_session_timeout = 0;
    set lock_timeout = '60s'; set row_security = off; set search_path = public`);
}

/** The transaction that a client is in, as the product's own queries know databases. */
export function databaseOver(client: pg.Client): Database {
  const connection = {
    query: (text: string, values: unknown[]) => client.query(text, values),
    release: () => {},
  };
  const pool = { connect: async () => connection, end: async () => {}, options: {} };
  return new Kysely({ dialect: new PostgresDialect({ pool: pool as unknown as PostgresPool }) });
}
