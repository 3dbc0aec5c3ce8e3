// Starts what the roles of this process ask for, and stops it in the opposite order.
import { join } from 'node:path';
import { assert, err, ok, type Result } from '@minga/basics';
import {
  checkInstallation,
  type InstallationRefusal,
  startDemonstrationProvider,
} from './capabilities/ground/people/index.ts';
import { type Config, publicUrlOf } from './config/config.ts';
import { readIdentityFile } from './config/identity.ts';
import {
  embeddedServer,
  migrateAll,
  type OpenDatabases,
  openAll,
  runBackwards,
  type StartRefusal,
  type Undo,
  type Urls,
  urlsOf,
} from './databases.ts';
import { filesOf, keysOf } from './installation-places.ts';
import { systemClock } from './platform/clock.ts';
import type { OpenDatabase } from './platform/database/database.ts';
import { unreachableSentence } from './platform/database/unreachable.ts';
import { fileJobs } from './platform/files/cleaning.ts';
import type { FileStore } from './platform/files/store.ts';
import { readAssets } from './platform/http/assets.ts';
import {
  type FetchHandler,
  type Listening,
  type ListenRefusal,
  listen,
} from './platform/http/server.ts';
import type { IdentityProvider } from './platform/identity-provider.ts';
import { type JobTools, runJobs } from './platform/jobs.ts';
import type { Keys } from './platform/keys.ts';
import type { Log } from './platform/log.ts';
import { mailJobs } from './platform/mail.ts';
import { createMetrics, type Metrics } from './platform/metrics/metrics.ts';
import { launchSentence } from './platform/postgres/index.ts';
import { versionOf } from './platform/version.ts';
import { archiveJobs } from './site/institution-archive/jobs.ts';
import { rooms } from './site/rooms.ts';
import { loadShippedFacts } from './site/shipped-facts.ts';
import { buildSite, gatherOf, houseOf, roomsWithFiles, type SiteParts } from './site/site.tsx';
import { isLoopback, openUrn, ownUrn, urnUrlOf, type VoteTools, voteToolsOf } from './start-urn.ts';

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
    const providers = readIdentityFile(config.identityFile);
    if (!providers.ok) return await refuse(providers.error.sentences.join(' '));
    const urls = urlsOf(config, server, root);
    const databases = await openAll(urls, log, undo);
    await migrateAll(urls, root, log);
    const parts = { config, databases, root, log, undo };
    const lines = await serve({ ...parts, identityProviders: providers.value });
    if (!lines.ok) return await refuse(sentenceOf(lines.error));
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

interface Parts {
  readonly config: Config;
  readonly databases: OpenDatabases;
  readonly root: string;
  readonly log: Log;
  readonly undo: Undo;
  readonly identityProviders: readonly IdentityProvider[];
}

/** Opens what the roles need: jobs, the site, the urn's origin. Returns the lines to announce. */
async function serve(parts: Parts): Promise<Result<string[], ServeRefusal>> {
  const { config, databases, undo } = parts;
  const lines: string[] = [];
  const urn = config.roles.has('urn') ? await openUrn(parts) : undefined;
  if (urn?.ok === false) return urn;
  const own = urn?.value.own;
  if (config.roles.has('web') || config.roles.has('worker')) {
    const main = databases.minga;
    assert(main !== undefined, 'the site and its slow work need the main database');
    const vote = voteToolsOf(parts, own);
    const keys = keysOf(config, parts.root);
    const refusal = await checkInstallation(main.db, keys, config.mode);
    if (refusal !== undefined) return err({ code: refusal });
    await loadShippedFacts(main.db);
    const files = filesOf(config, parts.root);
    const metrics = createMetrics(versionOf(parts.root));
    let publicUrl = publicUrlOf(config, config.port);
    if (config.roles.has('web')) {
      // The site says its own address, which is known only once it listens (`PORT=0` takes any port).
      let site: FetchHandler = () => new Response('Starting\n', { status: 503 });
      const listening = await listenOn(
        (request, env) => site(request, env),
        config.host,
        config.port,
        undo,
      );
      if (!listening.ok) return listening;
      publicUrl = publicUrlOf(config, listening.value.port);
      const demo = await demonstrationProvider(parts, publicUrl);
      if (!demo.ok) return demo;
      const identityProviders = [...parts.identityProviders, ...demo.value];
      const given = { ...parts, identityProviders, files, metrics, vote };
      const siteParts = sitePartsOf(given, main, keys, publicUrl);
      if (config.mode === 'demonstration') await demonstrate(siteParts);
      const app = buildSite(siteParts);
      site = (request, env) => app.fetch(request, env);
      lines.push(`Minga: ${publicUrl}`, ...warnings(config));
    }
    if (config.roles.has('worker'))
      await startJobs(parts, main, { files, keys, publicUrl, metrics, ...vote });
  }
  await urn?.value.work();
  return ok([...lines, ...(urn === undefined ? [] : [urn.value.line])]);
}

/** In a demonstration somebody has to say who residents are: a provider of our own, with invented people. */
async function demonstrationProvider(
  { config, undo }: Parts,
  publicUrl: string,
): Promise<Result<readonly IdentityProvider[], ListenRefusal>> {
  if (config.mode === 'production') return ok([]);
  const started = await startDemonstrationProvider({
    host: config.host,
    port: config.demoIdentityPort,
    publicUrl,
  });
  if (!started.ok) return started;
  undo.push(() => started.value.close());
  return ok([started.value.provider]);
}

interface SiteTools {
  readonly files: FileStore;
  /** What this process counts, if it serves. */
  readonly metrics: Metrics | undefined;
  readonly vote: VoteTools;
}

function sitePartsOf(
  {
    config,
    root,
    log,
    identityProviders,
    files,
    metrics,
    vote,
  }: Omit<Parts, 'databases' | 'undo'> & SiteTools,
  main: OpenDatabase,
  keys: Keys,
  publicUrl: string,
): SiteParts {
  const own = new URL(publicUrl).hostname;
  const answersToAny = config.publicUrl === undefined && !isLoopback(config.host);
  return {
    db: main.db,
    files,
    keys,
    ...vote,
    identityProviders,
    sendsMail: config.mailServer !== undefined,
    sensitiveBelowAge: config.sensitiveBelowAge,
    mapTiles: config.mapTiles,
    assets: readAssets(join(root, 'app/dist/client')),
    log,
    metrics: metrics && {
      requestAnswered: metrics.requestAnswered,
      token: config.metricsToken,
      text: () => metrics.text(main.pool),
    },
    clock: systemClock,
    hostnames: answersToAny ? undefined : new Set(['localhost', '[::1]', config.host, own]),
    publicUrl,
    isProduction: config.mode === 'production',
    securityContact: config.securityContact,
    sourceUrl: config.sourceUrl,
    ready: () => ping(main),
  };
}

/** Puts the invented people and things into an empty, migrated demonstration, without serving anybody. */
export async function fillDemonstration(
  given: Pick<Parts, 'config' | 'root' | 'log'> & { readonly urls: Urls },
): Promise<void> {
  const { config, urls, root, log } = given;
  const undo: Undo = [];
  try {
    const databases = await openAll(urls, log, undo);
    const main = databases.minga;
    assert(main !== undefined, 'a demonstration has its main database');
    const keys = keysOf(config, root);
    const refusal = await checkInstallation(main.db, keys, config.mode);
    assert(refusal === undefined, 'an empty database takes any key and kind');
    await loadShippedFacts(main.db);
    const given = { config, databases, root, log, undo };
    const own = databases.minga_urn && ownUrn(given, urnUrlOf(config, config.urnPort));
    const vote = voteToolsOf(given, own);
    const tools = { files: filesOf(config, root), metrics: undefined, vote };
    const parts = { config, root, log, identityProviders: [], ...tools };
    await demonstrate(sitePartsOf(parts, main, keys, publicUrlOf(config, config.port)));
  } finally {
    await runBackwards(undo, log);
  }
}

/** Invented people and things, room by room, so that there is something to look at. */
async function demonstrate(parts: SiteParts): Promise<void> {
  const house = houseOf(parts);
  for (const room of rooms) await room.contributions.demonstrate?.(house);
}

async function startJobs(
  { config, log, undo }: Parts,
  main: OpenDatabase,
  {
    files,
    keys,
    publicUrl,
    metrics,
    ...vote
  }: Omit<JobTools, 'mailArrives' | 'gather'> & {
    metrics: Metrics;
  },
): Promise<void> {
  const mailArrives = config.mailServer !== undefined || config.mode === 'demonstration';
  const gather = gatherOf(main.db);
  const jobs = [
    ...mailJobs(config.mailServer),
    ...fileJobs(files, roomsWithFiles),
    ...archiveJobs({ files, publicUrl }),
    ...rooms.flatMap((room) => room.jobs({ files, keys, publicUrl, gather, mailArrives, ...vote })),
  ];
  const runner = await runJobs(main.pool, main.db, jobs, log, metrics.jobEnded);
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

function warnings(config: Config): string[] {
  const isSecure = config.publicUrl?.startsWith('https://') ?? false;
  if (isLoopback(config.host) || isSecure) return [];
  return [
    'Minga: atención, esta dirección se sirve sin cifrar (http). Quien esté en la red puede leer lo que se envía, y por eso' +
      ' nadie podrá entrar: ni residentes ni equipos, ni votar. Todo lo público se puede leer.' +
      ' Ponla detrás de un proxy con TLS y dilo con MINGA_PUBLIC_URL=https://….',
  ];
}

/** Why the parts could not be served: a place to listen, or data that were begun otherwise. */
type ServeRefusal = ListenRefusal | { readonly code: InstallationRefusal };

function sentenceOf(refusal: ServeRefusal): string {
  switch (refusal.code) {
    case 'other-kind':
      return 'estos datos no son de este modo: las personas inventadas de una demostración nunca se mezclan con las reales. Revisa MINGA_MODE y DATABASE_URL.';
    case 'other-key':
      return 'la clave maestra no es la de estos datos: con otra no se encontraría a nadie por su RUN. Usa la MINGA_MASTER_KEY con que se crearon.';
    case 'port-busy':
      return `el puerto ${refusal.port} está ocupado. Cierra el otro programa o usa otro: PORT=3001 npm start.`;
    case 'port-forbidden':
      return `no hay permiso para usar el puerto ${refusal.port}. Usa uno sobre 1024: PORT=3000 npm start.`;
    case 'host-unknown':
      return `este equipo no tiene la dirección ${refusal.host}. Revisa HOST.`;
  }
}
