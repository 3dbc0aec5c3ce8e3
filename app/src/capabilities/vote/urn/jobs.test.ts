import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startUrnWork } from './jobs.ts';
import { logFolderAt } from './store/log-folders.ts';
import { type OpenedLog, openedLog } from './testing/opened-log.ts';

let log: OpenedLog;
let stop: (() => Promise<void>) | undefined;

beforeEach(async () => {
  log = await openedLog({ witnesses: 1 });
});
afterEach(async () => {
  await stop?.();
  await log.urn.close();
});

async function published(): Promise<string | undefined> {
  const bytes = await logFolderAt(log.urn.house.logsDir, log.id).read('checkpoint');
  return bytes && new TextDecoder().decode(bytes).split('\n')[1];
}

test('the log is there before anybody can cast, and goes forward by itself until it is stopped', async () => {
  stop = await startUrnWork(log.urn.house);
  expect(await published()).toBe('2');
  await log.cast('comuna', 20);
  log.at('2027-05-05T15:00:00Z');
  await vi.waitFor(async () => expect(await published()).toBe('23'), { timeout: 20_000 });
  await stop();
  stop = undefined;
  await log.cast('comuna', 20);
  log.at('2027-05-06T03:00:00Z');
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(await published()).toBe('23');
});
