// A copy that nobody asks anything is still connected, so that it is not taken for gone.
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { testDatabase } from '../testing/database.ts';
import { openDatabase } from './database.ts';

test('a pool at rest gives its connections back but for one', async () => {
  const database = await testDatabase();
  onTestFinished(() => database.close());
  const { pool, close } = openDatabase(database.url, () => {});
  onTestFinished(close);
  await Promise.all([1, 2, 3].map(() => pool.query('select pg_sleep(0.1)')));
  expect(pool.totalCount).toBe(3);
  await expect.poll(() => pool.totalCount, { timeout: 20_000, interval: 500 }).toBe(1);
  await wait(2_000);
  expect(pool.totalCount).toBe(1);
});
