// The figures of a process: their form, what waits in a real database, and who may read them.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../database/database.ts';
import { enqueue, runJobs } from '../jobs.ts';
import { createLog } from '../log.ts';
import { queueMail } from '../mail.ts';
import { type TestDatabase, testDatabase } from '../testing/database.ts';
import { answerMetrics, type OriginMetrics } from './answer-metrics.ts';
import { counter, expositionOf, histogram } from './exposition.ts';
import { createMetrics } from './metrics.ts';

let given: TestDatabase;
beforeAll(async () => {
  given = await testDatabase();
});
afterAll(() => given.close());

/** The value of one line: name with labels as it stands. */
function sampleOf(text: string, name: string): number {
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1) ?? Number.NaN);
}

test('a counter counts apart for each set of labels, and text that would end a label does not', () => {
  const asked = counter('asked_total', 'Asked.');
  asked.add({ of: 'a' });
  asked.add({ of: 'a' });
  asked.add({ of: 'b"\n\\' });
  expect(expositionOf([asked.family()])).toBe(
    '# HELP asked_total Asked.\n# TYPE asked_total counter\n' +
      'asked_total{of="a"} 2\nasked_total{of="b\\"\\n\\\\"} 1\n',
  );
});

test('a histogram counts a duration in every bucket that it fits', () => {
  const took = histogram('took_seconds', 'Took.');
  for (const seconds of [0.005, 0.3, 60]) took.observe({ of: 'a' }, seconds);
  const text = expositionOf([took.family()]);
  const at = (le: string) => sampleOf(text, `took_seconds_bucket{of="a",le="${le}"}`);
  expect([at('0.005'), at('0.25'), at('0.5'), at('10'), at('+Inf')]).toEqual([1, 1, 2, 2, 3]);
  expect(sampleOf(text, 'took_seconds_sum{of="a"}')).toBeCloseTo(60.305);
  expect(sampleOf(text, 'took_seconds_count{of="a"}')).toBe(3);
});

test('every line is a comment or a sample of a family that was declared', async () => {
  const metrics = createMetrics('1.2.3');
  metrics.requestAnswered({ route: '/a/:b', method: 'BREW', status: 418, seconds: 0.01 });
  const text = await metrics.text(given.pool);
  const declared = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name);
  const samples = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  for (const line of samples) {
    expect(line).toMatch(/^[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [\d.e+-]+$/);
    expect(
      declared.some((name) => line.startsWith(name)),
      line,
    ).toBe(true);
  }
  expect(text.endsWith('\n')).toBe(true);
  expect(sampleOf(text, 'minga_build_info{version="1.2.3"}')).toBe(1);
  expect(sampleOf(text, 'minga_requests_total{route="/a/:b",method="other",status="4xx"}')).toBe(1);
  expect(sampleOf(text, 'process_resident_memory_bytes')).toBeGreaterThan(1e6);
  expect(sampleOf(text, 'minga_pool_connections_max')).toBe(5);
  expect(sampleOf(text, 'minga_event_loop_lag_seconds{figure="p99"}')).toBeGreaterThanOrEqual(0);
});

test('jobs and mails that wait, that are for later and that failed are counted', async () => {
  await inTransaction(given.db, async (tx) => {
    for (const name of ['test-due', 'test-late', 'test-dead']) await enqueue(tx, { name }, {});
    await queueMail(tx, { to: 'ana@ejemplo.cl', subject: 'a', text: 'b' });
    await queueMail(tx, { to: 'eva@ejemplo.cl', subject: 'a', text: 'b' });
  });
  const owner = given.owner;
  const ofTask = (name: string) =>
    sql`task_id = (select id from graphile_worker._private_tasks where identifier = ${name})`;
  await sql`update graphile_worker._private_jobs set run_at = now() - interval '90 seconds'
    where ${ofTask('test-due')}`.execute(owner);
  await sql`update graphile_worker._private_jobs set run_at = now() + interval '1 hour'
    where ${ofTask('test-late')}`.execute(owner);
  await sql`update graphile_worker._private_jobs set attempts = max_attempts
    where ${ofTask('test-dead')}`.execute(owner);
  await sql`update platform.outgoing_mail set queued_at = now() - interval '2 minutes',
    refused_at = case recipient when 'eva@ejemplo.cl' then now() end`.execute(owner);
  const text = await createMetrics('1').text(given.pool);
  // Two mails have a job each.
  expect(sampleOf(text, 'minga_jobs_waiting')).toBe(3);
  expect(sampleOf(text, 'minga_jobs_later')).toBe(1);
  expect(sampleOf(text, 'minga_jobs_failed')).toBe(1);
  expect(Math.floor(sampleOf(text, 'minga_job_oldest_seconds') / 10)).toBe(9);
  expect(sampleOf(text, 'minga_mails_waiting')).toBe(1);
  expect(sampleOf(text, 'minga_mails_refused')).toBe(1);
  expect(Math.floor(sampleOf(text, 'minga_mail_oldest_seconds') / 10)).toBe(12);
});

test('attempts of jobs are counted by name and by how they ended', async () => {
  const metrics = createMetrics('1');
  let ended = 0;
  let both: () => void = () => {};
  const done = new Promise<void>((resolve) => {
    both = resolve;
  });
  const end = (name: string, outcome: 'done' | 'failed') => {
    metrics.jobEnded(name, outcome);
    ended += 1;
    if (ended === 2) both();
  };
  const good = { name: 'test-good', run: async () => {} };
  const bad = {
    name: 'test-bad',
    maxAttempts: 1,
    run: () => Promise.reject(new Error('no')),
  };
  const runner = await runJobs(given.pool, given.db, [good, bad], createLog('silent'), end);
  await inTransaction(given.db, async (tx) => {
    await enqueue(tx, good, { personId: 'canary' });
    await enqueue(tx, bad, { personId: 'canary' });
  });
  await done;
  await runner.stop();
  const text = await metrics.text(given.pool);
  expect(sampleOf(text, 'minga_jobs_total{job="test-good",outcome="done"}')).toBe(1);
  expect(sampleOf(text, 'minga_jobs_total{job="test-bad",outcome="failed"}')).toBe(1);
  expect(text).not.toContain('canary');
});

const TOKEN = '0123456789abcdef';

function door(token?: string): OriginMetrics {
  return { token, requestAnswered: () => {}, text: async () => 'figures\n' };
}

async function opens(
  token: string | undefined,
  headers: Record<string, string>,
  more: { readonly peer?: string; readonly isBehindProxy?: boolean; readonly host?: string } = {},
): Promise<boolean> {
  const { peer, isBehindProxy = false, host = 'localhost:3000' } = more;
  const request = new Request(`http://${host}/metrics`, { headers });
  const answer = await answerMetrics(door(token), { request, peer, isBehindProxy });
  return answer !== undefined;
}

test('without a token this machine itself may read them, and nobody through a proxy or another name', async () => {
  for (const peer of ['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1']) {
    expect(await opens(undefined, {}, { peer }), peer).toBe(true);
  }
  for (const peer of [undefined, '10.0.0.7', '::ffff:10.0.0.7', '127.0.0.1.evil', '2001:db8::1']) {
    expect(await opens(undefined, {}, peer === undefined ? {} : { peer }), peer).toBe(false);
  }
  const peer = '127.0.0.1';
  expect(await opens(undefined, { 'x-forwarded-for': '127.0.0.1' }, { peer })).toBe(false);
  expect(await opens(undefined, { forwarded: 'for=127.0.0.1' }, { peer })).toBe(false);
  expect(await opens(undefined, {}, { peer, isBehindProxy: true })).toBe(false);
  expect(await opens(undefined, {}, { peer, host: 'evil.example' })).toBe(false);
  expect(await opens(undefined, { authorization: `Bearer ${TOKEN}` })).toBe(false);
});

test('with a token only the token opens, from anywhere', async () => {
  const far = { peer: '10.0.0.7', isBehindProxy: true, host: 'minga.example' };
  expect(await opens(TOKEN, { authorization: `Bearer ${TOKEN}` }, far)).toBe(true);
  for (const authorization of [`Bearer ${TOKEN}0`, `Basic ${TOKEN}`, TOKEN, 'Bearer ', 'Bearer']) {
    expect(await opens(TOKEN, { authorization }, far), authorization).toBe(false);
  }
  expect(await opens(TOKEN, {}, { peer: '127.0.0.1' })).toBe(false);
});
