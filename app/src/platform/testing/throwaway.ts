// A PostgreSQL that is gone when its user is: for tests and for tools that need a migrated database.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { grantRights } from '../database/application-role.ts';
import { migrate, readMigrations } from '../database/migrate.ts';
import { databaseNames } from '../database/names.ts';
import { prepareJobs } from '../jobs.ts';
import { type EmbeddedServer, startEmbeddedPostgres } from '../postgres/index.ts';

export interface ThrowawayServer extends EmbeddedServer {
  /** Stops it and removes its folder. */
  discard(): Promise<void>;
}

/** A new folder below the system's temporary one that PostgreSQL can enter when root runs it as another user. */
export function throwawayFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'minga-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** Starts without fsync, with the three databases migrated and the tables of the jobs made. Throws if it cannot. */
export async function startThrowawayServer(repositoryDir: string): Promise<ThrowawayServer> {
  const folder = throwawayFolder();
  const started = await startEmbeddedPostgres({
    dataDir: join(folder, 'data'),
    runtimeDir: undefined,
    repositoryDir,
    log: () => {},
    fsync: false,
  });
  if (!started.ok) throw new Error(`no PostgreSQL: ${started.error.code}`);
  const server = started.value;
  const migrations = await readMigrations(join(repositoryDir, 'app/migrations'));
  await prepareJobs(server.ownerUrlFor('minga'));
  for (const name of databaseNames) {
    await migrate(server.ownerUrlFor(name), name, migrations);
    await grantRights(server.ownerUrlFor(name), server.urlFor(name));
  }
  async function discard(): Promise<void> {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return { ...server, discard };
}
