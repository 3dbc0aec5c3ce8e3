// `minga demo reset`: empties a demonstration and fills it anew, while nobody else works with it.
import pg from 'pg';
import { needsEmbeddedServer } from '../config/config.ts';
import { migrateAll, type Urls } from '../databases.ts';
import { dataDirOf, filesOf, keysOf } from '../installation-places.ts';
import { holdMigrationLock } from '../platform/database/migrate.ts';
import type { FileStore } from '../platform/files/store.ts';
import { findRunningServer, launchSentence, readFolderKind } from '../platform/postgres/index.ts';
import { readArguments } from './arguments.ts';
import { DONE, NOT_UNDERSTOOD, type OperationCommand, type OperationContext } from './command.ts';
import { refuse } from './refused.ts';
import { isBegun } from './snapshot/contents.ts';
import { databaseOver } from './snapshot/session.ts';
import { refuseOthers, withDatabases } from './with-databases.ts';

export const demoResetCommand: OperationCommand = {
  words: 'demo reset',
  usage: '--yes',
  summary:
    'Vacía una demostración y la llena de nuevo. Nunca una producción, ni mientras funciona.',
  run,
};

async function run(context: OperationContext): Promise<number> {
  const read = readArguments(context.args, { yes: { type: 'boolean', default: false } });
  if (read === undefined || read.positionals.length > 0) return NOT_UNDERSTOOD;
  const { root, log, out, product } = context;
  const config = context.settings();
  if (config.mode !== 'demonstration') refuse({ code: 'not-a-demonstration' });
  if (!read.values.yes) refuse({ code: 'not-confirmed', order: 'demo reset' });
  const dataDir = dataDirOf(config, root);
  if (needsEmbeddedServer(config)) {
    if (readFolderKind(dataDir) === undefined) refuse({ code: 'nothing-there', place: dataDir });
    const { runtimeDir } = config;
    // Not only its connections tell: a Minga at rest may have none.
    if (await findRunningServer({ dataDir, runtimeDir, repositoryDir: root })) {
      const running = { code: 'already-running', folder: dataDir } as const;
      refuse({ code: 'said', sentence: launchSentence(running, 'es') });
    }
  }
  await withDatabases(context, config, async (urls) => {
    await emptyAll(context, urls, async (client) => {
      const kind = await product.checkInstallation(
        databaseOver(client),
        keysOf(config, root),
        config.mode,
      );
      if (kind === 'other-kind') refuse({ code: 'not-a-demonstration' });
      if (kind === 'other-key') refuse({ code: 'other-key' });
    });
    await removeFiles(filesOf(config, root));
    await migrateAll(urls, root, log);
    await product.fillDemonstration(config, urls);
  });
  out('La demostración está vacía de lo anterior y llena de nuevo.');
  return DONE;
}

/** Nothing is committed before every one of them could be emptied. */
async function emptyAll(
  { out }: OperationContext,
  urls: Urls,
  check: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const clients: pg.Client[] = [];
  try {
    for (const [database, { owner }] of urls) {
      const client = new pg.Client({ connectionString: owner });
      client.on('error', () => {});
      clients.push(client);
      await client.connect();
      await holdMigrationLock(client);
      // A Minga that works with it would go on with tables that are gone.
      await refuseOthers(client, database);
      await client.query('begin');
      if (database === 'minga' && (await isBegun(client))) await check(client);
      await dropSchemas(client);
    }
    for (const client of clients) await client.query('commit');
    out(`${clients.length} bases de datos vaciadas.`);
  } finally {
    for (const client of clients) await client.end();
  }
}

async function dropSchemas(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ schema: string }>(
    `select quote_ident(nspname) as schema from pg_namespace
     where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')
       and pg_has_role(nspowner, 'usage')`,
  );
  for (const { schema } of rows) await client.query(`drop schema ${schema} cascade`);
}

async function removeFiles(store: FileStore): Promise<void> {
  for await (const { key } of store.list()) await store.remove(key);
}
