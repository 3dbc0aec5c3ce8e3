// Complete casts against the two limits that nothing can avoid, measured in the same run.
import {
  constants,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ownSeconds, timed } from './cpu.ts';
import { type ClosedRun, sendAll } from './urn-load.ts';
import { CONNECTIONS, type OpenedElection, type Stand } from './urn-stand.ts';

const AT_ONCE = 64;
/** What the process that sends may take to begin. */
export const START_MS = 3_000;

export interface Casts {
  /** Of a second. */
  readonly rate: number;
  /** Milliseconds of processor a cast. */
  readonly urn: number;
  readonly postgres: number;
  readonly sender: number;
}

/** All bodies, as many at once as `AT_ONCE`; each must be taken. */
export async function castAll(
  { folder, postgresSeconds }: Stand,
  { address }: OpenedElection,
  bodies: readonly string[],
): Promise<Casts> {
  const file = join(folder, 'casts');
  writeFileSync(file, bodies.join('\n'));
  // What it takes to begin a process is no part of a cast.
  const beginAt = Date.now() + START_MS;
  const sending = sendAll<ClosedRun>({ file, address, atOnce: AT_ONCE, beginAt });
  await Promise.race([sending, wait(START_MS)]);
  const parts = { urn: ownSeconds, postgres: postgresSeconds };
  const { value, processor } = await timed(parts, () => sending);
  const taken = value.statuses[200] ?? 0;
  if (taken !== bodies.length) throw new Error(`not all taken: ${JSON.stringify(value.statuses)}`);
  const each = (seconds = Number.NaN) => (seconds * 1000) / bodies.length;
  return {
    rate: bodies.length / value.seconds,
    urn: each(processor.urn),
    postgres: each(processor.postgres),
    sender: each(value.processor),
  };
}

interface Inserts {
  readonly rate: number;
  /** Milliseconds of processor of one, with whoever asks for it. */
  readonly processor: number;
}

/** Rows as long as a ballot, each in a transaction of its own, on as many connections as the urn has. */
async function durableInserts(
  { owner, pool, postgresSeconds }: Stand,
  count: number,
  body: string,
): Promise<Inserts> {
  await owner.query('create table public.bench_row (id bytea primary key, text bytea)');
  await owner.query('grant insert on public.bench_row to public');
  const bytes = Buffer.from(body);
  const statement = 'insert into public.bench_row (id, text) values ($1::bytea, $2::bytea)';
  const insert = () => pool.query(statement, [randomBytes(32), bytes]);
  await Promise.all(Array.from({ length: CONNECTIONS }, insert));
  const { seconds, processor } = await timed(
    { own: ownSeconds, postgres: postgresSeconds },
    async () => {
      let next = 0;
      const worker = async () => {
        while (next++ < count) await insert();
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
    },
  );
  const used = (processor.own ?? 0) + (processor.postgres ?? 0);
  return { rate: count / seconds, processor: (used * 1000) / count };
}

/** Milliseconds of one RSA-PSS and one Ed25519 verification and one signature, with keys that are read already. */
function bareSignatures(issuer: Stand['issuer'], body: string): number {
  const message = Buffer.from(body);
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  const token = sign('sha384', message, { key: issuer.privateKey, ...pss });
  const voter: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync('ed25519');
  const signature = sign(null, message, voter.privateKey);
  const pem = issuer.publicKey.export({ format: 'pem', type: 'spki' });
  const key = { key: createPublicKey(pem), ...pss };
  const rounds = 2000;
  const before = ownSeconds();
  for (let round = 0; round < rounds; round++) {
    verify('sha384', message, key, token);
    verify(null, message, voter.publicKey, signature);
    sign(null, message, voter.privateKey);
  }
  return ((ownSeconds() - before) * 1000) / rounds;
}

/** What of a run the other figures build on. */
export interface CastFigures {
  readonly casts: Casts;
  readonly lines: readonly string[];
}

export async function benchCasts(stand: Stand, count: number): Promise<CastFigures> {
  const election = await stand.openElection('medida');
  const bodies = await stand.castBodies(election, count);
  const warmUp = Math.min(300, Math.floor(count / 5));
  await castAll(stand, election, bodies.slice(0, warmUp));
  const inserts = await durableInserts(stand, count, bodies[0] ?? '');
  const signatures = bareSignatures(stand.issuer, bodies[0] ?? '');
  const casts = await castAll(stand, election, bodies.slice(warmUp));
  const cores = availableParallelism();
  const bare = (cores * 1000) / signatures;
  const limit = Math.min(inserts.rate, bare);
  const floors = signatures + inserts.processor;
  const whole = casts.urn + casts.postgres + casts.sender;
  const ms = (value: number) => `${value.toFixed(3)} ms`;
  const lines = [
    `casts a second, ${AT_ONCE} at once: ${casts.rate.toFixed(0)}; ratio to the lower limit: ${(casts.rate / limit).toFixed(2)} (aim: 0.50 or more)`,
    `  limit: durable inserts of one row a second, ${AT_ONCE} at once: ${inserts.rate.toFixed(0)} (${ms(inserts.processor)} of a core each)`,
    `  limit: RSA and Ed25519 verified, Ed25519 signed: ${bare.toFixed(0)} a second on ${cores} cores (${ms(signatures)} of a core each)`,
    `  processor of a cast: urn ${ms(casts.urn)}, PostgreSQL ${ms(casts.postgres)}, sender ${ms(casts.sender)}; all ${ms(whole)}`,
    `  both limits on the same cores: ${ms(floors)}; ratio by processor time: ${(floors / (casts.urn + casts.postgres)).toFixed(2)}, with the sender ${(floors / whole).toFixed(2)}`,
  ];
  return { casts, lines };
}
