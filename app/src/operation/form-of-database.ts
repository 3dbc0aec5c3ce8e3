// How far a database has come, seen from this program: what it lacks, what waits, what is newer, and who works with it.
import type pg from 'pg';
import type { RoleUrls } from '../databases.ts';
import { type ConnectedCopies, connectedCopies } from '../platform/database/copies.ts';
import {
  type Applied,
  contractsBeyond,
  type Migration,
  migrationsOf,
  readApplied,
} from '../platform/database/migrate.ts';
import type { DatabaseName } from '../platform/database/names.ts';

export interface FormOfDatabase {
  readonly applied: Applied;
  /** Names of expands that it has not been through. */
  readonly missing: readonly string[];
  /** Names of contracts that wait until no older copy is left. */
  readonly waiting: readonly string[];
  /** Names of contracts that this program does not know: it cannot work with it. */
  readonly beyond: readonly string[];
  /** Names of expands that this program does not know: it can. */
  readonly expandedBeyond: readonly string[];
  /** Names of what was applied otherwise than the file says. */
  readonly changed: readonly string[];
  readonly connected: readonly ConnectedCopies[];
}

/** As the owner of its tables sees it; only reads. `applicationRole` is that of the copies. */
export async function formOf(
  client: pg.Client,
  database: DatabaseName,
  migrations: readonly Migration[],
  applicationRole: string,
): Promise<FormOfDatabase> {
  const applied = await readApplied(client);
  const mine = migrationsOf(database, migrations);
  const known = new Set(mine.map(({ name }) => name));
  const beyond = contractsBeyond(applied, known);
  const lacks = (kind: Migration['kind']) =>
    mine.filter((one) => one.kind === kind && !applied.has(one.name)).map(({ name }) => name);
  return {
    applied,
    missing: lacks('expand'),
    waiting: lacks('contract'),
    beyond,
    expandedBeyond: [...applied.keys()].filter(
      (name) => !known.has(name) && !beyond.includes(name),
    ),
    changed: mine
      .filter(({ name, sha256 }) => (applied.get(name)?.sha256 ?? sha256) !== sha256)
      .map(({ name }) => name),
    connected: await connectedCopies(client, applicationRole),
  };
}

/** Name of the role that copies work as. */
export function roleOf({ app }: RoleUrls): string {
  return decodeURIComponent(new URL(app).username);
}

/** `minga 0.1.0 0021 (3 conexiones)`; by the name that other programs give themselves. */
export function copyWords({ name, connections }: ConnectedCopies): string {
  const many = connections === 1 ? '1 conexión' : `${connections} conexiones`;
  return `${name === '' ? 'un programa sin nombre' : name} (${many})`;
}
