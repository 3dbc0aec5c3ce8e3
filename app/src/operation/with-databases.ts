// Opens the databases of an order and turns a start that was refused into a refusal of the order.
import { assert } from '@minga/basics';
import type pg from 'pg';
import { type Config, needsEmbeddedServer } from '../config/config.ts';
import { type Urls, withUrls } from '../databases.ts';
import { dataDirOf } from '../installation-places.ts';
import { readFolderKind } from '../platform/postgres/index.ts';
import type { OperationContext } from './command.ts';
import { refuse } from './refused.ts';
import { refuseStorageTrouble } from './storage-trouble.ts';

/** The databases of this process's roles as they are: of the Minga that runs here, or served for this order alone. */
export async function withDatabases<T>(
  { root, log }: Pick<OperationContext, 'root' | 'log'>,
  config: Config,
  work: (urls: Urls) => Promise<T>,
): Promise<T> {
  const done = await withUrls(config, root, log, work).catch((error: unknown) => {
    refuseStorageTrouble(error, dataDirOf(config, root));
    throw error;
  });
  return done.ok ? done.value : refuse({ code: 'said', sentence: done.error.sentence });
}

/** Opening databases makes the folder of an embedded server: not for an order about what is there. */
export function refuseIfAbsent(config: Config, root: string): void {
  const place = dataDirOf(config, root);
  if (needsEmbeddedServer(config) && readFolderKind(place) === undefined) {
    refuse({ code: 'nothing-there', place });
  }
}

/** How many connections others have to the database that this client is connected to. */
export async function othersWith(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ others: number }>(
    `select count(*)::int as others from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and usesysid is not null`,
  );
  assert(rows[0] !== undefined, 'a count has its row');
  return rows[0].others;
}

/** For an order that nobody may work beside. */
export async function refuseOthers(client: pg.Client, database: string): Promise<void> {
  const others = await othersWith(client);
  if (others > 0) refuse({ code: 'in-use', database, others });
}
