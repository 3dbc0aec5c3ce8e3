// Makes the PostgreSQL cluster of a data folder once, whole or not at all, and refuses one that these programs cannot read.
import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '@minga/basics';
import { syncFolder } from './data-folder.ts';
import { clusterDirOf } from './places.ts';
import { type LaunchRefusal, refusalOfFileError, refusalOfOutput } from './refusals.ts';
import { programOf, type Runtime } from './runtime.ts';
import { SUPERUSER, secretOf, secretPath } from './secrets.ts';
import { giveTo, type Unprivileged } from './unprivileged.ts';
import { spawnWatched } from './watchdog.ts';

/** A cluster in the making: another name at each attempt, so that two can never meet in one folder. */
const FRESH = 'postgres.tmp-';
const PASSWORD_FILE = 'initdb-password';

export interface ClusterOptions {
  readonly dataDir: string;
  readonly runtime: Runtime;
  readonly user: Unprivileged | undefined;
  readonly fsync: boolean;
}

/** Checks the cluster that is there, or makes one (about a second). `true` when it was made now. */
export async function ensureCluster(
  options: ClusterOptions,
): Promise<Result<boolean, LaunchRefusal>> {
  const { dataDir, runtime } = options;
  try {
    removeRemains(dataDir);
    const found = examineCluster(clusterDirOf(dataDir), majorOf(runtime.version));
    if (!found.ok) return found;
    if (!found.value) return await makeCluster(options);
    if (existsSync(secretPath(dataDir, SUPERUSER))) return ok(false);
    return err({ code: 'secrets-missing', folder: secretPath(dataDir, SUPERUSER) });
  } catch (error) {
    const refusal = refusalOfFileError(error, dataDir);
    if (refusal === undefined) throw error;
    return err(refusal);
  }
}

/** Whether a readable cluster of that major version is there. An empty folder counts as none. */
function examineCluster(clusterDir: string, needed: string): Result<boolean, LaunchRefusal> {
  if (!existsSync(clusterDir)) return ok(false);
  const versionFile = join(clusterDir, 'PG_VERSION');
  if (!existsSync(versionFile)) {
    const isEmpty = readdirSync(clusterDir).length === 0;
    if (!isEmpty) return err({ code: 'not-a-cluster', folder: clusterDir });
    rmSync(clusterDir, { recursive: true });
    return ok(false);
  }
  const found = readFileSync(versionFile, 'utf8').trim();
  if (found === needed) return ok(true);
  return err({ code: 'other-version', folder: clusterDir, found, needed });
}

/** What starts that were cut short left behind: half-made clusters, and the password file initdb was reading. */
function removeRemains(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (!name.startsWith(FRESH) && name !== PASSWORD_FILE) continue;
    try {
      rmSync(join(dataDir, name), { recursive: true, force: true });
    } catch {
      // The initdb of a process killed just now still writes there: harmless, and removed later.
    }
  }
}

async function makeCluster(options: ClusterOptions): Promise<Result<boolean, LaunchRefusal>> {
  const { dataDir, user } = options;
  const fresh = join(dataDir, `${FRESH}${randomUUID()}`);
  const passwordFile = join(dataDir, PASSWORD_FILE);
  mkdirSync(fresh, { mode: 0o700 });
  giveTo(user, fresh);
  try {
    writeFileSync(passwordFile, secretOf(dataDir, SUPERUSER).password, { mode: 0o600, flag: 'wx' });
    giveTo(user, passwordFile);
    const output = await runInitdb(options, fresh, passwordFile);
    if (output !== undefined) {
      rmSync(fresh, { recursive: true, force: true });
      return err(refusalOfOutput(output, dataDir));
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(fresh, clusterDirOf(dataDir));
  syncFolder(dataDir);
  removeRemains(dataDir);
  return ok(true);
}

/** `undefined` when it went well, else what initdb said. */
function runInitdb(
  options: ClusterOptions,
  folder: string,
  passwordFile: string,
): Promise<string | undefined> {
  const { runtime, user, fsync } = options;
  const flags = [
    `--pgdata=${folder}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    // The same on every system and in every version of the system's C library; Spanish order is asked for by query.
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(fsync ? [] : ['--no-sync']),
  ];
  const child = spawnWatched(programOf(runtime, 'initdb'), flags, user);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code) => resolve(code === 0 ? undefined : said || `initdb: exit ${code}`));
  });
}

function majorOf(version: string): string {
  return version.split('.')[0] ?? version;
}
