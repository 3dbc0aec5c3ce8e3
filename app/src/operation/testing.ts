// What the tests of operation share: orders given in process, empty databases, and what a database holds.
import { createHash, randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { expect, inject, onTestFinished } from 'vitest';
import { type Born, readConfig } from '../config/config.ts';
import { createLog } from '../platform/log.ts';
import type { TestDatabase } from '../platform/testing/database.ts';
import type { OperationCommand, Product } from './command.ts';
import { exportCommand, importCommand } from './export-import.ts';
import { newKeyCommand } from './new-key.ts';
import { Refused } from './refused.ts';
import { restoreCommand } from './restore-backup.ts';
import { tablesOf } from './snapshot/contents.ts';
import { backupCommand } from './take-backup.ts';

export const root = join(import.meta.dirname, '../../..');

/** Variables by name. */
export type Env = Parameters<typeof readConfig>[0];

/** The key of every test, as the variable holds it. */
export const masterKey = Buffer.alloc(32, 7).toString('base64url');
/** Of a production whose roll or urn is on a server of the operator. */
export const voteKeys = { MINGA_ROLL_KEY: masterKey, MINGA_URN_KEY: masterKey };

/** A program of that version that knows these migrations too, by name; run by the orders of this one. */
export function otherProgram(version: string, more: Readonly<Record<string, string>>): string {
  const folder = testFolder();
  const there = join(folder, 'app/migrations');
  cpSync(join(root, 'app/migrations'), there, { recursive: true });
  for (const [name, sql] of Object.entries(more)) writeFileSync(join(there, name), sql);
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ version, engines: { node: '>=20' } }),
  );
  const sums = readdirSync(there)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => `${hashOf(readFileSync(join(there, name)))}  ${name}\n`);
  writeFileSync(join(there, 'SHA256SUMS'), sums.join(''));
  return folder;
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** A folder that is gone after the test. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'minga-operation-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A database as its superuser leaves it for Minga: extensions, an owner, and nothing else. */
export async function emptyDatabase(
  extensions: readonly string[] = ['unaccent', 'pg_trgm', 'btree_gin'],
): Promise<{ readonly url: string; readonly ownerUrl: string }> {
  const { adminUrl, roleUrl, ownerUrl } = inject('postgres');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const at = (address: string) => {
    const own = new URL(address);
    own.pathname = `/${name}`;
    return own.href;
  };
  await query(adminUrl, `create database ${name} owner minga`);
  onTestFinished(async () => void (await query(adminUrl, `drop database ${name} with (force)`)));
  for (const one of extensions) await query(at(adminUrl), `create extension ${one}`);
  return { url: at(roleUrl), ownerUrl: at(ownerUrl) };
}

export async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Every table with its rows as text, in one order whatever theirs is. */
export async function rowsOf(ownerUrl: string): Promise<ReadonlyMap<string, string>> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("set timezone = 'UTC'; set bytea_output = 'hex'");
    const held = new Map<string, string>();
    for (const { name } of await tablesOf(client)) {
      // Generated columns too: they must come out the same.
      const rows = await text(client.query(copyTo(`copy (select * from ${name}) to stdout`)));
      held.set(name, rows.split('\n').sort().join('\n'));
    }
    return held;
  } finally {
    await client.end();
  }
}

export interface Given {
  readonly args: readonly string[];
  readonly env: Env;
  /** What the data folder is, as settings find it. */
  readonly born?: Born;
  readonly from: string;
  readonly product?: Partial<Product>;
  /** Folder of the program, where it is not this one. */
  readonly root?: string;
}

export interface Outcome {
  /** Exit code, or the code of the refusal. */
  readonly result: number | string;
  readonly lines: readonly string[];
}

const bare: Product = {
  serve: () => Promise.reject(new Error('this test serves nothing')),
  fillDemonstration: async () => {},
  checkInstallation: async () => undefined,
};

/** Gives an order with those variables. */
export async function order(command: OperationCommand, given: Given): Promise<Outcome> {
  const lines: string[] = [];
  const context = {
    root: given.root ?? root,
    from: given.from,
    args: given.args,
    settings: () => {
      const read = readConfig(given.env, given.born);
      if (!read.ok) throw new Refused({ code: 'variables-wrong', sentences: read.error.sentences });
      return read.value;
    },
    log: createLog('silent'),
    out: (line: string) => void lines.push(line),
    product: { ...bare, ...given.product },
  };
  try {
    return { result: await command.run(context), lines };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { result: error.refusal.code, lines };
  }
}

export interface Made {
  readonly folder: string;
  readonly env: Env;
  /** Path of the archive of its main database, once it was made. */
  readonly archive: () => string;
}

/** The place of an installation whose main database is that one. */
export function installation(source: Pick<TestDatabase, 'url' | 'ownerUrl'>): Made {
  const folder = testFolder();
  const env: Env = {
    DATABASE_URL: source.url,
    MIGRATION_DATABASE_URL: source.ownerUrl,
    MINGA_MASTER_KEY: masterKey,
    MINGA_ROLES: 'web',
    MINGA_DATA_DIR: join(folder, 'data'),
  };
  function archive(): string {
    const [name] = readdirSync(join(folder, 'b')).filter((one) => one.startsWith('minga-main'));
    return join(folder, 'b', name ?? 'none');
  }
  return { folder, env, archive };
}

/** Another installation beside it, whose main database is empty. */
export async function emptyPlace(made: Made, extensions?: readonly string[]) {
  const { url, ownerUrl } = await emptyDatabase(extensions);
  const dataDir = join(made.folder, 'restored');
  const addresses = { DATABASE_URL: url, MIGRATION_DATABASE_URL: ownerUrl };
  return { env: { ...made.env, ...addresses, MINGA_DATA_DIR: dataDir }, url, ownerUrl, dataDir };
}

/** Makes `NAME` and `NAME.pub` in the folder. */
export async function keyIn(folder: string, name: string): Promise<void> {
  const done = await order(newKeyCommand, { args: [name], env: {}, from: folder });
  expect(done.result).toBe(0);
}

/** Into the folder `b` of the installation. */
export function backup({ folder, env }: Made, ...args: string[]): Promise<Outcome> {
  return order(backupCommand, { args: ['b', ...args], env, from: folder });
}

/** The same, unsealed. */
export function exportPlain({ folder, env }: Made): Promise<Outcome> {
  return order(exportCommand, { args: ['b'], env, from: folder });
}

/** Into the place, with what it is given on the way. */
export function importPlain(
  made: Made,
  env: Env,
  args: readonly string[],
  product: Partial<Product> = {},
): Promise<Outcome> {
  return order(importCommand, { args, env, from: made.folder, product });
}

/** Of sealed archives. */
export function restore(
  made: Made,
  env: Env,
  args: readonly string[],
  product: Partial<Product> = {},
): Promise<Outcome> {
  return order(restoreCommand, { args, env, from: made.folder, product });
}
