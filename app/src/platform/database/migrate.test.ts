import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { emptyDatabase, type TestDatabase } from '../testing/database.ts';
import { finishMigrations, type Migration, migrate, readMigrations } from './migrate.ts';
import { unreachableSentence } from './unreachable.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(() => database.close());

async function folderWith(files: Record<string, string>): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'minga-migrations-'));
  for (const [name, sql] of Object.entries(files)) await writeFile(join(dir, name), sql);
  return dir;
}

async function ask(of: TestDatabase, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: of.ownerUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
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
  expect(await ask(database, "select to_regclass('trial.half') as made")).toEqual([{ made: null }]);
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

describe('expand and contract', () => {
  const EXPAND = '9010-works--grow.sql';
  const CONTRACT = '9011-works--shrink.sql';
  const LATER = '9012-works--grow-more.sql';
  let own: TestDatabase;
  let ours: readonly Migration[];
  let all: readonly Migration[];
  beforeAll(async () => {
    own = await emptyDatabase();
    ours = await readMigrations(join(import.meta.dirname, '../../../migrations'));
    const dir = await folderWith({
      [EXPAND]: '-- What.\n-- expand\ncreate schema grown; create table grown.a (b int, c int);',
      [CONTRACT]: '-- What.\n-- contract\nalter table grown.a drop column c;',
      [LATER]: '-- What.\n-- expand\nalter table grown.a add column d int;',
    });
    all = [...ours, ...(await readMigrations(dir))];
  });
  afterAll(() => own.close());

  test('a start expands, also past a contract that waits', async () => {
    expect(all.slice(-3).map(({ kind }) => kind)).toEqual(['expand', 'contract', 'expand']);
    expect(await migrate(own.ownerUrl, 'minga', all)).toEqual([EXPAND, LATER]);
    expect(await migrate(own.ownerUrl, 'minga', all)).toEqual([]);
  });

  test('a program that does not know what expanded starts', async () => {
    expect(await migrate(own.ownerUrl, 'minga', ours)).toEqual([]);
  });

  test('whoever may not finish changes nothing', async () => {
    const mayNot = () => Promise.reject(new Error('others'));
    await expect(finishMigrations(own.ownerUrl, 'minga', all, mayNot)).rejects.toThrow('others');
    await expect(ask(own, 'select c from grown.a')).resolves.toBeDefined();
  });

  test('whoever finishes applies what waited, and a program that does not know it starts no more', async () => {
    expect(await finishMigrations(own.ownerUrl, 'minga', all, async () => {})).toEqual([CONTRACT]);
    expect(await migrate(own.ownerUrl, 'minga', all)).toEqual([]);
    const refused = await migrate(own.ownerUrl, 'minga', ours).catch((error: unknown) => error);
    expect(unreachableSentence(refused)).toMatch(
      /^esta Minga es anterior a la base minga.*9011-works--shrink\.sql/,
    );
    const finished = finishMigrations(own.ownerUrl, 'minga', ours, async () => {});
    await expect(finished).rejects.toThrow(/9011/);
  });

  test('in an empty database everything is applied in order', async () => {
    const empty = await emptyDatabase();
    onTestFinished(() => empty.close());
    await ask(empty, 'drop schema platform cascade');
    const three = all.slice(-3);
    expect(await migrate(empty.ownerUrl, 'minga', three)).toEqual([EXPAND, CONTRACT, LATER]);
  });
});

test('a migration gives way to whoever works with its table, and comes in between', async () => {
  const dir = await folderWith({
    '9020-works--wide.sql': 'create schema wide; create table wide.a (id int);',
    '9021-works--wider.sql': 'alter table wide.a add column b int;',
  });
  const [made, ...rest] = await readMigrations(dir);
  if (made === undefined) throw new Error('two files');
  await migrate(database.ownerUrl, 'minga', [made]);
  const [reader, other] = [database.ownerUrl, database.ownerUrl].map(
    (connectionString) => new pg.Client({ connectionString }),
  ) as [pg.Client, pg.Client];
  await Promise.all([reader.connect(), other.connect()]);
  await reader.query('begin; select from wide.a');
  const migrated = migrate(database.ownerUrl, 'minga', rest);
  const waits: number[] = [];
  for (let asked = 0; asked < 20; asked++) {
    const began = Date.now();
    await other.query('select from wide.a');
    waits.push(Date.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(Math.max(...waits)).toBeLessThan(8_000);
  await reader.query('commit');
  expect(await migrated).toEqual(['9021-works--wider.sql']);
  await Promise.all([reader.end(), other.end()]);
});

test('a database from before migrations had a kind learns it, and an old program writes into it', async () => {
  const old = await emptyDatabase();
  onTestFinished(() => old.close());
  await ask(old, 'alter table platform.migration drop column kind');
  const files = await readMigrations(join(import.meta.dirname, '../../../migrations'));
  expect(await migrate(old.ownerUrl, 'minga', files)).toEqual([]);
  await ask(old, `insert into platform.migration (name, sha256) values ('9999-a--b.sql', 'x')`);
  const kinds = await ask(old, 'select distinct kind from platform.migration');
  expect(kinds).toEqual([{ kind: 'expand' }]);
});
