// A process of a sealed vote that does one thing and is killed at a named moment of it, or says what came of it.
import { join } from 'node:path';
import type { Run } from '../../../capabilities/ground/people/rules/index.ts';
import { handOut } from '../../../capabilities/vote/roll/testing/hand-out.ts';
import { advanceAt } from '../../../capabilities/vote/urn/jobs.ts';
import { urnRoutes } from '../../../capabilities/vote/urn/web/routes.ts';
import { openDatabase, type TablesOf } from '../../../platform/database/database.ts';
import { readAssets } from '../../../platform/http/assets.ts';
import { journalAt } from '../../../platform/journal.ts';
import { keysFrom } from '../../../platform/keys.ts';
import { createLog } from '../../../platform/log.ts';
import type { UrnHouse } from '../../../platform/urn-house.ts';
import { buildUrnOrigin } from '../../urn-origin.tsx';
import { type Deadly, dieAt } from './deadly.ts';

export interface KilledOrder {
  readonly deadly: Deadly;
  readonly work:
    | { readonly issue: { readonly run: Run; readonly bm: readonly string[] } }
    | { readonly cast: { readonly body: string } }
    | 'advance';
  readonly electionId: string;
  readonly now: string;
  /** Of roll and urn, whose keys these are, as hexadecimal. */
  readonly urls: Readonly<Record<keyof TablesOf, string>>;
  readonly keys: { readonly roll: string; readonly urn: string };
  readonly folder: string;
  readonly clientDir: string;
  readonly urnUrl: string;
}

const order = JSON.parse(process.argv[2] ?? '') as KilledOrder;
const { work, electionId, urls, folder, urnUrl } = order;
const now = new Date(order.now);
const open = <Name extends keyof TablesOf>(name: Name) =>
  openDatabase<TablesOf[Name]>(urls[name], () => {});
const keysOf = (hex: string) => keysFrom(Buffer.from(hex, 'hex'));

function urnHouse(): UrnHouse {
  const { db, pool } = open('minga_urn');
  return {
    ...{ db, pool, keys: keysOf(order.keys.urn), doorKey: Buffer.alloc(32) },
    ...{ clock: { now: () => now }, log: createLog('silent'), assets: readAssets(order.clientDir) },
    ...{ publicUrl: urnUrl, isProduction: false, logsDir: join(folder, 'logs') },
    ...{ castsPerMinute: Number.POSITIVE_INFINITY, castThreads: 0, witnesses: new Map() },
    send: () => new Response('', { status: 503 }),
  };
}

async function issue(run: Run, bm: readonly string[]): Promise<void> {
  const roll = {
    db: open('minga_roll').db,
    keys: keysOf(order.keys.roll),
    journal: journalAt(join(folder, 'journal')),
  };
  await dieAt(order.deadly);
  await handOut({ db: open('minga').db, roll }, { electionId, run, bm, now });
}

async function cast(body: string): Promise<void> {
  const house = urnHouse();
  const hostnames = new Set([new URL(urnUrl).hostname]);
  const handler = buildUrnOrigin({
    house,
    routes: urnRoutes(house),
    hostnames,
    ready: async () => {},
  });
  await dieAt(order.deadly);
  await handler(
    new Request(`${urnUrl}/e/${electionId}/votar`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new Uint8Array(Buffer.from(body, 'base64url')),
    }),
  );
}

if (work === 'advance') {
  const house = urnHouse();
  await dieAt(order.deadly);
  await advanceAt(house, electionId);
} else if ('issue' in work) await issue(work.issue.run, work.issue.bm);
else await cast(work.cast.body);
// Whoever gets here was not killed.
process.exit(3);
