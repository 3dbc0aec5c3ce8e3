// The parts of a process that belong to the sealed vote: the origin of the urn, its door, the tools of the roll.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Result } from '@minga/basics';
import { startUrnWork } from './capabilities/vote/urn/jobs.ts';
import { urnRoutes } from './capabilities/vote/urn/web/routes.ts';
import { type Config, publicUrlOf } from './config/config.ts';
import type { OpenDatabases, Undo } from './databases.ts';
import { rollToolsIn, urnLogsOf, voteKeyIn } from './installation-places.ts';
import { systemClock } from './platform/clock.ts';
import { readAssets } from './platform/http/assets.ts';
import { type FetchHandler, type ListenRefusal, listen } from './platform/http/server.ts';
import { keysFrom } from './platform/keys.ts';
import type { Log } from './platform/log.ts';
import type { RollTools } from './platform/room.ts';
import { type UrnAt, type UrnDoor, urnDoorAt } from './platform/urn-door.ts';
import type { UrnHouse } from './platform/urn-house.ts';
import { urnAtOf } from './site/urn-at.ts';
import { buildUrnOrigin } from './site/urn-origin.tsx';

interface VoteParts {
  readonly config: Config;
  readonly databases: OpenDatabases;
  readonly root: string;
  readonly log: Log;
  readonly undo: Undo;
}

/** Telephones of one company share an address: this is of a neighbourhood, not of a person. */
const CASTS_PER_MINUTE = 600;

/** What the rooms are given of the sealed vote. */
export interface VoteTools {
  readonly roll: RollTools | undefined;
  readonly urn: UrnDoor;
  readonly urnUrl: string;
  readonly urnAt: UrnAt | undefined;
}

/** The urn of this process, without a port. */
interface OwnUrn {
  readonly handler: FetchHandler;
  readonly handlerOf: (house: UrnHouse) => FetchHandler;
  readonly house: UrnHouse;
}

/** Whether only this machine reaches it. */
export function isLoopback(host: string): boolean {
  return ['localhost', '127.0.0.1', '::1'].includes(host);
}

/** On the loopback another name than the site's: browsers send the cookies of a host to all of its ports. */
function urnHostOf({ host }: Pick<Config, 'host'>): string {
  if (!isLoopback(host)) return host;
  return host === '127.0.0.1' ? 'localhost' : '127.0.0.1';
}

/** Where people reach the urn; `port` as it is once it listens. */
export function urnUrlOf(config: Config, port: number): string {
  const host = urnHostOf(config);
  return config.urnUrl ?? publicUrlOf({ host, publicUrl: undefined }, port);
}

/** `own` is the urn of this process, if it has that role: then nothing goes over a network. */
export function voteToolsOf(parts: Omit<VoteParts, 'log'>, own?: OwnUrn): VoteTools {
  const { config, root, databases, undo } = parts;
  const urnUrl = own?.house.publicUrl ?? urnUrlOf(config, config.urnPort);
  const doorKey = voteKeyIn(config, root, 'urn-door-key');
  const send = own && ((request: Request) => own.handler(request));
  const roll = databases.minga_roll;
  return {
    urnUrl,
    urn: urnDoorAt(config.urnDoorUrl ?? urnUrl, doorKey, send),
    urnAt: own && config.mode === 'demonstration' ? urnAtOf(own.house, own.handlerOf) : undefined,
    roll: roll && rollToolsOf(config, root, roll.db, undo),
  };
}

function rollToolsOf(config: Config, root: string, db: RollTools['db'], undo: Undo): RollTools {
  const tools = rollToolsIn(config, root, db);
  undo.push(() => tools.journal.close());
  return tools;
}

/** The urn's handler over its database, for people at `publicUrl`. */
export function ownUrn({ config, databases, root, log }: VoteParts, publicUrl: string): OwnUrn {
  const urn = databases.minga_urn;
  if (urn === undefined) throw new Error('the urn belongs to none of the roles');
  const house: UrnHouse = {
    db: urn.db,
    pool: urn.pool,
    keys: keysFrom(voteKeyIn(config, root, 'urn-key')),
    doorKey: voteKeyIn(config, root, 'urn-door-key'),
    clock: systemClock,
    log,
    assets: readAssets(join(root, 'app/dist/client')),
    publicUrl,
    isProduction: config.mode === 'production',
    logsDir: urnLogsOf(config, root),
    castsPerMinute: CASTS_PER_MINUTE,
    // The thread that answers needs a core of its own.
    castThreads: Math.min(availableParallelism() - 1, 4),
    witnesses: config.urnWitnesses,
    send: (request) => fetch(request),
  };
  const answersToAny = config.urnUrl === undefined && !isLoopback(config.host);
  const hostnames = new Set([urnHostOf(config), new URL(publicUrl).hostname]);
  const handlerOf = (of: UrnHouse) =>
    buildUrnOrigin({
      house: of,
      routes: urnRoutes(of),
      hostnames: answersToAny ? undefined : hostnames,
      ready: async () => void (await urn.pool.query('select 1')),
    });
  return { handler: handlerOf(house), handlerOf, house };
}

/** Listens before it is known what to answer: the urn says its own address (`URN_PORT=0` takes any port). */
export async function openUrn(
  parts: VoteParts,
): Promise<
  Result<
    { readonly own: OwnUrn; readonly line: string; readonly work: () => Promise<void> },
    ListenRefusal
  >
> {
  const { config, undo } = parts;
  let handler: FetchHandler = () => new Response('Starting\n', { status: 503 });
  const listening = await listen(
    (request, bindings) => handler(request, bindings),
    urnHostOf(config),
    config.urnPort,
  );
  if (!listening.ok) return listening;
  undo.push(() => listening.value.close());
  const own = ownUrn(parts, urnUrlOf(config, listening.value.port));
  handler = own.handler;
  const line = `Minga, origen de la urna: ${own.house.publicUrl}`;
  // Not before invented people have voted, where they do: by the clock of today their vote is over.
  const work = async () => void undo.push(await startUrnWork(own.house));
  return { ok: true, value: { own, line, work } };
}
