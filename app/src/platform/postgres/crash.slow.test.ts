// Kills each part of the chain without warning: what was committed stays, nothing is left over, the next start works.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { clusterDirOf } from './places.ts';
import { findRuntime, prepareRuntime, programOf } from './runtime.ts';
import { SUPERUSER, secretOf, urlOf } from './secrets.ts';
import {
  ask,
  isRunning,
  type LoggedEvent,
  postmasterPid,
  preparedFolder,
  started,
  startProcess,
  testFolder,
  until,
} from './testing.ts';
import { chooseUnprivileged, giveTo, isRoot, spawnAs, type Unprivileged } from './unprivileged.ts';
import { programEnv } from './watchdog.ts';

const onPosix = test.skipIf(process.platform === 'win32');

function answers(url: string): Promise<boolean> {
  return ask(url, 'select 1').then(
    () => true,
    () => false,
  );
}

function ownerOf(dataDir: string): Unprivileged | undefined {
  return isRoot() ? chooseUnprivileged(clusterDirOf(dataDir)) : undefined;
}

onPosix(
  'PostgreSQL killed under a living launcher comes back on its port with its data',
  async () => {
    const dataDir = await preparedFolder();
    const events: LoggedEvent[] = [];
    const server = await started(dataDir, events, { fsync: true });
    await ask(server.ownerUrlFor('minga'), 'create table kept as select 7 as n');
    const killed = postmasterPid(dataDir);
    process.kill(killed, 'SIGKILL');
    await until(() => events.some(({ event }) => event === 'postgres-restarted'), 10_000);
    expect(await ask(server.ownerUrlFor('minga'), 'select n from kept')).toEqual([{ n: 7 }]);
    expect(postmasterPid(dataDir)).not.toBe(killed);
  },
);

onPosix('PostgreSQL that dies again and again is given up, and says so', async () => {
  const dataDir = await preparedFolder();
  const events: LoggedEvent[] = [];
  const server = await started(dataDir, events);
  const restarts = () => events.filter(({ event }) => event === 'postgres-restarted').length;
  for (let death = 1; death <= 4; death++) {
    process.kill(postmasterPid(dataDir), 'SIGKILL');
    if (death < 4) await until(() => restarts() === death, 10_000);
  }
  expect((await server.died).message).toContain('four times');
});

onPosix('PostgreSQL whose port was taken meanwhile is given up, with the reason', async () => {
  const dataDir = await preparedFolder();
  const server = await started(dataDir);
  process.kill(postmasterPid(dataDir), 'SIGKILL');
  const squatter = createServer();
  onTestFinished(() => void squatter.close());
  squatter.on('error', () => squatter.listen(server.port, '127.0.0.1'));
  squatter.listen(server.port, '127.0.0.1');
  expect((await server.died).message).toContain('could not create any TCP/IP sockets');
});

onPosix('a killed parent takes PostgreSQL with it, and the next start has all data', async () => {
  const dataDir = await preparedFolder();
  const { child, answer } = await startProcess([dataDir]);
  await ask(answer.superuserUrl, 'create table kept as select 7 as n');
  const postmaster = postmasterPid(dataDir);
  child.kill('SIGKILL');
  expect(await until(() => !isRunning(postmaster), 10_000)).toBeLessThan(8_000);
  const server = await started(dataDir);
  expect(await ask(server.superuserUrl, 'select n from kept')).toEqual([{ n: 7 }]);
});

onPosix(
  'a start at the very moment when the parent was killed waits for its PostgreSQL',
  async () => {
    const dataDir = await preparedFolder();
    const { child } = await startProcess([dataDir]);
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    const server = await started(dataDir);
    expect(await answers(server.superuserUrl)).toBe(true);
  },
);

onPosix(
  'a watchdog killed alone is no loss: its server is stopped and started under another',
  async () => {
    const dataDir = await preparedFolder();
    const events: LoggedEvent[] = [];
    const server = await started(dataDir, events);
    const first = postmasterPid(dataDir);
    const parent = / (\d+)/.exec(readFileSync(`/proc/${first}/stat`, 'utf8').split(') ')[1] ?? '');
    process.kill(Number(parent?.[1]), 'SIGKILL');
    await until(() => events.some(({ event }) => event === 'postgres-restarted'), 10_000);
    expect(isRunning(first)).toBe(false);
    expect(await answers(server.superuserUrl)).toBe(true);
  },
);

function isBeingMade(dataDir: string): boolean {
  const names = existsSync(dataDir) ? readdirSync(dataDir) : [];
  const fresh = names.find((name) => name.startsWith('postgres.tmp'));
  return fresh !== undefined && existsSync(join(dataDir, fresh, 'PG_VERSION'));
}

onPosix('a parent killed while the cluster is being made leaves no half of it', async () => {
  const dataDir = join(testFolder(), 'data');
  const script = join(import.meta.dirname, 'launch.fixture.ts');
  const child = spawn(process.execPath, [script, dataDir], { stdio: 'ignore' });
  await until(() => isBeingMade(dataDir), 10_000);
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
  const server = await started(dataDir);
  expect(await answers(server.superuserUrl)).toBe(true);
  expect(readdirSync(dataDir).sort()).toEqual(['folder.json', 'lock.db', 'postgres', 'secrets']);
});

const ORPHAN_PORT = 32_123;

/** A server that no launcher watches, as one whose watchdog was killed with its launcher. */
function startOrphan(dataDir: string): number {
  const installed = findRuntime();
  if (!installed.ok) throw new Error(installed.error.code);
  const owner = ownerOf(dataDir);
  // In a clone that its user cannot enter, the programs are a copy, as in the product.
  const runtime = prepareRuntime(installed.value, owner, testFolder());
  if (!runtime.ok) throw new Error(runtime.error.code);
  const settings = ['-c', `port=${ORPHAN_PORT}`, '-c', 'unix_socket_directories='];
  const flags = ['-D', clusterDirOf(dataDir), ...settings];
  const child = spawn(programOf(runtime.value, 'postgres'), flags, {
    detached: true,
    cwd: '/',
    env: programEnv,
    stdio: 'ignore',
    ...spawnAs(owner),
  });
  onTestFinished(() => void child.kill('SIGQUIT'));
  return child.pid ?? 0;
}

onPosix('a living orphan of an earlier run is stopped properly, not killed', async () => {
  const dataDir = await preparedFolder();
  const orphan = startOrphan(dataDir);
  const { password } = secretOf(dataDir, SUPERUSER);
  const orphanUrl = urlOf(ORPHAN_PORT, SUPERUSER, password, 'postgres');
  await until(() => answers(orphanUrl), 10_000);
  await ask(orphanUrl, 'create table kept as select 7 as n');
  const events: LoggedEvent[] = [];
  const server = await started(dataDir, events);
  expect(events).toContainEqual({ event: 'postgres-orphan-stopped', fields: { pid: orphan } });
  expect(isRunning(orphan)).toBe(false);
  expect(await ask(server.superuserUrl, 'select n from kept')).toEqual([{ n: 7 }]);
});

onPosix(
  'a process id that is now another program’s stops neither the start nor that program',
  async () => {
    const dataDir = await preparedFolder();
    const { child } = await startProcess([dataDir]);
    const path = join(dataDir, 'postgres/postmaster.pid');
    const note = readFileSync(path, 'utf8');
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await exited;
    // The last thing that a server does is to take its note away: it must not be the one written below.
    await until(() => !existsSync(path), 10_000);
    const owner = ownerOf(dataDir);
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore', cwd: '/', ...spawnAs(owner) });
    onTestFinished(() => void stranger.kill('SIGKILL'));
    writeFileSync(path, note.replace(/^\d+/, String(stranger.pid)), { mode: 0o600 });
    giveTo(owner, path);
    const events: LoggedEvent[] = [];
    const server = await started(dataDir, events);
    expect(events.map(({ event }) => event)).toContain('postgres-foreign-pid-set-aside');
    expect(await answers(server.superuserUrl)).toBe(true);
    expect(isRunning(stranger.pid ?? 0)).toBe(true);
  },
);
