// An urn as it runs, on PostgreSQL that waits for its disk, with a clock that the bench sets.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Bytes, Manifest } from '@minga/ballot';
import { type SampleElection, sampleElection } from '@minga/ballot/testing';
import { assert } from '@minga/basics';
import { createServer } from 'vite';
import type * as Advance from '../../app/src/capabilities/vote/urn/actions/advance.ts';
import type * as Routes from '../../app/src/capabilities/vote/urn/web/routes.ts';
import { grantRights } from '../../app/src/platform/database/application-role.ts';
import { openDatabase, type TablesOf } from '../../app/src/platform/database/database.ts';
import { migrate, readMigrations } from '../../app/src/platform/database/migrate.ts';
import { readAssets } from '../../app/src/platform/http/assets.ts';
import { type FetchHandler, listen } from '../../app/src/platform/http/server.ts';
import { keysFrom } from '../../app/src/platform/keys.ts';
import { createLog } from '../../app/src/platform/log.ts';
import { startEmbeddedPostgres } from '../../app/src/platform/postgres/index.ts';
import { clusterDirOf } from '../../app/src/platform/postgres/places.ts';
import { throwawayFolder } from '../../app/src/platform/testing/throwaway.ts';
import { type UrnDoor, urnDoorAt } from '../../app/src/platform/urn-door.ts';
import type { UrnHouse } from '../../app/src/platform/urn-house.ts';
import type * as Origin from '../../app/src/site/urn-origin.tsx';
import { developmentServer, root } from '../vite-settings.ts';
import { makeBallots } from './ballot-maker.ts';
import { familySeconds } from './cpu.ts';

export const CONNECTIONS = 24;

type Pool = ReturnType<typeof openDatabase>['pool'];

export interface OpenedElection extends SampleElection {
  readonly id: string;
  /** Where its ballots are cast. */
  readonly address: string;
}

export interface Stand {
  readonly folder: string;
  readonly house: UrnHouse;
  readonly door: UrnDoor;
  readonly pool: Pool;
  /** With the rights of the owner of the tables. */
  readonly owner: Pool;
  /** Of the tokens of every election here. */
  readonly issuer: ReturnType<typeof issuerPair>;
  readonly advance: typeof Advance.advance;
  readonly postgresSeconds: () => number;
  /** Sets the clock of the urn, which runs from there. */
  setClock(time: string): void;
  openElection(id: string): Promise<OpenedElection>;
  /** Requests that cast so many ballots of as many voters. */
  castBodies(election: OpenedElection, count: number): Promise<readonly string[]>;
}

function issuerPair() {
  return generateKeyPairSync('rsa', { modulusLength: 3072 });
}

/** Within the window of the sample elections. */
export const VOTING = '2027-05-06T15:00:00Z';

export async function withStand<T>(work: (stand: Stand) => Promise<T>): Promise<T> {
  const vite = await createServer(developmentServer());
  const load = (path: string) => vite.ssrLoadModule(path);
  const modules = {
    ...((await load('/src/capabilities/vote/urn/web/routes.ts')) as typeof Routes),
    ...((await load('/src/capabilities/vote/urn/actions/advance.ts')) as typeof Advance),
    ...((await load('/src/site/urn-origin.tsx')) as typeof Origin),
  };
  const folder = throwawayFolder();
  const started = await startEmbeddedPostgres({
    dataDir: join(folder, 'data'),
    runtimeDir: undefined,
    repositoryDir: root,
    log: () => {},
  });
  assert(started.ok, 'the bench has its PostgreSQL');
  const server = started.value;
  try {
    const ownerUrl = server.ownerUrlFor('minga_urn');
    await migrate(ownerUrl, 'minga_urn', await readMigrations(join(root, 'app/migrations')));
    await grantRights(ownerUrl, server.urlFor('minga_urn'));
    const postmaster = Number(
      readFileSync(join(clusterDirOf(server.dataDir), 'postmaster.pid'), 'utf8').split('\n')[0],
    );
    const urls = { own: server.urlFor('minga_urn'), owner: ownerUrl };
    return await stand(modules, urls, { folder, postmaster }, work);
  } finally {
    await server.stop();
    await vite.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Modules = typeof Routes & typeof Advance & typeof Origin;

async function stand<T>(
  { urnRoutes, boothClientOf, buildUrnOrigin, advance }: Modules,
  urls: { readonly own: string; readonly owner: string },
  { folder, postmaster }: { readonly folder: string; readonly postmaster: number },
  work: (stand: Stand) => Promise<T>,
): Promise<T> {
  const open = openDatabase<TablesOf['minga_urn']>(urls.own, () => {}, CONNECTIONS);
  const owner = openDatabase(urls.owner, () => {}, 1);
  let handler: FetchHandler = () => new Response(null, { status: 503 });
  const listening = await listen((request, env) => handler(request, env), '127.0.0.1', 0);
  assert(listening.ok, 'the bench has its port');
  const publicUrl = `http://127.0.0.1:${listening.value.port}`;
  let set = { to: Date.parse(VOTING), at: performance.now() };
  const house = houseOf(open, publicUrl, folder, () => {
    return new Date(set.to + performance.now() - set.at);
  });
  handler = buildUrnOrigin({
    ...{ house, routes: urnRoutes(house) },
    hostnames: undefined,
    ready: async () => {},
  });
  const issuer = issuerPair();
  const door = urnDoorAt(publicUrl, house.doorKey, (request) => handler(request));
  try {
    return await work({
      ...{ folder, house, door, pool: open.pool, owner: owner.pool, issuer, advance },
      postgresSeconds: () => familySeconds(postmaster),
      setClock: (time) => {
        set = { to: Date.parse(time), at: performance.now() };
      },
      openElection: (id) =>
        openElection(door, { B: publicUrl, client: boothClientOf(house.assets, '') }, issuer, id),
      castBodies: (election, count) => castBodies(issuer, election, count),
    });
  } finally {
    await listening.value.close(0);
    await open.close();
    await owner.close();
  }
}

function houseOf(
  { db, pool }: ReturnType<typeof openDatabase<TablesOf['minga_urn']>>,
  publicUrl: string,
  folder: string,
  now: () => Date,
): UrnHouse {
  return {
    ...{ db, pool, publicUrl, clock: { now } },
    keys: keysFrom(randomBytes(32)),
    doorKey: randomBytes(32),
    log: createLog('error'),
    assets: readAssets(join(root, 'app/dist/client')),
    isProduction: true,
    logsDir: join(folder, 'logs'),
    castsPerMinute: Number.POSITIVE_INFINITY,
    // As the product does.
    castThreads: Math.min(availableParallelism() - 1, 4),
    witnesses: new Map(),
    send: fetch,
  };
}

async function openElection(
  door: UrnDoor,
  { B, client }: Pick<Manifest['origins'], 'B'> & Pick<Manifest, 'client'>,
  issuer: ReturnType<typeof issuerPair>,
  id: string,
): Promise<OpenedElection> {
  const prepared = await door.prepare(id, { mode: 'feldman' });
  assert(prepared.ok, 'the urn makes keys');
  const { vkey, promiseKey } = prepared.value;
  const { n = '' } = issuer.publicKey.export({ format: 'jwk' });
  const election = await sampleElection((manifest: Omit<Manifest, 'sigs'>) => ({
    ...manifest,
    ...{ id, log: { vkey }, promise_key: promiseKey, client },
    origins: { ...manifest.origins, B },
    contests: manifest.contests.map((contest) =>
      contest.id === 'comuna' ? { ...contest, issuer: { kty: 'RSA', n, e: 'AQAB' } } : contest,
    ),
  }));
  const open = await door.open(election.leaf);
  assert(open.ok, 'the urn opens');
  return { ...election, id, address: `${B}/e/${id}/votar` };
}

async function castBodies(
  issuer: ReturnType<typeof issuerPair>,
  { hash, contest, urnKey }: SampleElection,
  count: number,
): Promise<readonly string[]> {
  const ballots: readonly Bytes[] = await makeBallots(
    {
      ...{ manifestHash: hash, contest: contest('comuna'), urnKey, isEachSealed: false },
      issuer: issuer.privateKey.export({ format: 'der', type: 'pkcs8' }),
    },
    count,
  );
  return ballots.map((ballot) => `{"ballots":[${Buffer.from(ballot).toString('utf8')}]}`);
}
