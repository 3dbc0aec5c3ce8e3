// The three databases of a process: given by the operator or served here, migrated, opened, and closed again.
import { join } from 'node:path';
import { assert, err, ok, type Result } from '@minga/basics';
import { type Config, neededDatabases, needsEmbeddedServer } from './config/config.ts';
import { grantRights } from './platform/database/application-role.ts';
import { addressOf, copyIn } from './platform/database/copies.ts';
import {
  type Database,
  type OpenDatabase,
  openDatabase,
  type RollDatabase,
  type TablesOf,
  type UrnDatabase,
} from './platform/database/database.ts';
import { migrate, readMigrations } from './platform/database/migrate.ts';
import type { DatabaseName } from './platform/database/names.ts';
import { unreachableSentence } from './platform/database/unreachable.ts';
import { prepareJobs } from './platform/jobs.ts';
import type { Log } from './platform/log.ts';
import {
  type Addresses,
  findRunningServer,
  launchSentence,
  startEmbeddedPostgres,
} from './platform/postgres/index.ts';
import { loadShippedFacts } from './site/shipped-facts.ts';

export interface StartRefusal {
  readonly sentence: string;
}

/** Addresses of one database: for the role that this process works as, and for the one that migrates it. */
export interface RoleUrls {
  readonly app: string;
  readonly owner: string;
}

/** Addresses of the databases that this process needs. */
export type Urls = ReadonlyMap<DatabaseName, RoleUrls>;

/** Undo steps, run last to first. */
export type Undo = (() => Promise<void>)[];

/**
 * Gives a command the main database, migrated, and that of the roll where this process has its role: of the Minga that is
 * running here, or one started for it alone.
 */
export async function withDatabase<T>(
  config: Config,
  root: string,
  log: Log,
  work: (
    db: Database,
    apart: { readonly roll: RollDatabase | undefined; readonly urn: UrnDatabase | undefined },
  ) => Promise<T>,
): Promise<Result<T, StartRefusal>> {
  return withUrls(config, root, log, async (urls, undo) => {
    await migrateAll(urls, root, log);
    const { db } = opened(urls, 'minga', log, undo);
    await loadShippedFacts(db);
    const roll = urls.has('minga_roll') ? opened(urls, 'minga_roll', log, undo).db : undefined;
    const urn = urls.has('minga_urn') ? opened(urls, 'minga_urn', log, undo).db : undefined;
    return work(db, { roll, urn });
  });
}

/** Gives a command the databases of its roles as they are; what it adds to `undo` is undone before they close. */
export async function withUrls<T>(
  config: Config,
  root: string,
  log: Log,
  work: (urls: Urls, undo: Undo) => Promise<T>,
): Promise<Result<T, StartRefusal>> {
  const undo: Undo = [];
  try {
    const places = { dataDir: config.dataDir, runtimeDir: config.runtimeDir, repositoryDir: root };
    let addresses: Addresses | undefined = needsEmbeddedServer(config)
      ? await findRunningServer(places)
      : undefined;
    if (addresses === undefined) {
      const embedded = await embeddedServer(config, root, log);
      if (!embedded.ok) return err({ sentence: launchSentence(embedded.error, 'es') });
      const server = embedded.value;
      if (server !== undefined) undo.push(() => server.stop());
      addresses = server;
    }
    return ok(await work(urlsOf(config, addresses, root), undo));
  } catch (error) {
    const sentence = unreachableSentence(error);
    if (sentence === undefined) throw error;
    return err({ sentence });
  } finally {
    await runBackwards(undo, log);
  }
}

export async function embeddedServer(config: Config, root: string, log: Log) {
  if (!needsEmbeddedServer(config)) return ok(undefined);
  return startEmbeddedPostgres({
    dataDir: config.dataDir,
    runtimeDir: config.runtimeDir,
    repositoryDir: root,
    mode: config.mode,
    log: (event, fields) => log.info(fields ?? {}, event),
  });
}

/** Every connection made with these says which program makes it. */
export function urlsOf(config: Config, embedded: Addresses | undefined, root: string): Urls {
  const copy = copyIn(root);
  const urlOf = (name: DatabaseName): RoleUrls => {
    const given = config.databases[name];
    const app = given ?? embedded?.urlFor(name);
    // The operator's one address migrates too, unless there is another for the owner of the tables.
    const own = config.migrationUrls[name];
    const owner = given === undefined ? embedded?.ownerUrlFor(name) : (own ?? given);
    assert(app !== undefined && owner !== undefined, `no address for database ${name}`);
    return { app: addressOf(copy, app), owner: addressOf(copy, owner) };
  };
  return new Map(neededDatabases(config).map((name) => [name, urlOf(name)]));
}

/** Names of what was applied, in order, by database; nothing where all was there. */
export async function migrateAll(
  urls: Urls,
  root: string,
  log: Log,
): Promise<ReadonlyMap<DatabaseName, readonly string[]>> {
  const migrations = await readMigrations(join(root, 'app/migrations'));
  const migrated = [...urls].map(async ([name, { app, owner }]) => {
    const applied = await migrate(owner, name, migrations);
    if (applied.length > 0) log.info({ database: name, applied }, 'migrated');
    if (name === 'minga') await prepareJobs(owner);
    await grantRights(owner, app);
    return [name, applied] as const;
  });
  return new Map(await Promise.all(migrated));
}

/**
 * A pool for each database, connected before this process looks what the database went through: whoever finishes an
 * upgrade sees it in time, or it sees what was finished.
 */
export async function openAll(urls: Urls, log: Log, undo: Undo): Promise<OpenDatabases> {
  const has = (name: DatabaseName) => urls.has(name);
  const all = {
    ...(has('minga') ? { minga: opened(urls, 'minga', log, undo) } : {}),
    ...(has('minga_roll') ? { minga_roll: opened(urls, 'minga_roll', log, undo) } : {}),
    ...(has('minga_urn') ? { minga_urn: opened(urls, 'minga_urn', log, undo) } : {}),
  };
  await Promise.all(Object.values(all).map(({ pool }) => pool.query('select 1')));
  return all;
}

/** Those that the roles of a process need. */
export type OpenDatabases = { readonly [Name in DatabaseName]?: OpenDatabase<TablesOf[Name]> };

/** Ballots that come together are written to the disk together: more of them wait at once. */
const CONNECTIONS: Readonly<Record<DatabaseName, number>> = {
  minga: 10,
  minga_roll: 10,
  minga_urn: 24,
};

/** A pool for a database that this process needs, closed by `undo`. */
function opened<Name extends DatabaseName>(
  urls: Urls,
  name: Name,
  log: Log,
  undo: Undo,
): OpenDatabase<TablesOf[Name]> {
  const url = urls.get(name)?.app;
  assert(url !== undefined, `database ${name} belongs to none of the roles`);
  const onIdleError = (error: Error) => log.warn({ err: error }, 'idle connection lost');
  const database = openDatabase<TablesOf[Name]>(url, onIdleError, CONNECTIONS[name]);
  undo.push(() => database.close());
  return database;
}

export async function runBackwards(undo: Undo, log: Log): Promise<void> {
  for (const step of undo.splice(0).reverse()) {
    try {
      await step();
    } catch (error) {
      log.warn({ err: error }, 'a part did not stop cleanly');
    }
  }
}
