// The role that the product works as: it gets what it needs at each start, and nothing with which it could undo the log.
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { prepareJobs } from '../jobs.ts';
import { type TestDatabase, testDatabase } from '../testing/database.ts';
import { grantRights } from './application-role.ts';
import { migrate, readMigrations } from './migrate.ts';

let given: TestDatabase;
beforeAll(async () => {
  given = await testDatabase();
});
afterAll(() => given?.close());

const grant = () => grantRights(given.ownerUrl, given.url);

test('several processes that start at once give the same rights', async () => {
  await Promise.all([1, 2, 3, 4].map(grant));
  await expect(
    sql`select count(*) from records.audit_entry`.execute(given.db),
  ).resolves.toBeDefined();
});

test('what a later migration makes is worked with from the next start on', async () => {
  await sql`create schema later`.execute(given.owner);
  await sql`create table later.thing (id bigserial primary key)`.execute(given.owner);
  const insert = sql`insert into later.thing default values`;
  await expect(insert.execute(given.db)).rejects.toThrow('permission denied');
  await grant();
  await expect(insert.execute(given.db)).resolves.toBeDefined();
  await expect(sql`truncate later.thing`.execute(given.db)).rejects.toThrow('permission denied');
  await expect(sql`drop table later.thing`.execute(given.db)).rejects.toThrow('must be owner');
  await expect(sql`create table later.other (id int)`.execute(given.db)).rejects.toThrow(
    'permission denied',
  );
});

test('a right that was given on the log by mistake is taken back at the next start', async () => {
  await sql`grant update, delete, truncate on records.audit_entry to minga_app`.execute(
    given.owner,
  );
  await grant();
  const { rows } = await sql<{ right: string }>`select privilege_type as right
    from information_schema.role_table_grants where grantee = 'minga_app'
      and table_schema = 'records' and table_name = 'audit_entry' order by 1`.execute(given.owner);
  expect(rows.map(({ right }) => right)).toEqual(['INSERT', 'SELECT']);
});

test('jobs are added, read and finished by the role that owns none of their tables', async () => {
  await prepareJobs(given.ownerUrl);
  await grant();
  const add = sql`select graphile_worker.add_job('records-print-document', '{}')`;
  await expect(add.execute(given.db)).resolves.toBeDefined();
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from graphile_worker.jobs`.execute(given.db);
  expect(rows[0]?.n).toBe(1);
});

test('another role that takes its place gets the doors of the jobs too', async () => {
  const url = new URL(given.url);
  url.username = `other_${url.pathname.slice(-8)}`;
  const role = `"${url.username}"`;
  const server = new pg.Client({ connectionString: inject('postgres').adminUrl });
  await server.connect();
  await server.query(`create role ${role} login`);
  try {
    await prepareJobs(given.ownerUrl);
    await grant();
    await grantRights(given.ownerUrl, url.href);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_policy
      where polname = 'application' and ${url.username}::text = any (
        select rolname::text from pg_roles where oid = any (polroles))`.execute(given.owner);
    expect(rows[0]?.n).toBeGreaterThan(0);
  } finally {
    await grant();
    await server.end();
  }
});

test('a process without the address of the owner starts where nothing is missing, and only there', async () => {
  const folder = join(import.meta.dirname, '../../../migrations');
  const files = await readMigrations(folder);
  expect(await migrate(given.url, 'minga', files)).toEqual([]);
  const [first] = files;
  if (first === undefined) throw new Error('no migrations');
  const next = { ...first, name: '9999-records--next.sql', sha256: 'x', sql: 'create schema next' };
  await expect(migrate(given.url, 'minga', [...files, next])).rejects.toThrow(/9999/);
});

test('where one role does both, nothing is given and nothing is taken', async () => {
  await expect(grantRights(given.ownerUrl, given.ownerUrl)).resolves.toBeUndefined();
  await expect(
    sql`select has_table_privilege('records.audit_entry', 'delete') as may`.execute(given.owner),
  ).resolves.toMatchObject({ rows: [{ may: true }] });
});
