import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../testing/database.ts';
import { migrate, readMigrations } from './migrate.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

async function folderWith(files: Record<string, string>): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'minga-migrations-'));
  for (const [name, sql] of Object.entries(files)) await writeFile(join(dir, name), sql);
  return dir;
}

async function one(sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows[0];
  } finally {
    await client.end();
  }
}

test('each file is applied once, in order, and a second run changes nothing', async () => {
  const dir = await folderWith({
    '9001-works--begin.sql': 'create schema trial; create table trial.a (id int);',
    '9002-works--grow.sql': 'alter table trial.a add column name text;',
  });
  const files = await readMigrations(dir);
  expect(await migrate(database.ownerUrl, 'minga', files)).toEqual([
    '9001-works--begin.sql',
    '9002-works--grow.sql',
  ]);
  expect(await migrate(database.ownerUrl, 'minga', files)).toEqual([]);
});

test('a file that fails leaves nothing behind', async () => {
  const dir = await folderWith({
    '9003-works--broken.sql': 'create table trial.half (id int); select 1 / 0;',
  });
  await expect(migrate(database.ownerUrl, 'minga', await readMigrations(dir))).rejects.toThrow(
    /9003/,
  );
  expect(await one("select to_regclass('trial.half') as made")).toEqual({ made: null });
});

test('a file changed after it was applied stops the start', async () => {
  const dir = await folderWith({ '9001-works--begin.sql': 'select 1;' });
  await expect(migrate(database.ownerUrl, 'minga', await readMigrations(dir))).rejects.toThrow(
    /changed after/,
  );
});

test('two copies that start together do not apply a file twice', async () => {
  const dir = await folderWith({ '9004-works--once.sql': 'create table trial.once (id int);' });
  const files = await readMigrations(dir);
  const both = await Promise.all([1, 2].map(() => migrate(database.ownerUrl, 'minga', files)));
  expect(both.flat()).toEqual(['9004-works--once.sql']);
});

test('the roll and the urn have their own database', async () => {
  const dir = await folderWith({
    '9005-urn--box.sql': 'create table trial.urn (id int);',
    '9006-roll--rights.sql': 'create table trial.roll (id int);',
  });
  expect(await migrate(database.ownerUrl, 'minga', await readMigrations(dir))).toEqual([]);
  expect(await migrate(database.ownerUrl, 'minga_urn', await readMigrations(dir))).toEqual([
    '9005-urn--box.sql',
  ]);
});

test('names of another form and repeated numbers are refused', async () => {
  await expect(readMigrations(await folderWith({ 'x.sql': '' }))).rejects.toThrow(/name/);
  const twice = { '0001-a--b.sql': '', '0001-a--c.sql': '' };
  await expect(readMigrations(await folderWith(twice))).rejects.toThrow(/two migrations/);
});
