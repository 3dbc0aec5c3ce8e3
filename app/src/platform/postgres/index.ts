// Starts the PostgreSQL that comes with Minga in its data folder, with nothing to install and no administrator needed.
import { err, ok, type Result } from '@minga/basics';
import { ensureCluster } from './cluster.ts';
import { type FolderKind, holdDataFolder } from './data-folder.ts';
import { type Addresses, ensureDatabases, settleSecrets } from './databases.ts';
import { type AskedPlaces, choosePlaces, clusterDirOf, type Places } from './places.ts';
import { type LaunchRefusal, refusalOfFileError } from './refusals.ts';
import { findRuntime, prepareRuntime } from './runtime.ts';
import { type RoleName, SUPERUSER, secretOf, stagedSecret, stageSecret, urlOf } from './secrets.ts';
import { type RunningServer, type ServerOptions, startServer, WRONG_PASSWORD } from './server.ts';

export { findRunningServer } from './attach.ts';
export { type FolderKind, makeProductionFolder, readFolderKind } from './data-folder.ts';
export { type Addresses, EXTENSIONS } from './databases.ts';
export { choosePlaces } from './places.ts';
export { launchSentence } from './refusal-sentences.ts';
export type { LaunchRefusal } from './refusals.ts';
export { type RoleName, roleNames } from './secrets.ts';

export interface EmbeddedServer extends Addresses {
  readonly host: string;
  readonly port: number;
  /** Where the data really is: the folder asked for, or the one it had to move to. */
  readonly dataDir: string;
  readonly kind: FolderKind;
  readonly superuserUrl: string;
  /** Stops the server properly and lets the folder go. Close the pools first: this ends their connections. */
  stop(): Promise<void>;
  /** Resolves when the server died unasked and could not be brought back (three times a minute are tried). */
  readonly died: Promise<Error>;
}

export interface LaunchOptions extends AskedPlaces {
  /** What the folder must be; `undefined` takes it as it is, and makes a new one a demonstration. */
  readonly mode?: FolderKind | undefined;
  /** Receives event names and fields without personal data or passwords. */
  readonly log: (event: string, fields?: object) => void;
  /** Whose password is to be another from this start on. */
  readonly rotate?: RoleName;
  /** `false` only for tests: what is committed may not survive a power cut. */
  readonly fsync?: boolean;
}

/** First start about a second, later ones under a tenth. Everything a person can mend comes back as a refusal. */
export async function startEmbeddedPostgres(
  options: LaunchOptions,
): Promise<Result<EmbeddedServer, LaunchRefusal>> {
  const places = choosePlaces(options);
  if (!places.ok) return places;
  const { dataDir, isMoved } = places.value;
  if (isMoved) options.log('data-folder-moved', { dataDir });
  const folder = holdDataFolder(dataDir, options.mode);
  if (!folder.ok) return folder;
  const { kind, release } = folder.value;
  try {
    const launched = await launch(places.value, options);
    if (!launched.ok) {
      release();
      return launched;
    }
    const { stop, ...server } = launched.value;
    async function stopAndRelease(): Promise<void> {
      await stop();
      release();
    }
    return ok({ ...server, kind, stop: stopAndRelease });
  } catch (error) {
    release();
    const refusal = refusalOfFileError(error, dataDir);
    if (refusal === undefined) throw error;
    return err(refusal);
  }
}

async function launch(
  places: Places,
  { log, fsync = true, rotate }: Pick<LaunchOptions, 'log' | 'fsync' | 'rotate'>,
): Promise<Result<Omit<EmbeddedServer, 'kind'>, LaunchRefusal>> {
  const { dataDir, copyDir, user } = places;
  const installed = findRuntime();
  if (!installed.ok) return installed;
  const runtime = prepareRuntime(installed.value, user, copyDir);
  if (!runtime.ok) return runtime;
  const cluster = await ensureCluster({ dataDir, runtime: runtime.value, user, fsync });
  if (!cluster.ok) return cluster;
  if (cluster.value) log('postgres-cluster-created', { dataDir });

  if (rotate !== undefined) stageSecret(dataDir, rotate);
  const clusterDir = clusterDirOf(dataDir);
  const options = { runtime: runtime.value, clusterDir, user, fsync, log };
  const started = await startKnown(dataDir, options);
  if (!started.ok) return started;
  const { port, died, stop, password } = started.value;
  try {
    const settled = await settleSecrets(dataDir, port, password);
    for (const role of settled) log('postgres-secret-rotated', { role });
    if (settled.includes(SUPERUSER)) {
      // Whoever watches this server knows it by the old password.
      await stop();
      return await launch(places, { log, fsync });
    }
    const addresses = await ensureDatabases(dataDir, port);
    log('postgres-ready', { port });
    const superuserUrl = urlOf(port, SUPERUSER, password, 'postgres');
    return ok({
      host: '127.0.0.1',
      port,
      dataDir,
      ...addresses,
      superuserUrl,
      stop,
      died,
    });
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The server, and the superuser's password that it knows: a rotation cut short may have left it with the next one. */
async function startKnown(
  dataDir: string,
  options: Omit<ServerOptions, 'password'>,
): Promise<Result<RunningServer & { readonly password: string }, LaunchRefusal>> {
  const { password } = secretOf(dataDir, SUPERUSER);
  const started = await startServer({ ...options, password });
  if (started.ok) return ok({ ...started.value, password });
  const next = stagedSecret(dataDir, SUPERUSER);
  const { error } = started;
  const isUnknown = error.code === 'did-not-start' && WRONG_PASSWORD.test(error.detail);
  if (next === undefined || !isUnknown) return started;
  const again = await startServer({ ...options, password: next });
  return again.ok ? ok({ ...again.value, password: next }) : again;
}
