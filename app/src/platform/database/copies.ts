// Which copies of Minga work with a database: each of their connections says what program it belongs to.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { versionOf } from '../version.ts';

export interface Copy {
  /** As package.json has it. */
  readonly version: string;
  /** Number of the newest migration that it knows, four digits: it tells two programs of one version apart. */
  readonly newest: string;
}

export interface ConnectedCopies {
  /** Undefined for connections that do not say what they are. */
  readonly copy: Copy | undefined;
  readonly name: string;
  readonly connections: number;
}

/** The program whose files are in `root`. */
export function copyIn(root: string): Copy {
  const numbers = readdirSync(join(root, 'app/migrations'))
    .filter((name) => name.endsWith('.sql'))
    .map((name) => name.slice(0, 4));
  return { version: versionOf(root), newest: numbers.sort().at(-1) ?? '0000' };
}

/** The address, for connections that say whose they are. */
export function addressOf(copy: Copy, url: string): string {
  const own = new URL(url);
  own.searchParams.set('application_name', `minga ${copy.version} ${copy.newest}`);
  return own.href;
}

/** Of other connections than this one, by those who may work here: this role, and the one that the product works as. */
export async function connectedCopies(
  client: pg.Client,
  applicationRole: string,
): Promise<readonly ConnectedCopies[]> {
  const { rows } = await client.query<{ name: string; connections: number }>(
    `select application_name as name, count(*)::int as connections from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()
       and usename in (current_user, $1)
     group by 1 order by 1`,
    [applicationRole],
  );
  return rows.map(({ name, connections }) => ({ copy: readCopy(name), name, connections }));
}

function readCopy(name: string): Copy | undefined {
  const [, version, newest] = /^minga (\S+) (\d{4})$/.exec(name) ?? [];
  return version === undefined || newest === undefined ? undefined : { version, newest };
}

/** Those that do not know that migration, or do not say whether they do. */
export function olderThan(
  migration: string,
  connected: readonly ConnectedCopies[],
): readonly ConnectedCopies[] {
  const number = migration.slice(0, 4);
  return connected.filter(({ copy }) => copy === undefined || copy.newest < number);
}
