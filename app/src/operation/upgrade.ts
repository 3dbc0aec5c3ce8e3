// `minga upgrade`: a backup, then what old copies of Minga can work beside; `--finish` what waited until they are gone.
import { join } from 'node:path';
import pg from 'pg';
import type { Config } from '../config/config.ts';
import { migrateAll, type Urls } from '../databases.ts';
import { dataDirOf } from '../installation-places.ts';
import { type ConnectedCopies, connectedCopies, olderThan } from '../platform/database/copies.ts';
import {
  ContractedBeyond,
  finishMigrations,
  type Migration,
  readMigrations,
} from '../platform/database/migrate.ts';
import type { DatabaseName } from '../platform/database/names.ts';
import { pathFrom, readArguments } from './arguments.ts';
import { DONE, NOT_UNDERSTOOD, type OperationCommand, type OperationContext } from './command.ts';
import type { AskedSealing } from './custodians.ts';
import { copyWords, type FormOfDatabase, formOf, roleOf } from './form-of-database.ts';
import { refuse } from './refused.ts';
import { backUp, planBackup, sealingOptions, sealingUsage } from './take-backup.ts';
import { explainWayBack } from './way-back.ts';
import { refuseIfAbsent, withDatabases } from './with-databases.ts';

export const upgradeCommand: OperationCommand = {
  words: 'upgrade',
  usage: `[CARPETA] (${sealingUsage} | --plain) [--finish] | --back VERSIÓN`,
  summary:
    'Respalda y amplía las bases para esta versión mientras las copias anteriores siguen; --finish quita lo que solo ellas usaban, cuando ya no quedan; --back dice cómo volver el programa a otra versión sin tocar los datos.',
  run,
};

async function run(context: OperationContext): Promise<number> {
  const read = readArguments(context.args, {
    ...sealingOptions,
    plain: { type: 'boolean', default: false },
    finish: { type: 'boolean', default: false },
    back: { type: 'string' },
  });
  if (read === undefined || read.positionals.length > 1) return NOT_UNDERSTOOD;
  const { to, passphrase, plain: isPlain, finish: isLast, back } = read.values;
  const sealing = { to, passphrase, isPlain };
  const config = context.settings();
  refuseIfAbsent(config, context.root);
  if (back !== undefined) {
    if (context.args.length > 2) return NOT_UNDERSTOOD;
    await explainWayBack(context, config, back);
    return DONE;
  }
  const [given] = read.positionals;
  const folder = given === undefined ? undefined : pathFrom(context, given);
  const asked = { config, folder, sealing };
  await withDatabases(context, config, async (urls) => {
    const migrations = await readMigrations(join(context.root, 'app/migrations'));
    const work = { ...asked, urls, migrations };
    await (isLast ? finish(context, work) : expand(context, work));
  });
  return DONE;
}

interface Work {
  readonly config: Config;
  /** Of the backup. */
  readonly folder: string | undefined;
  readonly sealing: AskedSealing;
  readonly urls: Urls;
  readonly migrations: readonly Migration[];
}

async function expand(context: OperationContext, work: Work): Promise<void> {
  const { root, log, out } = context;
  const forms = await readForms(work);
  tellCopies(forms, out);
  if ([...forms.values()].every(({ missing }) => missing.length === 0)) {
    out('Las bases ya tienen todo lo que esta versión necesita.');
  } else {
    await backUpFirst(context, work);
    tellApplied(await migrateAll(work.urls, root, log), out);
    out('Reinicia las copias una por una: mientras tanto, las anteriores siguen funcionando.');
  }
  const waiting = namesOf(forms, 'waiting');
  if (waiting.length === 0) return;
  out(
    `Cuando no quede ninguna copia anterior, termina con «minga upgrade --finish» (${waiting.join(', ')}).`,
  );
}

async function finish(context: OperationContext, work: Work): Promise<void> {
  const { root, log, out } = context;
  const { urls, migrations } = work;
  const forms = await readForms(work);
  tellCopies(forms, out);
  for (const [database, { waiting, connected }] of forms) refuseOlder(database, waiting, connected);
  if (namesOf(forms, 'waiting').length === 0) return out('No hay nada que terminar.');
  await backUpFirst(context, work);
  const applied = new Map<DatabaseName, readonly string[]>();
  for (const [database, url] of urls) {
    const waiting = forms.get(database)?.waiting ?? [];
    const mayFinish = async (client: pg.Client) =>
      refuseOlder(database, waiting, await connectedCopies(client, roleOf(url)));
    applied.set(database, await finishMigrations(url.owner, database, migrations, mayFinish));
  }
  await migrateAll(urls, root, log);
  tellApplied(applied, out);
}

/** In the folder that was given; a plain one may lie in the data folder, which nobody else can read. */
async function backUpFirst(context: OperationContext, work: Work): Promise<void> {
  const { config, sealing, urls } = work;
  const own = sealing.isPlain ? join(dataDirOf(config, context.root), 'backups') : undefined;
  const folder = work.folder ?? own;
  if (folder === undefined) return refuse({ code: 'backup-place-missing' });
  await backUp(context, planBackup(context, config, folder, sealing), urls);
}

/** Throws `ContractedBeyond` before anything is begun. */
async function readForms({
  urls,
  migrations,
}: Work): Promise<ReadonlyMap<DatabaseName, FormOfDatabase>> {
  const forms = new Map<DatabaseName, FormOfDatabase>();
  for (const [database, url] of urls) {
    const client = new pg.Client({ connectionString: url.owner });
    client.on('error', () => {});
    await client.connect();
    try {
      const form = await formOf(client, database, migrations, roleOf(url));
      if (form.beyond.length > 0) throw new ContractedBeyond(database, form.beyond);
      forms.set(database, form);
    } finally {
      await client.end();
    }
  }
  return forms;
}

function refuseOlder(
  database: DatabaseName,
  waiting: readonly string[],
  connected: readonly ConnectedCopies[],
): void {
  const newest = waiting.at(-1);
  if (newest === undefined) return;
  const copies = olderThan(newest, connected);
  if (copies.length > 0) refuse({ code: 'older-copies', database, copies: copies.map(copyWords) });
}

function tellCopies(
  forms: ReadonlyMap<DatabaseName, FormOfDatabase>,
  out: (line: string) => void,
): void {
  for (const [database, { connected }] of forms) {
    const words = connected.length === 0 ? 'nadie' : connected.map(copyWords).join(', ');
    out(`${database}: conectados: ${words}.`);
  }
}

function tellApplied(
  applied: ReadonlyMap<DatabaseName, readonly string[]>,
  out: (line: string) => void,
): void {
  for (const [database, names] of applied) {
    for (const name of names) out(`${database}: se aplicó ${name}`);
  }
}

function namesOf(
  forms: ReadonlyMap<DatabaseName, FormOfDatabase>,
  what: 'missing' | 'waiting',
): readonly string[] {
  return [...forms.values()].flatMap((form) => form[what]);
}
