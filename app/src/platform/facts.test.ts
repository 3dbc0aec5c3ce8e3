import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grantRights } from './database/application-role.ts';
import { inTransaction } from './database/database.ts';
import { factBook } from './facts.ts';
import { type TestDatabase, testDatabase } from './testing/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await sql`create schema trial`.execute(database.owner);
  await sql`create table trial.fact (
    subject text, kind text, key text, payload jsonb not null,
    deposited_at timestamptz not null default now(), primary key (subject, kind, key))`.execute(
    database.owner,
  );
  await grantRights(database.ownerUrl, database.url);
});
afterAll(() => database.close());

const book = factBook<{ kind: 'frozen'; key: string; payload: { amountClp: number } }>('trial');
const deposit = (subject: string, key: string, amountClp: number) =>
  inTransaction(database.db, (tx) =>
    book.deposit(tx, subject, { kind: 'frozen', key, payload: { amountClp } }),
  );

test('a fact deposited twice is one fact', async () => {
  await deposit('a', '1', 100);
  await deposit('a', '1', 100);
  expect(await book.about(database.db, 'a')).toEqual([
    { subject: 'a', kind: 'frozen', key: '1', payload: { amountClp: 100 } },
  ]);
});

test('a fact does not change under its readers', async () => {
  await expect(deposit('a', '1', 101)).rejects.toThrow(/another payload/);
  expect((await book.about(database.db, 'a'))[0]?.payload.amountClp).toBe(100);
});

test('a fact is gone if the transaction that deposited it fails', async () => {
  await expect(
    inTransaction(database.db, async (tx) => {
      await book.deposit(tx, 'b', { kind: 'frozen', key: '1', payload: { amountClp: 1 } });
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(await book.about(database.db, 'b')).toEqual([]);
});

test('facts about every subject come together', async () => {
  await deposit('c', '1', 5);
  const subjects = (await book.about(database.db)).map((one) => one.subject);
  expect(subjects).toEqual(['a', 'c']);
});
