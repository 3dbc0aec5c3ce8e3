// The product as a person starts it: ready, told to stop, killed link by link, and started again.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { throwawayFolder } from '../app/src/platform/testing/throwaway.ts';
import { ensureBuilt } from './build.ts';
import { fillFolder } from './testing/filled-folder.ts';
import { root } from './vite-settings.ts';

/** For what takes a second, on a machine that has much else to do. */
const PATIENCE_MS = 90_000;
/** For the first start, which tells the whole demonstration, wherever in a run it is made. */
const FIRST_PATIENCE_MS = 240_000;
const LONGEST = { timeout: 300_000 };
const onLinux = test.runIf(process.platform === 'linux');
const folder = throwawayFolder();
const dataDir = join(folder, 'data');
ensureBuilt();

interface Product {
  readonly npm: ChildProcess;
  readonly port: number;
  /** Process ids by link of the chain. */
  readonly links: { npm: number; wrapper: number; app: number; postgres: number };
  readonly output: () => string;
}

const running: ChildProcess[] = [];
beforeAll(() => fillFolder(dataDir), FIRST_PATIENCE_MS);
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Below those that systems give to outgoing connections: nobody takes it while the product starts again. */
async function freePort(): Promise<number> {
  const port = randomInt(20_000, 32_000);
  const server = createServer();
  const isFree = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false)).listen(port, 'localhost', () => resolve(true));
  });
  if (!isFree) return freePort();
  server.close();
  return port;
}

function spawnProduct(port: number): { npm: ChildProcess; output: () => string } {
  const env = { ...process.env, PORT: String(port), MINGA_DATA_DIR: dataDir, MINGA_MODE: '' };
  const npm = spawn('npm', ['start', '--silent'], { cwd: root, env, detached: true });
  running.push(npm);
  let said = '';
  npm.stdout.on('data', (text) => {
    said += text;
  });
  npm.stderr.on('data', (text) => {
    said += text;
  });
  return { npm, output: () => said };
}

async function startProduct(): Promise<Product> {
  const port = await freePort();
  const { npm, output } = spawnProduct(port);
  await until(() => /lista en/.test(output()), PATIENCE_MS, output);
  const [app = 0, wrapper = 0] = ancestors(postgresPid());
  return { npm, port, output, links: { npm: npm.pid ?? 0, wrapper, app, postgres: postgresPid() } };
}

function postgresPid(): number {
  return Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
}

/** App and wrapper above PostgreSQL, past its watchdog shell. */
function ancestors(pid: number): number[] {
  const watchdog = parentOf(pid);
  const app = parentOf(watchdog);
  return [app, parentOf(app)];
}

function parentOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^PPid:\t(\d+)$/m.exec(status)?.[1]);
}

/** Processes that still work in our data folder. */
function leftOver(): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(dataDir);
    } catch {
      return false;
    }
  });
}

async function until(is: () => boolean, ms: number, said: () => string = () => ''): Promise<void> {
  const began = Date.now();
  while (!is()) {
    if (Date.now() - began > ms) throw new Error(`waited ${ms} ms in vain. ${said()}`);
    await wait(20);
  }
}

const get = (product: Product, path: string) => fetch(`http://localhost:${product.port}${path}`);

onLinux(
  'it serves, finishes what is in flight at SIGTERM, and leaves no process behind',
  LONGEST,
  async () => {
    const product = await startProduct();
    expect((await get(product, '/health/ready')).status).toBe(200);
    expect(await (await get(product, '/comunas/nunoa')).text()).toContain('Ñuñoa');

    const slow = request({
      host: 'localhost',
      port: product.port,
      path: '/contar',
      method: 'POST',
      headers: {
        'content-type': 'multipart/form-data; boundary=x',
        'sec-fetch-site': 'same-origin',
        'transfer-encoding': 'chunked',
      },
    });
    const answered = once(slow, 'response');
    slow.write('--x\r\ncontent-disposition: form-data; name="file"; filename="a.pb"\r\n\r\nMETA');
    await wait(200);
    product.npm.kill('SIGTERM');
    await until(() => isRefused(product.port), PATIENCE_MS);
    slow.end('\r\n--x--\r\n');
    const [response] = await answered;
    expect(response.statusCode).toBe(422);
    response.resume();
    await until(() => leftOver().length === 0, PATIENCE_MS, product.output);
  },
);

function isRefused(port: number): boolean {
  const done = spawnSync(process.execPath, [
    '-e',
    `require('net').connect(${port}, 'localhost').on('connect', () => process.exit(1)).on('error', () => process.exit(0))`,
  ]);
  return done.status === 0;
}

for (const link of ['npm', 'wrapper', 'app'] as const) {
  onLinux(`kill -9 of ${link} leaves no orphan that blocks the next start`, LONGEST, async () => {
    const product = await startProduct();
    process.kill(product.links[link], 'SIGKILL');
    await until(() => leftOver().length === 0, PATIENCE_MS, product.output);
  });
}

onLinux(
  'PostgreSQL killed under the living product comes back and pages answer again',
  LONGEST,
  async () => {
    const product = await startProduct();
    process.kill(product.links.postgres, 'SIGKILL');
    await until(() => /postgres-restarted/.test(product.output()), PATIENCE_MS, product.output);
    expect((await get(product, '/comunas/nunoa')).status).toBe(200);

    const second = spawnProduct(await freePort());
    const [code] = await once(second.npm, 'exit');
    expect(code).not.toBe(0);
    expect(second.output()).toMatch(/Minga/);
    expect(second.output()).not.toMatch(/ at .*\.js:\d+/);
    expect((await get(product, '/health/ready')).status).toBe(200);

    product.npm.kill('SIGTERM');
    await until(() => leftOver().length === 0, PATIENCE_MS, product.output);
  },
);

onLinux('a busy port is one sentence and nothing is left running', LONGEST, async () => {
  const busy = createServer().listen(0, 'localhost');
  await once(busy, 'listening');
  const { port } = busy.address() as { port: number };
  const product = spawnProduct(port);
  const [code] = await once(product.npm, 'exit');
  busy.close();
  expect(code).not.toBe(0);
  expect(product.output()).toContain(`el puerto ${port} está ocupado`);
  await until(() => leftOver().length === 0, PATIENCE_MS, product.output);
});
