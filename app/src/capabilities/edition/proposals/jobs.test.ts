// The work that comes round by itself, as it is run: by its name, with the clock of the machine.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { jobs, LAPSE_WAITING } from './jobs.ts';
import { readProposal } from './store/proposals.ts';
import { givenResident } from './testing/kept.ts';
import { beginSending, given, sent } from './testing/sending.ts';

beforeAll(beginSending);
afterAll(async () => {
  vi.useRealTimers();
  await given.close();
});

test('what waits for a yes lapses in the hour after the last day of its edition, and its author is told once', async () => {
  const author = await givenResident(given.db);
  const { id } = await sent('patrocinada', author);
  const lapse = jobs.find(({ name }) => name === LAPSE_WAITING);
  expect(lapse?.every).toBe('7 * * * *');
  const runAt = async (now: string) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) });
    await lapse?.run(given.db, {});
    return (await readProposal(given.db, id))?.state;
  };
  expect(await runAt('2026-12-12T02:07:00Z')).toBe('waiting');
  expect(await runAt('2026-12-12T03:07:00Z')).toBe('lapsed');
  expect(await runAt('2026-12-12T04:07:00Z')).toBe('lapsed');
  const told = await given.db
    .selectFrom('people.notice')
    .where('person_id', '=', author)
    .where('title', 'like', '%dijera que sí a tiempo')
    .select('kind')
    .execute();
  expect(told).toEqual([{ kind: 'proposals/answer' }]);
});
