// Uploads from their arrival to their erasure, on a real database and through the real counting child.
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { closedUrnDoor } from '../../../../platform/urn-door.ts';
import { jobs as jobsOf } from '../jobs.ts';
import { queueLength } from '../rules/limits.ts';
import { parseUploadId, type UploadId } from '../rules/upload.ts';
import { findResultFile, findUpload } from '../store/uploads.ts';
import { bytesOf, smallVote } from '../testing/small-votes.ts';
import { acceptUpload } from './accept-upload.ts';
import { countUploadedFile } from './count-uploaded-file.ts';
import { eraseExpiredUploads } from './erase-expired-uploads.ts';
import { eraseUpload } from './erase-upload.ts';
import { recountUpload } from './recount-upload.ts';

let database: TestDatabase;
const jobs = jobsOf({
  ...{ publicUrl: 'http://localhost', gather: async () => [] },
  ...{ urn: closedUrnDoor, roll: undefined },
});
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await sql`delete from count.upload`.execute(database.db);
});

const text = smallVote({ budget: 100, costs: { A: 30, B: 80 }, ballots: { A: 5, 'A,B': 5 } });
const vote = {
  fileName: 'votos.pb',
  bytes: bytesOf(text),
  choice: { completion: 'none' },
  locale: 'es-CL',
} as const;

async function accept(upload: Parameters<typeof acceptUpload>[1] = vote): Promise<UploadId> {
  const accepted = await acceptUpload(database.db, upload);
  assert(accepted.ok, 'there is room in the queue');
  return accepted.value;
}

async function jobsWaitingFor(id: UploadId): Promise<number> {
  const found = await sql<{ count: string }>`
    select count(*) from graphile_worker._private_jobs where payload ->> 'id' = ${id}`.execute(
    database.db,
  );
  return Number(found.rows[0]?.count);
}

async function expire(id: UploadId): Promise<void> {
  await sql`update count.upload set expires_at = now() where id = ${id}`.execute(database.db);
}

test('an upload gets an id that nobody can guess, and its job in the same transaction', async () => {
  const id = await accept();
  expect(parseUploadId(id)).toBe(id);
  expect(await jobsWaitingFor(id)).toBe(1);
  expect(await findUpload(database.db, id)).toMatchObject({
    fileName: 'votos.pb',
    choice: { completion: 'none' },
    state: { kind: 'queued' },
  });
});

test('the same file twice is two counts', async () => {
  expect(await accept()).not.toBe(await accept());
});

test('the job counts it and leaves the page in both languages and the three files', async () => {
  const id = await accept();
  await countUploadedFile(database.db, id);
  const upload = await findUpload(database.db, id);
  assert(upload?.state.kind === 'done', 'it was counted');
  expect(upload.state.reports['es-CL'].lead).toBe(
    '10 papeletas priorizaron 1 de 2 proyectos, por $30.',
  );
  expect(upload.state.reports.en.lead).toBe('10 ballots prioritised 1 of 2 projects, for $30.');
  const json = await findResultFile(database.db, id, 'json');
  expect(JSON.parse(json ?? '')).toMatchObject({ winners: ['A'] });
  expect(await findResultFile(database.db, id, 'csv')).toContain('Proyecto A');
  expect(await findResultFile(database.db, id, 'pb')).toMatch(/^META/);
});

test('a job that comes twice changes nothing the second time', async () => {
  const id = await accept();
  const job = jobs.find(({ name }) => name === 'count/count-uploaded-file');
  assert(job !== undefined, 'the room has the job that it enqueues');
  await job.run(database.db, { id });
  const first = await findUpload(database.db, id);
  await job.run(database.db, { id });
  expect(await findUpload(database.db, id)).toEqual(first);
});

test('a job for an upload that was erased meanwhile does nothing', async () => {
  const id = await accept();
  await eraseUpload(database.db, id);
  await countUploadedFile(database.db, id);
  expect(await findUpload(database.db, id)).toBeUndefined();
});

test('what turns out not to be countable ends as broken, not as waiting for ever', async () => {
  const id = await accept({ ...vote, bytes: bytesOf('nada') });
  await countUploadedFile(database.db, id);
  expect(await findUpload(database.db, id)).toMatchObject({
    state: { kind: 'failed', failure: 'broken' },
  });
});

test('a result that the database does not take is told at once, and the fault is thrown', async () => {
  const id = await accept();
  await sql`alter table count.upload add constraint takes_none check (result_json is null)`.execute(
    database.owner,
  );
  try {
    await expect(countUploadedFile(database.db, id)).rejects.toThrow('takes_none');
  } finally {
    await sql`alter table count.upload drop constraint takes_none`.execute(database.owner);
  }
  expect(await findUpload(database.db, id)).toMatchObject({
    state: { kind: 'failed', failure: 'broken' },
  });
});

test('a count whose process died is told as broken', async () => {
  const id = await accept();
  await sql`update count.upload set state = 'counting', started_at = now() - interval '4 minutes'
    where id = ${id}`.execute(database.db);
  expect(await findUpload(database.db, id)).toMatchObject({ state: { kind: 'failed' } });
});

test('the queue has an end, and what was lost does not fill it', async () => {
  const ids = await Promise.all(Array.from({ length: queueLength }, () => accept()));
  expect(await acceptUpload(database.db, vote)).toEqual({
    ok: false,
    error: { code: 'count/queue-full' },
  });
  await sql`update count.upload set state = 'counting', started_at = now() - interval '1 hour'
    where id = ${ids[0]}`.execute(database.db);
  expect((await acceptUpload(database.db, vote)).ok).toBe(true);
});

test('many at the same moment do not get past the end of the queue', async () => {
  const asked = Array.from({ length: queueLength + 5 }, () => acceptUpload(database.db, vote));
  const answers = await Promise.all(asked);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(queueLength);
});

test('by other rules it is a count of its own, and the first one stays', async () => {
  const id = await accept();
  await countUploadedFile(database.db, id);
  const again = await recountUpload(database.db, id, { rule: 'greedy' });
  assert(again.ok, 'the file is still here');
  await countUploadedFile(database.db, again.value);
  const [first, second] = [
    await findUpload(database.db, id),
    await findUpload(database.db, again.value),
  ];
  expect(first?.choice).toEqual({ completion: 'none' });
  expect(second?.choice).toEqual({ rule: 'greedy' });
  expect(second?.state).toMatchObject({
    reports: { 'es-CL': { counts: [{ how: expect.stringContaining('en orden de votos') }] } },
  });
});

test('after its hour nobody sees it, nobody recounts it, and it is erased', async () => {
  const id = await accept();
  const alive = await accept();
  await countUploadedFile(database.db, id);
  await expire(id);
  expect(await findUpload(database.db, id)).toBeUndefined();
  expect(await findResultFile(database.db, id, 'json')).toBeUndefined();
  expect(await recountUpload(database.db, id, {})).toEqual({
    ok: false,
    error: { code: 'count/upload-gone' },
  });
  expect(await eraseExpiredUploads(database.db)).toBe(1);
  const left = await database.db.selectFrom('count.upload').select('id').execute();
  expect(left).toEqual([{ id: alive }]);
});

test('an hour is an hour', async () => {
  const id = await accept();
  const { minutes } = await database.db
    .selectFrom('count.upload')
    .select(sql<number>`extract(epoch from expires_at - created_at) / 60`.as('minutes'))
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(Number(minutes)).toBe(60);
});

test('the cron job erases and is asked every ten minutes', async () => {
  const job = jobs.find(({ every }) => every !== undefined);
  expect(job?.every).toBe('*/10 * * * *');
  const id = await accept();
  await expire(id);
  await job?.run(database.db, {});
  const left = await database.db.selectFrom('count.upload').select('id').execute();
  expect(left).toEqual([]);
});
