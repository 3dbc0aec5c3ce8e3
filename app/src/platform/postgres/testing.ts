// What the tests of the launcher share: folders that PostgreSQL's user can enter, servers that are always stopped.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, onTestFinished } from 'vitest';
import { type EmbeddedServer, type LaunchOptions, startEmbeddedPostgres } from './index.ts';
import type { LaunchRefusal } from './refusals.ts';

/** A folder of the test's own, which root's PostgreSQL may pass through. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'minga-postgres-'));
  chmodSync(folder, 0o711);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

let prepared: Promise<string> | undefined;
afterAll(async () => {
  if (prepared !== undefined) rmSync(await prepared, { recursive: true, force: true });
});

/** A data folder as a first start and a stop leave it; made once in a test file, then copied. */
export async function preparedFolder(): Promise<string> {
  prepared ??= prepare();
  const copy = join(testFolder(), 'data');
  const copied = spawnSync('cp', ['-a', join(await prepared, 'data'), copy]);
  if (copied.status !== 0) throw new Error(String(copied.stderr));
  return copy;
}

async function prepare(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'minga-postgres-'));
  chmodSync(folder, 0o711);
  const first = await launch(join(folder, 'data'));
  if (!first.ok) throw new Error(first.error.code);
  await first.value.stop();
  return folder;
}

export interface LoggedEvent {
  readonly event: string;
  readonly fields: object | undefined;
}

export function launch(
  dataDir: string,
  events: LoggedEvent[] = [],
  more: Partial<LaunchOptions> = {},
) {
  return startEmbeddedPostgres({
    dataDir,
    runtimeDir: undefined,
    repositoryDir: import.meta.dirname,
    fsync: false,
    log: (event, fields) => events.push({ event, fields }),
    ...more,
  });
}

/** Starts a server that the test expects to start, and stops it at its end. */
export async function started(...given: Parameters<typeof launch>): Promise<EmbeddedServer> {
  const result = await launch(...given);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  onTestFinished(() => result.value.stop());
  return result.value;
}

export interface Answer {
  readonly ok: boolean;
  readonly ms: number;
  readonly port: number;
  readonly dataDir: string;
  readonly superuserUrl: string;
  readonly refusal?: LaunchRefusal;
}

/** The launcher in a process of its own, which a test may kill. */
export async function startProcess(
  args: readonly string[],
  options: { readonly uid?: number; readonly gid?: number } = {},
): Promise<{ readonly child: ChildProcess; readonly answer: Answer }> {
  const script = join(import.meta.dirname, 'launch.fixture.ts');
  const flags = ['--disable-warning=ExperimentalWarning', script, ...args];
  const child = spawn(process.execPath, flags, {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...options,
  });
  const exited = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await exited;
  });
  let said = '';
  for await (const text of child.stdout) {
    said += text;
    if (said.includes('\n')) return { child, answer: JSON.parse(said) };
  }
  throw new Error(`the launcher ended: ${said}`);
}

export async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Milliseconds until the condition held; fails after the given limit. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  limitMs: number,
): Promise<number> {
  const began = Date.now();
  while (!(await condition())) {
    if (Date.now() - began > limitMs) throw new Error(`not within ${limitMs} ms`);
    await wait(20);
  }
  return Date.now() - began;
}

export function postmasterPid(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Whether a process runs; a zombie does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
