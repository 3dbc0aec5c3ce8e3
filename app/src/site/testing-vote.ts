// The sealed vote in process, for tests: roll and urn over databases of their own, and the door between them.
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { boothClient } from '../capabilities/vote/election/index.ts';
import { boothClientOf, urnRoutes } from '../capabilities/vote/urn/web/routes.ts';
import type { Clock } from '../platform/clock.ts';
import { type Contribution, contribute } from '../platform/contributions.ts';
import type { TablesOf } from '../platform/database/database.ts';
import { readAssets } from '../platform/http/assets.ts';
import type { FetchHandler } from '../platform/http/server.ts';
import { journalAt } from '../platform/journal.ts';
import { keysFrom } from '../platform/keys.ts';
import { createLog } from '../platform/log.ts';
import type { RollTools } from '../platform/room.ts';
import {
  type TestDatabase,
  testRollDatabase,
  testUrnDatabase,
} from '../platform/testing/database.ts';
import { type UrnAt, type UrnDoor, urnDoorAt } from '../platform/urn-door.ts';
import type { UrnHouse } from '../platform/urn-house.ts';
import { urnAtOf } from './urn-at.ts';
import { buildUrnOrigin } from './urn-origin.tsx';

/** Where the urn of a test is: another host than the site's `http://localhost`. */
export const TEST_URN_URL = 'http://127.0.0.1:3001';

const doorKey = Buffer.alloc(32, 9);

export interface TestUrn {
  readonly database: TestDatabase<TablesOf['minga_urn']>;
  readonly house: UrnHouse;
  /** What the site holds: it asks the handler itself. */
  readonly door: UrnDoor;
  /** The same urn by another clock. */
  readonly at: UrnAt;
  /** The whole origin, to be listened with. */
  readonly handler: FetchHandler;
  readonly ask: (request: Request) => Promise<Response>;
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  readonly post: (
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  readonly close: () => Promise<void>;
}

export interface TestVoteOptions {
  /** A database of the urn that is there already, and the folder of its published logs. */
  readonly database?: TestDatabase<TablesOf['minga_urn']>;
  readonly logsDir?: string;
  readonly log?: UrnHouse['log'];
  readonly clock?: Clock;
  readonly isProduction?: boolean;
  readonly castsPerMinute?: number;
  readonly castThreads?: number;
  readonly witnesses?: UrnHouse['witnesses'];
  readonly send?: UrnHouse['send'];
}

/** The origin of the urn, over a database of its own unless one is given. */
export async function testUrn(options: TestVoteOptions = {}): Promise<TestUrn> {
  const database = options.database ?? (await testUrnDatabase());
  const house: UrnHouse = {
    db: database.db,
    pool: database.pool,
    keys: keysFrom(Buffer.alloc(32, 8)),
    doorKey,
    clock: options.clock ?? { now: () => new Date('2026-11-25T15:00:00Z') },
    log: options.log ?? createLog('silent'),
    assets: readAssets(join(import.meta.dirname, '../../dist/client')),
    publicUrl: TEST_URN_URL,
    isProduction: options.isProduction ?? false,
    logsDir: options.logsDir ?? join(tmpdir(), `minga-urn-logs-${randomUUID()}`),
    castsPerMinute: options.castsPerMinute ?? Number.POSITIVE_INFINITY,
    castThreads: options.castThreads ?? 0,
    witnesses: options.witnesses ?? new Map(),
    send: options.send ?? (() => new Response('', { status: 503 })),
  };
  const handlerOf = (of: UrnHouse) =>
    buildUrnOrigin({
      house: of,
      routes: urnRoutes(of),
      hostnames: new Set([new URL(TEST_URN_URL).hostname]),
      ready: async () => {},
    });
  const handler = handlerOf(house);
  const ask = async (path: string, init: RequestInit) =>
    handler(new Request(`${TEST_URN_URL}${path}`, init));
  return {
    database,
    house,
    door: urnDoorAt(TEST_URN_URL, doorKey, (request) => handler(request)),
    at: urnAtOf(house, handlerOf),
    handler,
    ask: async (request) => handler(request),
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, body, headers = { 'sec-fetch-site': 'same-origin' }) =>
      ask(path, { method: 'POST', body, headers }),
    close: () => database.close(),
  };
}

/** What an election is told of the booth of the urn that it will be opened at. */
export function boothOf({ house }: Pick<TestUrn, 'house'>): Contribution {
  return contribute(boothClient, async () => boothClientOf(house.assets, ''));
}

export interface TestVote {
  readonly urnOrigin: TestUrn;
  readonly rollDatabase: TestDatabase<TablesOf['minga_roll']>;
  /** To be given to `testSite` or `testParts`. */
  readonly parts: {
    readonly roll: RollTools;
    readonly urn: UrnDoor;
    readonly urnUrl: string;
  };
  readonly close: () => Promise<void>;
}

/** Roll and urn together, as a site of a test needs them. */
export async function testVote(options: TestVoteOptions = {}): Promise<TestVote> {
  const urnOrigin = await testUrn(options);
  const rollDatabase = await testRollDatabase();
  const journal = journalAt(join(tmpdir(), `minga-journal-${randomUUID()}`));
  const roll = { db: rollDatabase.db, keys: keysFrom(Buffer.alloc(32, 6)), journal };
  return {
    urnOrigin,
    rollDatabase,
    parts: { roll, urn: urnOrigin.door, urnUrl: TEST_URN_URL },
    async close() {
      await journal.close();
      await rollDatabase.close();
      await urnOrigin.close();
    },
  };
}
