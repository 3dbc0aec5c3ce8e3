// `minga doctor`: looks at everything that an installation needs and says what is missing.
import { join } from 'node:path';
import pg from 'pg';
import { type Config, neededDatabases, needsEmbeddedServer } from '../../config/config.ts';
import { type Urls, withUrls } from '../../databases.ts';
import { dataDirOf, keysOf } from '../../installation-places.ts';
import { readMigrations } from '../../platform/database/migrate.ts';
import { hasMasterKey } from '../../platform/master-key.ts';
import { readFolderKind } from '../../platform/postgres/index.ts';
import { archiveNames, DATABASE_OF } from '../archive/manifest.ts';
import { readArguments } from '../arguments.ts';
import {
  DONE,
  NOT_UNDERSTOOD,
  type OperationCommand,
  type OperationContext,
  REFUSED,
} from '../command.ts';
import { isBegun } from '../snapshot/contents.ts';
import { databaseOver } from '../snapshot/session.ts';
import { checkDatabase } from './database-checks.ts';
import { type Finding, good, notice, type State, wrong } from './finding.ts';
import {
  checkBackups,
  checkDisk,
  checkFolder,
  checkMasterKey,
  checkSecrets,
  checkVersions,
} from './machine-checks.ts';
import { checkBucket, checkIdentity, checkMail, checkPublicUrl } from './outside-checks.ts';

export const doctorCommand: OperationCommand = {
  words: 'doctor',
  usage: '[--json]',
  summary: 'Revisa la instalación y dice qué falta. Sale con 1 si hay algo que hacer.',
  run,
};

const WORDS: Readonly<Record<State, string>> = { good: 'bien', notice: 'ojo', wrong: 'FALTA' };

async function run(context: OperationContext): Promise<number> {
  const read = readArguments(context.args, { json: { type: 'boolean', default: false } });
  if (read === undefined || read.positionals.length > 0) return NOT_UNDERSTOOD;
  const findings = await examine(context, context.settings());
  const isWell = findings.every(({ state }) => state !== 'wrong');
  if (read.values.json) context.out(JSON.stringify({ isWell, findings }, null, 2));
  else
    for (const { state, sentence } of findings)
      context.out(`${WORDS[state].padEnd(5)}  ${sentence}`);
  return isWell ? DONE : REFUSED;
}

async function examine(context: OperationContext, config: Config): Promise<readonly Finding[]> {
  const { root } = context;
  const dataDir = dataDirOf(config, root);
  const needed = new Set<string>(neededDatabases(config));
  const names = archiveNames.filter((name) => needed.has(DATABASE_OF[name]));
  return [
    checkVersions(root),
    checkFolder(dataDir),
    checkSecrets(dataDir),
    checkMasterKey(config, dataDir),
    await checkDisk(dataDir),
    ...(await checkDatabases(context, config, dataDir)),
    ...checkBackups(dataDir, names, config.mode, new Date()),
    ...(await checkBucket(config)),
    await checkMail(config),
    checkIdentity(config),
    await checkPublicUrl(config),
  ];
}

async function checkDatabases(
  context: OperationContext,
  config: Config,
  dataDir: string,
): Promise<readonly Finding[]> {
  const { root, log } = context;
  if (needsEmbeddedServer(config) && readFolderKind(dataDir) === undefined) {
    return [notice('databases', 'las bases de datos se crearán en la primera partida.')];
  }
  const migrations = await readMigrations(join(root, 'app/migrations'));
  const done = await withUrls(config, root, log, async (urls) => {
    const found: Finding[] = [];
    for (const [name, own] of urls) {
      found.push(...(await checkDatabase({ name, urls: own, migrations })));
    }
    const main = urls.get('minga');
    // Whatever cannot be opened was said already.
    const isOpen = !found.some(({ check }) => check === 'database-minga');
    if (main !== undefined && isOpen) found.push(...(await checkBeginning(context, config, urls)));
    return found;
  });
  return done.ok ? done.value : [wrong('databases', done.error.sentence)];
}

/** Whether key and kind are those of these data, as a start would ask; and whether the product owns what it works with. */
async function checkBeginning(
  { root, product }: OperationContext,
  config: Config,
  urls: Urls,
): Promise<readonly Finding[]> {
  const main = urls.get('minga');
  const hasKey = config.masterKeys !== undefined || hasMasterKey(dataDirOf(config, root));
  if (main === undefined || !hasKey) return [];
  const client = new pg.Client({ connectionString: main.owner });
  client.on('error', () => {});
  await client.connect();
  try {
    if (!(await isBegun(client))) return [];
    await client.query('begin');
    const refusal = await product.checkInstallation(
      databaseOver(client),
      keysOf(config, root),
      config.mode,
    );
    await client.query('rollback');
    return [
      keyFinding(refusal),
      roleFinding(new URL(main.app).username === new URL(main.owner).username),
    ];
  } finally {
    await client.end();
  }
}

function keyFinding(refusal: 'other-key' | 'other-kind' | undefined): Finding {
  if (refusal === undefined)
    return good('installation', 'la clave maestra y el modo son los de estos datos.');
  if (refusal === 'other-key')
    return wrong(
      'installation',
      'la clave maestra no es la de estos datos: busca la de su primera partida (MINGA_MASTER_KEY).',
    );
  return wrong('installation', 'estos datos son del otro modo: revisa MINGA_MODE y DATABASE_URL.');
}

function roleFinding(isOne: boolean): Finding {
  if (!isOne)
    return good('roles', 'la aplicación trabaja con un rol que no es dueño de sus tablas.');
  return notice(
    'roles',
    'la aplicación es dueña de sus tablas: con MIGRATION_DATABASE_URL y un segundo rol, ni ella podría borrar el registro.',
  );
}
