// Makes the three databases of Minga on the embedded server, each with its own roles that can enter no other.
import pg from 'pg';
import { applicationRoles, type DatabaseName, databaseNames } from '../database/names.ts';
import {
  promoteSecret,
  type RoleName,
  roleNames,
  SUPERUSER,
  secretOf,
  stagedSecret,
  urlOf,
} from './secrets.ts';

/** What the tables of the rooms are made with, beyond PostgreSQL itself. */
export const EXTENSIONS = ['unaccent', 'pg_trgm', 'btree_gin'] as const;
/** Written on a database as its comment once all below is done, so that a start cut short is finished by the next. */
const COMPLETE = 'minga: complete (3)';

/** Addresses of one server's databases, passwords included: never to be logged. */
export interface Addresses {
  /** For the role that a process works as. */
  urlFor(database: DatabaseName): string;
  /** For the role that owns the database, which migrates it. */
  ownerUrlFor(database: DatabaseName): string;
}

export function addressesOn(dataDir: string, port: number): Addresses {
  const urlOfRole = (role: RoleName, name: DatabaseName) =>
    urlOf(port, role, secretOf(dataDir, role).password, name);
  return {
    urlFor: (name) => urlOfRole(applicationRoles[name], name),
    ownerUrlFor: (name) => urlOfRole(name, name),
  };
}

/** Tells the server every password that waits to come into force, with the superuser's own given password. */
export async function settleSecrets(
  dataDir: string,
  port: number,
  password: string,
): Promise<readonly RoleName[]> {
  const waiting = roleNames.filter((role) => stagedSecret(dataDir, role) !== undefined);
  if (waiting.length === 0) return [];
  await withClient(urlOf(port, SUPERUSER, password, 'postgres'), async (client) => {
    for (const role of waiting) {
      const next = client.escapeLiteral(stagedSecret(dataDir, role) ?? '');
      await client.query(`alter role ${role} password ${next}`);
      promoteSecret(dataDir, role);
    }
  });
  return waiting;
}

/** Later starts cost one query. */
export async function ensureDatabases(dataDir: string, port: number): Promise<Addresses> {
  const superuser = secretOf(dataDir, SUPERUSER).password;
  await withClient(urlOf(port, SUPERUSER, superuser, 'postgres'), async (client) => {
    const complete = await completeDatabases(client);
    for (const name of databaseNames) {
      const roles = [...new Set([name, applicationRoles[name]])];
      const secrets = roles.map((role) => ({ role, ...secretOf(dataDir, role) }));
      if (complete.has(name) && !secrets.some(({ isNew }) => isNew)) continue;
      for (const { role, password } of secrets) await ensureRole(client, role, password);
      await ensureDatabase(client, name);
      await client.query(`grant connect on database ${name} to ${applicationRoles[name]}`);
      await withClient(urlOf(port, SUPERUSER, superuser, name), ensureExtensions);
      await client.query(`comment on database ${name} is '${COMPLETE}'`);
    }
  });
  return addressesOn(dataDir, port);
}

async function completeDatabases(client: pg.Client): Promise<ReadonlySet<string>> {
  const { rows } = await client.query(
    `select datname from pg_database where shobj_description(oid, 'pg_database') = $1`,
    [COMPLETE],
  );
  return new Set(rows.map((row) => row.datname));
}

/** The names are our own constants; only the password needs quoting. */
async function ensureRole(client: pg.Client, name: RoleName, password: string): Promise<void> {
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
