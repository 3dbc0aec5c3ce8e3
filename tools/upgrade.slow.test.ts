// An upgrade while people use the site: two copies behind a proxy, restarted one by one, and no request is lost.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  givenCountry,
  givenPerson,
  givenPlace,
} from '../app/src/capabilities/ground/conversation/testing/given.ts';
import { startSession } from '../app/src/capabilities/ground/people/index.ts';
import { masterKey, otherProgram } from '../app/src/operation/testing.ts';
import { addressOf } from '../app/src/platform/database/copies.ts';
import { type OpenDatabase, openDatabase } from '../app/src/platform/database/database.ts';
import {
  startThrowawayServer,
  type ThrowawayServer,
  throwawayFolder,
} from '../app/src/platform/testing/throwaway.ts';
import { ensureBuilt } from './build.ts';
import { type Balancer, balancerOf, type Load, loadOn } from './testing/load.ts';
import { root } from './vite-settings.ts';

const EXPAND = '9001-conversation--grow.sql';
const CONTRACT = '9002-conversation--shrink.sql';
const PEOPLE = 60;

const folder = throwawayFolder();
const running: ChildProcess[] = [];
let server: ThrowawayServer;
let main: OpenDatabase;
ensureBuilt();
beforeAll(async () => {
  server = await startThrowawayServer(root);
  // The test is no copy that anybody has to wait for.
  const url = addressOf({ version: '9.9.9', newest: '9999' }, server.urlFor('minga'));
  main = openDatabase(url, () => {});
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await main?.close();
  await server?.discard();
  rmSync(folder, { recursive: true, force: true });
});

/** A process of what was built, as the program whose folder is `program`. */
function spawnProgram(program: string, file: 'main' | 'minga', call: string, port = 0) {
  const script = join(folder, `${randomUUID()}.mjs`);
  const built = join(root, `app/dist/server/${file}.js`);
  const given = JSON.stringify({ root: program, from: folder, began: 0 });
  writeFileSync(
    script,
    `import * as program from ${JSON.stringify(built)};\nconst given = ${given};\n${call}\n`,
  );
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    NODE_COMPILE_CACHE: join(root, '.cache/node'),
    PORT: String(port),
    MINGA_MODE: 'production',
    MINGA_ROLES: 'web',
    MINGA_DATA_DIR: join(folder, 'data'),
    MINGA_MASTER_KEY: masterKey,
    MINGA_LOG_LEVEL: 'warn',
    DATABASE_URL: server.urlFor('minga'),
    MIGRATION_DATABASE_URL: server.ownerUrlFor('minga'),
  };
  const child = spawn(process.execPath, [script], { env });
  running.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      said += text;
    });
  }
  const ended = once(child, 'exit').then(([code]) => ({ code, said }));
  return { child, ended, said: () => said };
}

interface Copy {
  /** Resolves when it has ended by itself, within its time, with 0. */
  stop(): Promise<void>;
}

async function serve(program: string, port: number): Promise<Copy> {
  const { child, ended, said } = spawnProgram(program, 'main', 'await program.main(given);', port);
  await expect.poll(said, { timeout: 60_000 }).toMatch(/lista en/);
  return {
    async stop() {
      child.kill('SIGTERM');
      expect(await ended).toMatchObject({ code: 0 });
    },
  };
}

function minga(program: string, ...words: string[]) {
  const call = `process.exit(await program.minga(${JSON.stringify(words)}, given));`;
  return spawnProgram(program, 'minga', call).ended;
}

/** Of this version with one expand and one contract more, on the tables that the load works with. */
function nextProgram(): string {
  const next = otherProgram('0.2.0', {
    [EXPAND]: `-- What.
-- expand
alter table conversation.comment add column weight integer not null default 0;
alter table people.session add column seen text;
alter table people.person add column nickname text;
alter table people.notice add column weight integer;
alter table people.mail_settings add column weight integer;
update people.person set nickname = public_name;
create index comment_by_weight on conversation.comment (weight);`,
    [CONTRACT]: `-- What.
-- contract
alter table people.person drop column nickname;
alter table conversation.comment drop column weight;`,
  });
  symlinkSync(join(root, 'app/dist'), join(next, 'app/dist'));
  return next;
}

async function freePort(): Promise<number> {
  const taken = createServer().listen(0, 'localhost');
  await once(taken, 'listening');
  const { port } = taken.address() as { port: number };
  taken.close();
  return port;
}

/** A cookie for each of those who post, and the address to which they do. */
async function givenPeople() {
  await givenCountry(main.db);
  const place = await givenPlace(main.db, 'castro');
  const now = new Date();
  const cookies: string[] = [];
  for (let one = 0; one < PEOPLE; one++) {
    const personId = await givenPerson(main.db);
    const session = { personId, method: 'provider', device: 'Test', now } as const;
    cookies.push(`minga-session=${await startSession(main.db, session)}`);
  }
  return { cookies, postTo: `/conversaciones/lugares/${place.id}/comentar` };
}

/** Until as many more requests were answered, none lost. */
async function during(load: Load, answers: number): Promise<void> {
  const before = load.answered();
  const isOver = () => load.lost().length > 0 || load.answered() - before > answers;
  await expect.poll(isOver, { timeout: 60_000 }).toBe(true);
  expect(load.lost()).toEqual([]);
}

async function expectEachOnce(load: Load): Promise<void> {
  const { rows } = await main.pool.query('select text from conversation.version');
  const there = rows.map(({ text }: { text: string }) => text).sort();
  expect(there).toEqual([...load.posted()].sort());
  expect(there.length).toBeGreaterThan(20);
}

test('two copies are brought to the next version one by one, and whoever uses the site notices nothing', async () => {
  const next = nextProgram();
  const ports = [await freePort(), await freePort()] as const;
  let [one, other] = [await serve(root, ports[0]), await serve(root, ports[1])];
  const balancer: Balancer = await balancerOf(ports);
  const load: Load = loadOn({ port: balancer.port, ...(await givenPeople()) });
  await during(load, 30);

  const upgraded = await minga(next, 'upgrade', 'b', '--plain');
  expect(upgraded).toMatchObject({ code: 0, said: expect.stringContaining(`aplicó ${EXPAND}`) });
  await during(load, 30);
  await one.stop();
  await during(load, 10);
  one = await serve(next, ports[0]);
  await during(load, 30);
  const early = await minga(next, 'upgrade', '--finish', 'c', '--plain');
  expect(early).toMatchObject({ code: 1, said: expect.stringMatching(/trabajan todavía copias/) });
  await other.stop();
  await during(load, 10);
  other = await serve(next, ports[1]);
  await during(load, 10);
  const finished = await minga(next, 'upgrade', '--finish', 'c', '--plain');
  expect(finished).toMatchObject({ code: 0, said: expect.stringContaining(`aplicó ${CONTRACT}`) });
  await during(load, 30);
  await load.stop();

  expect(load.lost()).toEqual([]);
  expect(balancer.servedBy().every((answers) => answers > 30)).toBe(true);
  await expectEachOnce(load);
  const old = await spawnProgram(root, 'main', 'await program.main(given);').ended;
  expect(old).toMatchObject({ code: 1, said: expect.stringMatching(/anterior a la base minga/) });
  await Promise.all([one.stop(), other.stop()]);
  await balancer.close();
}, 300_000);
