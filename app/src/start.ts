// Starts what the roles of this process ask for, and stops it in the opposite order.
import { join } from 'node:path';
import { err, ok, type Result } from '@minga/basics';
import type { Config } from './config/config.ts';
import {
  embeddedServer,
  migrateAll,
  opened,
  runBackwards,
  type StartRefusal,
  type Undo,
  type Urls,
  urlsOf,
} from './databases.ts';
import { systemClock } from './platform/clock.ts';
import type { OpenDatabase } from './platform/database/database.ts';
import { unreachableSentence } from './platform/database/unreachable.ts';
import { readAssets } from './platform/http/assets.ts';
import {
  type FetchHandler,
  type Listening,
  type ListenRefusal,
  listen,
} from './platform/http/server.ts';
import { runJobs } from './platform/jobs.ts';
import type { Log } from './platform/log.ts';
import { launchSentence } from './platform/postgres/index.ts';
import { rooms } from './site/rooms.ts';
import { buildSite } from './site/site.tsx';
import { buildUrnOrigin } from './site/urn-origin.ts';

export interface Running {
  /** What a person at the terminal should read: where it is, where its data are, what will not work. */
  readonly lines: readonly string[];
  /** Resolves with the cause if a part dies that cannot be brought back. */
  readonly died: Promise<Error>;
  stop(): Promise<void>;
}

/** Brings the process up; whatever was begun is undone if a later step refuses. */
export async function start(
  config: Config,
  root: string,
  log: Log,
): Promise<Result<Running, StartRefusal>> {
  const undo: Undo = [];
  const refuse = async (sentence: string) => {
    await runBackwards(undo, log);
    return err({ sentence });
  };
  try {
    const embedded = await embeddedServer(config, root, log);
    if (!embedded.ok) return await refuse(launchSentence(embedded.error, 'es'));
    const server = embedded.value;
    if (server !== undefined) undo.push(() => server.stop());
    const urls = urlsOf(config, server?.urlFor);
    await migrateAll(urls, root, log);
    const lines = await serve(config, urls, root, log, undo);
    if (!lines.ok) return await refuse(listenSentence(lines.error));
    return ok({
      lines: lines.value,
      died: server?.died ?? new Promise<never>(() => {}),
      stop: () => runBackwards(undo, log),
    });
  } catch (error) {
    const sentence = unreachableSentence(error);
    if (sentence !== undefined) return refuse(sentence);
    log.error({ err: error }, 'could not start');
    return refuse('no pudo partir. La causa está en la línea anterior del registro.');
  }
}

/** Opens what the roles need: jobs, the site, the urn's origin. Returns the lines to announce. */
async function serve(
  config: Config,
  urls: Urls,
  root: string,
  log: Log,
  undo: Undo,
): Promise<Result<string[], ListenRefusal>> {
  const lines: string[] = [];
  if (config.roles.has('web') || config.roles.has('worker')) {
    const main = opened(urls, 'minga', log, undo);
    for (const room of rooms) await room.contributions.loadFacts?.(main.db);
    if (config.roles.has('worker')) await startJobs(main, log, undo);
    if (config.roles.has('web')) {
      // The site says its own address, which is known only once it listens (`PORT=0` takes any port).
      let site: FetchHandler = () => new Response('Starting\n', { status: 503 });
      const listening = await listenOn((request) => site(request), config.host, config.port, undo);
      if (!listening.ok) return listening;
      site = siteHandler({ ...config, port: listening.value.port }, main, root, log);
      lines.push(`Minga: ${publicUrlOf(config, listening.value.port)}`, ...warnings(config));
    }
  }
  if (config.roles.has('urn')) {
    const urn = opened(urls, 'minga_urn', log, undo);
    const isLocal = isLoopback(config.host);
    const host = isLocal ? '127.0.0.1' : config.host;
    const handler = buildUrnOrigin(() => ping(urn), isLocal ? host : undefined);
    const listening = await listenOn(handler, host, config.urnPort, undo);
    if (!listening.ok) return listening;
    lines.push(`Minga, origen de la urna: http://${host}:${listening.value.port}`);
  }
  return ok(lines);
}

function siteHandler(config: Config, main: OpenDatabase, root: string, log: Log): FetchHandler {
  const named = config.publicUrl === undefined ? [] : [new URL(config.publicUrl).hostname];
  const own = new URL(publicUrlOf({ ...config, publicUrl: undefined }, config.port)).hostname;
  const answersToAny = named.length === 0 && !isLoopback(config.host);
  const app = buildSite({
    db: main.db,
    assets: readAssets(join(root, 'app/dist/client')),
    log,
    clock: systemClock,
    hostnames: answersToAny ? undefined : new Set(['localhost', '[::1]', own, ...named]),
    publicUrl: publicUrlOf(config, config.port),
    isProduction: config.mode === 'production',
    securityContact: config.securityContact,
    sourceUrl: config.sourceUrl,
    ready: () => ping(main),
  });
  return (request) => app.fetch(request);
}

async function startJobs(main: OpenDatabase, log: Log, undo: Undo): Promise<void> {
  const jobs = rooms.flatMap((room) => room.jobs);
  const runner = await runJobs(main.pool, main.db, jobs, log);
  undo.push(() => runner.stop());
}

async function listenOn(
  handler: FetchHandler,
  host: string,
  port: number,
  undo: Undo,
): Promise<Result<Listening, ListenRefusal>> {
  const listening = await listen(handler, host, port);
  if (listening.ok) undo.push(() => listening.value.close());
  return listening;
}

async function ping(database: OpenDatabase): Promise<void> {
  await database.pool.query('select 1');
}

function isLoopback(host: string): boolean {
  return ['localhost', '127.0.0.1', '::1'].includes(host);
}

function publicUrlOf(config: Config, port: number): string {
  return (
    config.publicUrl ??
    `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`
  );
}

function warnings(config: Config): string[] {
  const isSecure = config.publicUrl?.startsWith('https://') ?? false;
  if (isLoopback(config.host) || isSecure) return [];
  return [
    'Minga: atención, esta dirección se sirve sin cifrar (http). Quien esté en la red puede leer lo que se envía;' +
      ' ponla detrás de un proxy con TLS y dilo con MINGA_PUBLIC_URL=https://….',
  ];
}

function listenSentence(refusal: ListenRefusal): string {
  switch (refusal.code) {
    case 'port-busy':
      return `el puerto ${refusal.port} está ocupado. Cierra el otro programa o usa otro: PORT=3001 npm start.`;
    case 'port-forbidden':
      return `no hay permiso para usar el puerto ${refusal.port}. Usa uno sobre 1024: PORT=3000 npm start.`;
    case 'host-unknown':
      return `este equipo no tiene la dirección ${refusal.host}. Revisa HOST.`;
  }
}
