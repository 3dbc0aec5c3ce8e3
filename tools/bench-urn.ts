// `npm run bench:urn`: complete casts a second, against what disk and signatures alone allow in the same run.
import { execFile } from 'node:child_process';
import {
  constants,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  canon,
  contestHash,
  type Manifest,
  sealBallot,
  toBase64url,
  tokenMessage,
  voteMessage,
} from '@minga/ballot';
import { sampleElection } from '@minga/ballot/testing';
import { assert } from '@minga/basics';
import { openArchive, verify as verifyRecord, webPort } from '@minga/verifier';
import { createServer } from 'vite';
import {
  generateIssuer,
  signBlind,
} from '../app/src/capabilities/vote/roll/actions/issuer-threads.ts';
import type * as Routes from '../app/src/capabilities/vote/urn/web/routes.ts';
import { grantRights } from '../app/src/platform/database/application-role.ts';
import { openDatabase, type TablesOf } from '../app/src/platform/database/database.ts';
import { migrate, readMigrations } from '../app/src/platform/database/migrate.ts';
import { readAssets } from '../app/src/platform/http/assets.ts';
import { type FetchHandler, listen } from '../app/src/platform/http/server.ts';
import { keysFrom } from '../app/src/platform/keys.ts';
import { createLog } from '../app/src/platform/log.ts';
import { startEmbeddedPostgres } from '../app/src/platform/postgres/index.ts';
import { throwawayFolder } from '../app/src/platform/testing/throwaway.ts';
import { urnDoorAt } from '../app/src/platform/urn-door.ts';
import type { UrnHouse } from '../app/src/platform/urn-house.ts';
import type * as Origin from '../app/src/site/urn-origin.tsx';
import { developmentServer, root } from './vite-settings.ts';

const CASTS = Number(process.argv[2] ?? 1500);
const AT_ONCE = 64;
const CONNECTIONS = 24;
const TOKENS = 200;
/** RSA-PSS as tokens are signed. */
const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 } as const;
const WITHIN = new Date('2027-05-06T15:00:00Z');

interface IssuerPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

const vite = await createServer(developmentServer());
const { urnRoutes } = (await vite.ssrLoadModule(
  '/src/capabilities/vote/urn/web/routes.ts',
)) as typeof Routes;
const { buildUrnOrigin } = (await vite.ssrLoadModule('/src/site/urn-origin.tsx')) as typeof Origin;

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
  const migrations = await readMigrations(join(root, 'app/migrations'));
  const owner = server.ownerUrlFor('minga_urn');
  await migrate(owner, 'minga_urn', migrations);
  await grantRights(owner, server.urlFor('minga_urn'));
  process.stdout.write(await report(server.urlFor('minga_urn'), owner));
} finally {
  await server.stop();
  await vite.close();
  rmSync(folder, { recursive: true, force: true });
}

async function report(url: string, owner: string): Promise<string> {
  const open = openDatabase<TablesOf['minga_urn']>(url, () => {}, CONNECTIONS);
  let handler: FetchHandler = () => new Response(null, { status: 503 });
  const listening = await listen((request, env) => handler(request, env), '127.0.0.1', 0);
  assert(listening.ok, 'the bench has its port');
  const publicUrl = `http://127.0.0.1:${listening.value.port}`;
  const house: UrnHouse = {
    db: open.db,
    pool: open.pool,
    keys: keysFrom(randomBytes(32)),
    doorKey: randomBytes(32),
    clock: { now: () => WITHIN },
    log: createLog('silent'),
    assets: readAssets(join(root, 'app/dist/client')),
    publicUrl,
    isProduction: true,
    logsDir: join(folder, 'logs'),
    castsPerMinute: Number.POSITIVE_INFINITY,
    castThreads: availableParallelism() - 1,
    witnesses: new Map(),
    send: fetch,
  };
  const routes = urnRoutes(house);
  handler = buildUrnOrigin({ house, routes, hostnames: undefined, ready: async () => {} });
  try {
    const issuer = generateKeyPairSync('rsa', { modulusLength: 3072 });
    const election = await opened(house, publicUrl, issuer, handler);
    const bodies = await castBodies(election, issuer);
    const inserts = await durableInserts(owner, open.pool, bodies[0] ?? '');
    const cpu = bareCpuSeconds(issuer, bodies);
    const cpuBefore = process.cpuUsage();
    const casts = await castsPerSecond(`${publicUrl}/e/${election.manifest.id}/votar`, bodies);
    const used = process.cpuUsage(cpuBefore);
    const own = (used.user + used.system) / 1e6 / CASTS;
    const cores = availableParallelism();
    const limit = Math.min(inserts, cores / cpu);
    const tokens = await tokensPerSecond();
    const { recount, ballots } = await verifiedPerSecond();
    return [
      `durable inserts of one row a second, ${AT_ONCE} at once: ${inserts.toFixed(0)}`,
      `RSA and Ed25519 verified, Ed25519 signed: ${(cpu * 1000).toFixed(3)} ms of a core, ${(cores / cpu).toFixed(0)} a second on ${cores}`,
      `casts a second, ${AT_ONCE} at once: ${casts.toFixed(0)} (${(own * 1000).toFixed(3)} ms of a core in the urn)`,
      `ratio to the lower limit: ${(casts / limit).toFixed(2)} (aim: 0.50 or more)`,
      `tokens a second, two threads: ${tokens.toFixed(0)}`,
      `verifier, ballots a second: ${recount.toFixed(0)} (${ballots} in the record)`,
      '',
    ].join('\n');
  } finally {
    await listening.value.close(0);
    await open.close();
  }
}

async function opened(house: UrnHouse, origin: string, issuer: IssuerPair, handler: FetchHandler) {
  const door = urnDoorAt(origin, house.doorKey, (request) => handler(request));
  const prepared = await door.prepare('medida', { mode: 'feldman' });
  assert(prepared.ok, 'the urn makes keys');
  const { n = '', e = '' } = issuer.publicKey.export({ format: 'jwk' });
  const election = await sampleElection((manifest: Omit<Manifest, 'sigs'>) => ({
    ...manifest,
    id: 'medida',
    origins: { ...manifest.origins, B: origin },
    log: { vkey: prepared.value.vkey },
    promise_key: prepared.value.promiseKey,
    contests: manifest.contests.map((contest) =>
      contest.id === 'comuna' ? { ...contest, issuer: { kty: 'RSA', n, e } } : contest,
    ),
  }));
  const open = await door.open(election.leaf);
  assert(open.ok, 'the urn opens');
  return election;
}

/** Ballots of as many voters; all hold the same sealed text, which the urn cannot see. */
async function castBodies(
  election: Awaited<ReturnType<typeof opened>>,
  issuer: IssuerPair,
): Promise<readonly string[]> {
  const { hash, urnKey } = election;
  const plaintext = new Uint8Array(election.contest('comuna').ballot.pad);
  const sealed = await sealBallot({
    urnKey,
    manifestHash: hash,
    contestId: 'comuna',
    pk: contestHash('x'),
    plaintext,
  });
  return Array.from({ length: CASTS }, () => {
    const pair = generateKeyPairSync('ed25519');
    const pk = Buffer.from(pair.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
    const unsigned = {
      type: 'vote',
      v: 1,
      M: toBase64url(hash),
      contest: 'comuna',
      pk: toBase64url(pk),
      tok: toBase64url(pssOf(issuer, tokenMessage(hash, 'comuna', pk))),
      enc: toBase64url(sealed.enc),
      ct: toBase64url(sealed.ct),
    } as const;
    const sig = toBase64url(sign(null, voteMessage(unsigned), pair.privateKey));
    return Buffer.from(canon({ ballots: [{ ...unsigned, sig }] })).toString('utf8');
  });
}

function pssOf({ privateKey }: IssuerPair, message: Uint8Array): Buffer {
  return sign('sha384', message, { key: privateKey, ...pss });
}

/** Rows as long as a ballot, each in a transaction of its own, on the same connections. */
async function durableInserts(
  owner: string,
  pool: ReturnType<typeof openDatabase>['pool'],
  body: string,
): Promise<number> {
  const making = openDatabase(owner, () => {}, 1);
  await making.pool.query('create table public.bench_row (id bytea primary key, text bytea)');
  await making.pool.query('grant insert on public.bench_row to public');
  await making.close();
  const bytes = Buffer.from(body);
  const statement = 'insert into public.bench_row (id, text) values ($1::bytea, $2::bytea)';
  const insert = () => pool.query(statement, [randomBytes(32), bytes]);
  await Promise.all(Array.from({ length: CONNECTIONS }, insert));
  return perSecond(CASTS, async () => void (await insert()));
}

async function perSecond(count: number, work: () => Promise<void>): Promise<number> {
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next++ < count) await work();
    }),
  );
  return count / ((performance.now() - began) / 1000);
}

/** Of one RSA-PSS verification, one Ed25519 verification and one signature, with keys that are read already. */
function bareCpuSeconds(issuer: IssuerPair, bodies: readonly string[]): number {
  const message = Buffer.from(bodies[0] ?? '');
  const token = pssOf(issuer, message);
  const voter = generateKeyPairSync('ed25519');
  const signature = sign(null, message, voter.privateKey);
  const key = {
    key: createPublicKey(issuer.publicKey.export({ format: 'pem', type: 'spki' })),
    ...pss,
  };
  const rounds = 1000;
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round++) {
    verify('sha384', message, key, token);
    verify(null, message, voter.publicKey, signature);
    sign(null, message, voter.privateKey);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6 / rounds;
}

async function castsPerSecond(address: string, bodies: readonly string[]): Promise<number> {
  const file = join(folder, 'casts');
  writeFileSync(file, bodies.join('\n'));
  const load = join(root, 'tools/bench-urn-load.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [
    load,
    file,
    address,
    String(AT_ONCE),
  ]);
  const { seconds, statuses } = JSON.parse(stdout) as {
    seconds: number;
    statuses: Record<string, number>;
  };
  assert(statuses[200] === bodies.length, `every cast is taken: ${JSON.stringify(statuses)}`);
  return bodies.length / seconds;
}

/** Blind signatures as the roll gives them, checked again before they leave. */
async function tokensPerSecond(): Promise<number> {
  const { pkcs8 } = await generateIssuer();
  const bm = new Uint8Array(384).fill(1);
  bm[0] = 0;
  await Promise.all([signBlind('bench', bm, () => pkcs8), signBlind('bench', bm, () => pkcs8)]);
  return perSecond(TOKENS, async () => void (await signBlind('bench', bm, () => pkcs8)));
}

/** The whole verification of a golden election, by the ballots in its log. */
async function verifiedPerSecond(): Promise<{
  readonly recount: number;
  readonly ballots: number;
}> {
  const opened = await openArchive(readFileSync(join(root, 'golden/elections/honesta.tar.gz')));
  assert('bundle' in opened, 'the golden record opens');
  const began = performance.now();
  const { election } = await verifyRecord(opened.bundle, { port: webPort(crypto.subtle) });
  const seconds = (performance.now() - began) / 1000;
  const ballots = election?.turnout.reduce((sum, { cast }) => sum + cast, 0) ?? 0;
  return { recount: ballots / seconds, ballots };
}
