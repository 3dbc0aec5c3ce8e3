// Makes the three databases of Minga on the embedded server, each owned by its own role that can enter no other.
import pg from 'pg';
import { type DatabaseName, databaseNames } from '../database/names.ts';
import { SUPERUSER, secretOf, urlOf } from './secrets.ts';

const EXTENSIONS = ['unaccent', 'pg_trgm', 'btree_gin'] as const;
/** Written on a database as its comment once all below is done, so that a start cut short is finished by the next. */
const COMPLETE = 'minga: complete (1)';

/** The address of each database for its own role. Later starts cost one query. */
export async function ensureDatabases(
  dataDir: string,
  port: number,
): Promise<Readonly<Record<DatabaseName, string>>> {
  const superuser = secretOf(dataDir, SUPERUSER).password;
  const urls: Partial<Record<DatabaseName, string>> = {};
  await withClient(urlOf(port, SUPERUSER, superuser, 'postgres'), async (client) => {
    const complete = await completeDatabases(client);
    for (const name of databaseNames) {
      const { password, isNew } = secretOf(dataDir, name);
      urls[name] = urlOf(port, name, password, name);
      if (complete.has(name) && !isNew) continue;
      await ensureRole(client, name, password);
      await ensureDatabase(client, name);
      await withClient(urlOf(port, SUPERUSER, superuser, name), ensureExtensions);
      await client.query(`comment on database ${name} is '${COMPLETE}'`);
    }
  });
  return urls as Record<DatabaseName, string>;
}

async function completeDatabases(client: pg.Client): Promise<ReadonlySet<string>> {
  const { rows } = await client.query(
    `select datname from pg_database where shobj_description(oid, 'pg_database') = $1`,
    [COMPLETE],
  );
  return new Set(rows.map((row) => row.datname));
}

/** The names are our own constants; only the password needs quoting. */
async function ensureRole(client: pg.Client, name: DatabaseName, password: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
  const verb = rowCount === 0 ? 'create' : 'alter';
  await client.query(
    `${verb} role ${name} login nosuperuser nocreatedb nocreaterole password ${client.escapeLiteral(password)}`,
  );
}

async function ensureDatabase(client: pg.Client, name: DatabaseName): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  if (rowCount === 0) await client.query(`create database ${name} owner ${name}`);
  await client.query(`revoke all on database ${name} from public`);
  await client.query('revoke connect on database postgres, template1 from public');
}

async function ensureExtensions(client: pg.Client): Promise<void> {
  for (const extension of EXTENSIONS) {
    await client.query(`create extension if not exists ${extension}`);
  }
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
