// The whole site in process, for page tests: requests go through every layer but the socket.
import { join } from 'node:path';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database/database.ts';
import { readAssets } from '../platform/http/assets.ts';
import { createLog } from '../platform/log.ts';
import { rooms } from './rooms.ts';
import { buildSite } from './site.tsx';

const clientDir = join(import.meta.dirname, '../../dist/client');

export interface TestSite {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** A form sent from the site's own pages; `headers` can say otherwise. */
  post(
    path: string,
    form: FormData | URLSearchParams,
    headers?: Record<string, string>,
  ): Promise<Response>;
}

/** A site over `db` with the shipped facts loaded. */
export async function testSite(
  db: Database,
  options: { clock?: Clock; isProduction?: boolean } = {},
): Promise<TestSite> {
  for (const room of rooms) await room.contributions.loadFacts?.(db);
  const app = buildSite({
    db,
    assets: readAssets(clientDir),
    log: createLog('silent'),
    clock: options.clock ?? { now: () => new Date('2026-11-25T15:00:00Z') },
    hostnames: new Set(['localhost']),
    publicUrl: 'http://localhost',
    isProduction: options.isProduction ?? false,
    securityContact: undefined,
    sourceUrl: undefined,
    ready: async () => {},
  });
  const ask = async (path: string, init: RequestInit) =>
    app.fetch(new Request(`http://localhost${path}`, { redirect: 'manual', ...init }));
  return {
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, form, headers = { 'sec-fetch-site': 'same-origin' }) =>
      ask(path, { method: 'POST', body: form, headers }),
  };
}
