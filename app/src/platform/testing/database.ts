// A real migrated PostgreSQL database for one test file, copied from a template of this test run.
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, openDatabase, type TablesOf } from '../database/database.ts';
import type { DatabaseName } from '../database/names.ts';

export interface TestDatabase<Tables = TablesOf['minga']> {
  /** As the role that the product works as. */
  readonly db: Kysely<Tables>;
  readonly pool: pg.Pool;
  readonly url: string;
  /** As the role that owns the tables, for tests that change what the database is made of. */
  readonly owner: Kysely<Tables>;
  readonly ownerUrl: string;
  /** Ends what is open to it, and opens it anew: as another process would. */
  again(): Promise<TestDatabase<Tables>>;
  /** Ends what is open to it, and keeps it as it is now; `again` goes on with it. */
  backup(): Promise<DatabaseBackup<Tables>>;
  close(): Promise<void>;
}

export interface DatabaseBackup<Tables> {
  /** Another database, as it was then. */
  restore(): Promise<TestDatabase<Tables>>;
  drop(): Promise<void>;
}

const WITH_FACTS = 'minga_with_facts';

let loadFacts: ((db: Database) => Promise<void>) | undefined;
const prepared = new Set<string>();
const withFacts = new WeakSet<object>();

/** Says how what ships with the product is loaded, once for all databases of a run. Without it they come without. */
export function takeShippedFacts(load: (db: Database) => Promise<void>): void {
  loadFacts = load;
}

/** Whether it came with all that ships with the product. */
export function cameWithFacts(db: Database): boolean {
  return withFacts.has(db);
}

/** With what ships with the product. Needs the project `app` of vitest.config.ts, whose global set-up starts the server. */
export function testDatabase(): Promise<TestDatabase> {
  return copyWithFacts();
}

/** As `fill` leaves one with what ships with the product: filled once in a run, by whoever is the first to ask. */
export async function filledDatabase(
  name: string,
  fill: (given: TestDatabase) => Promise<void>,
): Promise<TestDatabase> {
  await prepare(name, copyWithFacts, fill);
  return copyThatHasFacts(name);
}

async function copyWithFacts(): Promise<OpenTestDatabase<TablesOf['minga']>> {
  const load = loadFacts;
  if (load === undefined) return copyOf('minga');
  await prepare(
    WITH_FACTS,
    () => copyOf('minga'),
    ({ db }) => load(db),
  );
  return copyThatHasFacts(WITH_FACTS);
}

async function copyThatHasFacts(template: string): Promise<OpenTestDatabase<TablesOf['minga']>> {
  const given = await copyOf('minga', template);
  withFacts.add(given.db);
  return given;
}

/** Migrated, with nothing in it. */
export function emptyDatabase(): Promise<TestDatabase> {
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

/** Once in a run: whoever comes second finds the template there, or waits for it. */
async function prepare(
  name: string,
  make: () => Promise<OpenTestDatabase<TablesOf['minga']>>,
  fill: (given: TestDatabase) => Promise<void>,
): Promise<void> {
  if (prepared.has(name)) return;
  const { adminUrl } = inject('postgres');
  await withServer(adminUrl, async (server) => {
    await server.query('select pg_advisory_lock(hashtext($1))', [name]);
    const there = await server.query('select from pg_database where datname = $1', [name]);
    if (there.rows.length > 0) return;
    // Under another name until it is whole: a filling that breaks leaves nothing that could be taken for one.
    const made = await make();
    await fill(made);
    await made.leave();
    await server.query(`alter database ${new URL(made.url).pathname.slice(1)} rename to ${name}`);
  });
  prepared.add(name);
}

async function copyOf<Name extends DatabaseName>(
  original: Name,
  template: string = original,
): Promise<OpenTestDatabase<TablesOf[Name]>> {
  return openCopy(original, await createCopy(original, template));
}

/** The name of a new database that is as another one. Nobody may be connected to that. */
async function createCopy(original: DatabaseName, template: string): Promise<string> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  // File by file: page by page it would also go through the log, which no test reads.
  const copy = `template ${template} owner ${original} strategy file_copy`;
  await onServer(inject('postgres').adminUrl, `create database ${name} ${copy}`);
  return name;
}

interface OpenTestDatabase<Tables> extends TestDatabase<Tables> {
  leave(): Promise<void>;
}

function openCopy<Name extends DatabaseName>(
  original: Name,
  name: string,
): OpenTestDatabase<TablesOf[Name]> {
  const server = inject('postgres');
  const { role, owner: owning } = server.urls[original];
  const [url, ownerUrl] = [role, owning].map((address) => {
    const own = new URL(address);
    own.pathname = `/${name}`;
    return own.href;
  }) as [string, string];
  const opened = openDatabase<TablesOf[Name]>(url, () => {}, 5);
  const owner = openDatabase<TablesOf[Name]>(ownerUrl, () => {}, 1);
  const drop = (which: string) => onServer(server.adminUrl, `drop database ${which} with (force)`);
  async function leave(): Promise<void> {
    await opened.close();
    await owner.close();
  }
  function openAs(which: string): OpenTestDatabase<TablesOf[Name]> {
    const other = openCopy(original, which);
    if (withFacts.has(opened.db)) withFacts.add(other.db);
    return other;
  }
  return {
    db: opened.db,
    pool: opened.pool,
    url,
    owner: owner.db,
    ownerUrl,
    leave,
    async again() {
      await leave();
      return openAs(name);
    },
    async backup() {
      await leave();
      const kept = await createCopy(original, name);
      return {
        restore: async () => openAs(await createCopy(original, kept)),
        drop: () => drop(kept),
      };
    },
    async close() {
      await leave();
      await drop(name);
    },
  };
}

function onServer(url: string, statement: string): Promise<void> {
  return withServer(url, async (client) => {
    await client.query(statement);
  });
}

async function withServer(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
