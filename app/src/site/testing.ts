// The whole site in process, for page tests: requests go through every layer but the socket.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSession } from '../capabilities/ground/people/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database/database.ts';
import { localStore } from '../platform/files/local-store.ts';
import type { FileStore } from '../platform/files/store.ts';
import { readAssets } from '../platform/http/assets.ts';
import type { IdentityProvider } from '../platform/identity-provider.ts';
import { keysFrom } from '../platform/keys.ts';
import { createLog, type Log } from '../platform/log.ts';
import type { MapTiles } from '../platform/map-tiles.ts';
import type { OriginMetrics } from '../platform/metrics/answer-metrics.ts';
import type { RollTools } from '../platform/room.ts';
import { cameWithFacts } from '../platform/testing/database.ts';
import { closedUrnDoor, type UrnDoor } from '../platform/urn-door.ts';
import { loadShippedFacts } from './shipped-facts.ts';
import { buildSite, type SiteParts } from './site.tsx';

const clientDir = join(import.meta.dirname, '../../dist/client');

/** The keys of every test: what is sealed in one can be opened in another. */
export const testKeys = keysFrom(Buffer.alloc(32, 7));

export interface TestSite {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** A form sent from the site's own pages; `headers` can say otherwise. */
  post(
    path: string,
    form: FormData | URLSearchParams | string,
    headers?: Record<string, string>,
  ): Promise<Response>;
  /**
   * The same site asked by somebody who is signed in: staff by passkey, residents through a provider, and whoever
   * signs acts of two people with the form of a demonstration, which the installation then is.
   */
  as(personId: string, method?: 'passkey' | 'provider' | 'demonstration'): Promise<TestSite>;
}

interface TestOptions {
  readonly files?: FileStore;
  readonly clock?: Clock;
  readonly isProduction?: boolean;
  readonly identityProviders?: readonly IdentityProvider[];
  readonly mapTiles?: MapTiles;
  readonly log?: Log;
  readonly metrics?: OriginMetrics;
  readonly roll?: RollTools;
  readonly urn?: UrnDoor;
  readonly urnUrl?: string;
}

/** What a site of a test is made of. */
export function testParts(db: Database, options: TestOptions = {}): SiteParts {
  return {
    db,
    files: options.files ?? localStore(join(tmpdir(), `minga-test-files-${process.pid}`)),
    keys: testKeys,
    roll: options.roll,
    urn: options.urn ?? closedUrnDoor,
    urnUrl: options.urnUrl ?? 'http://127.0.0.1:3001',
    identityProviders: options.identityProviders ?? [],
    sendsMail: false,
    sensitiveBelowAge: 16,
    mapTiles: options.mapTiles,
    assets: readAssets(clientDir),
    log: options.log ?? createLog('silent'),
    metrics: options.metrics,
    clock: options.clock ?? { now: () => new Date('2026-11-25T15:00:00Z') },
    hostnames: new Set(['localhost']),
    publicUrl: 'http://localhost',
    isProduction: options.isProduction ?? false,
    securityContact: undefined,
    sourceUrl: undefined,
    ready: async () => {},
  };
}

/** A site over `db` with the shipped facts loaded. */
export async function testSite(db: Database, options: TestOptions = {}): Promise<TestSite> {
  if (!cameWithFacts(db)) await loadShippedFacts(db);
  const parts = testParts(db, options);
  const app = buildSite(parts);
  const ask = async (path: string, init: RequestInit) =>
    app.fetch(new Request(`http://localhost${path}`, { redirect: 'manual', ...init }));
  function siteWith(cookie: Record<string, string>): TestSite {
    return {
      get: (path, headers = {}) => ask(path, { headers: { ...cookie, ...headers } }),
      async post(path, form, headers = { 'sec-fetch-site': 'same-origin' }) {
        const sent = await asSent(form);
        const said = { ...sent.headers, ...cookie, ...headers };
        return ask(path, { method: 'POST', body: sent.body, headers: said });
      },
      async as(personId, method = 'passkey') {
        const now = parts.clock.now();
        if (method === 'demonstration') await beDemonstration(db);
        const token = await startSession(db, { personId, method, device: 'Test', now });
        return siteWith({ cookie: `minga-session=${token}` });
      },
    };
  }
  return siteWith({});
}

/** As browsers send a form: they say how long it is. */
async function asSent(form: FormData | URLSearchParams | string) {
  const whole = new Response(form);
  const body = await whole.arrayBuffer();
  const type = whole.headers.get('content-type') ?? '';
  return { body, headers: { 'content-type': type, 'content-length': String(body.byteLength) } };
}

/** What a demonstration is signed with counts only in one. */
export async function beDemonstration(db: Database): Promise<void> {
  await db
    .insertInto('people.installation')
    .values({ kind: 'demonstration', key_fingerprint: Buffer.alloc(32) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
