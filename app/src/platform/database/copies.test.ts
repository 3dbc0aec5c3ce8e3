// Which copies work with a database, and that statements survive what a newer copy adds.
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { testDatabase } from '../testing/database.ts';
import { addressOf, connectedCopies, copyIn, olderThan } from './copies.ts';
import { openDatabase } from './database.ts';

const root = join(import.meta.dirname, '../../../..');

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

test('a copy says its version and the newest migration that it knows, and is seen also at rest', async () => {
  const database = await testDatabase();
  onTestFinished(() => database.close());
  const copy = copyIn(root);
  expect(copy.newest).toMatch(/^\d{4}$/);
  const old = { version: '0.0.9', newest: '0003' };
  const working = openDatabase(addressOf(copy, database.url), () => {});
  onTestFinished(() => working.close());
  await working.pool.query('select 1');
  await connect(addressOf(old, database.url));
  await connect(database.url.replace('?', '?application_name=psql&'));
  const looking = await connect(database.ownerUrl);
  const connected = await connectedCopies(looking, 'minga_app');
  expect(connected).toEqual([
    { copy: old, name: 'minga 0.0.9 0003', connections: 1 },
    { copy, name: `minga ${copy.version} ${copy.newest}`, connections: 1 },
    { copy: undefined, name: 'psql', connections: 1 },
  ]);
  const names = (migration: string) => olderThan(migration, connected).map(({ name }) => name);
  expect(names('0004-a--b.sql')).toEqual(['minga 0.0.9 0003', 'psql']);
  expect(names('0003-a--b.sql')).toEqual(['psql']);
});

test('a column that a newer copy adds breaks no statement, whatever it asks for', async () => {
  const database = await testDatabase();
  onTestFinished(() => database.close());
  const owner = await connect(database.ownerUrl);
  await owner.query(
    'create schema trial; create table trial.a (id int); insert into trial.a values (1)',
  );
  await owner.query(
    'grant usage on schema trial to minga_app; grant select, insert on trial.a to minga_app',
  );
  const statements = [
    () => sql`select * from trial.a where id = ${1}`,
    () => sql`select a.*, 1 as n from trial.a where id = ${1}`,
    () => sql`select 1 as n, * from trial.a where id = ${1}`,
    () => sql`insert into trial.a (id) values (${2}) returning *`,
    () => sql`with one as (select id from trial.a where id = ${1}) select * from one`,
    () => sql`select id, id * 2 as twice from trial.a where id = ${1}`,
  ];
  for (const one of statements) await one().execute(database.db);
  await owner.query('alter table trial.a add column b text');
  for (const one of statements) await expect(one().execute(database.db)).resolves.toBeDefined();
});
