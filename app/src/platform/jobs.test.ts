import { runTaskListOnce } from 'graphile-worker';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from './database/database.ts';
import { enqueue, runJobs } from './jobs.ts';
import { createLog } from './log.ts';
import { type TestDatabase, testDatabase } from './testing/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const job = { name: 'test/say' };

async function waiting(): Promise<number> {
  const found = await sql<{ n: string }>`select count(*) n from graphile_worker.jobs`.execute(
    database.db,
  );
  return Number(found.rows[0]?.n);
}

test('a job exists if and only if the transaction of its cause commits', async () => {
  await expect(
    inTransaction(database.db, async (tx) => {
      await enqueue(tx, job, { word: 'lost' });
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(await waiting()).toBe(0);

  await inTransaction(database.db, (tx) => enqueue(tx, job, { word: 'kept' }));
  expect(await waiting()).toBe(1);

  const heard: unknown[] = [];
  const client = await database.pool.connect();
  try {
    await runTaskListOnce({}, { 'test/say': (payload) => void heard.push(payload) }, client);
  } finally {
    client.release();
  }
  expect(heard).toEqual([{ word: 'kept' }]);
});

test('a running worker takes a job within a moment and stops when told', async () => {
  let said: (word: unknown) => void = () => {};
  const heard = new Promise((resolve) => {
    said = resolve;
  });
  const say = { ...job, run: async (_: unknown, payload: unknown) => said(payload) };
  const runner = await runJobs(database.pool, database.db, [say], createLog('silent'));
  await inTransaction(database.db, (tx) => enqueue(tx, job, { word: 'now' }));
  expect(await heard).toEqual({ word: 'now' });
  await runner.stop();
});

test('a worker that could not write how a job ended gives way to another one, which does the job again', async () => {
  const owner = database.owner;
  let runs = 0;
  let again: () => void = () => {};
  const ranAgain = new Promise<void>((resolve) => {
    again = resolve;
  });
  const hide = sql`alter table graphile_worker._private_jobs rename to hidden`;
  const show = sql`alter table graphile_worker.hidden rename to _private_jobs`;
  const say = {
    ...job,
    run: async () => {
      runs += 1;
      if (runs === 2) return again();
      await hide.execute(owner);
      setTimeout(() => void show.execute(owner), 200);
    },
  };
  const worker = await runJobs(database.pool, database.db, [say], createLog('silent'));
  await inTransaction(database.db, (tx) => enqueue(tx, say, {}));
  await ranAgain;
  await worker.stop();
  expect(await waiting()).toBe(0);
});
