// Casts over a real connection take the short way: the same codes and headers, and nothing else gets through there.
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Listening, listen } from '../../../../platform/http/server.ts';
import { type TestUrn, testUrn } from '../../../../site/testing-vote.ts';
import {
  ballotOf,
  castBody,
  type OpenedElection,
  openedElection,
  VOTING,
  voterOf,
} from '../testing/opened-election.ts';

let urn: TestUrn;
let listening: Listening;
let election: OpenedElection;
let below: string;
beforeAll(async () => {
  urn = await testUrn({ clock: { now: () => VOTING }, castThreads: 2 });
  election = await openedElection(urn);
  const started = await listen(urn.handler, '127.0.0.1', 0);
  if (!started.ok) throw new Error(started.error.code);
  listening = started.value;
  below = `http://127.0.0.1:${listening.port}/e/pudeto-2027/`;
});
afterAll(async () => {
  await listening?.close(0);
  await urn?.close();
});

const post = (path: string, body: string | Uint8Array<ArrayBuffer>, headers = {}) =>
  fetch(`${below}${path}`, { method: 'POST', body, headers });

test('a ballot is taken and promised, with every header of the origin and the hour by which screens go', async () => {
  const ballot = await ballotOf(election, await voterOf(election, 1));
  const answer = await post('votar', castBody(ballot.vote));
  expect(answer.status).toBe(200);
  const { promises } = (await answer.json()) as { promises: unknown[] };
  expect(promises).toHaveLength(1);
  const other = await urn.get('/e/pudeto-2027/manifest.json');
  for (const name of [
    'content-security-policy',
    'referrer-policy',
    'cross-origin-opener-policy',
    'cross-origin-resource-policy',
    'x-content-type-options',
    'permissions-policy',
  ]) {
    expect(answer.headers.get(name)).toBe(other.headers.get(name));
  }
  expect(answer.headers.get('date')).toBeTruthy();
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('set-cookie')).toBeNull();
});

test('many at once are checked by threads and written together, each with its own answer', async () => {
  const ballots = await Promise.all(
    Array.from({ length: 20 }, async (_, at) =>
      ballotOf(election, await voterOf(election, 100 + at)),
    ),
  );
  const bad = ballots.map(({ vote }) => ({ ...vote, sig: vote.tok.slice(0, 86) }));
  const answers = await Promise.all([
    ...ballots.map(({ vote }) => post('votar', castBody(vote))),
    ...bad.map((vote) => post('votar', castBody(vote))),
    ...ballots.map(({ vote }) => post('votar', castBody(vote))),
  ]);
  const said = await Promise.all(answers.map(async (answer) => answer.json()));
  const leaves = said.map((one) => (one as { promises?: { leaf: string }[] }).promises?.[0]?.leaf);
  const own = ballots.map(({ hash }) => Buffer.from(hash).toString('base64url'));
  expect(leaves).toEqual([...own, ...bad.map(() => undefined), ...own]);
  expect(answers.slice(20, 40).map(({ status }) => status)).toEqual(bad.map(() => 400));
});

test('cookies, other sites, unknown elections and broken bodies are refused as on the long way', async () => {
  const codeOf = async (answer: Response) => [answer.status, await answer.json()];
  expect(await codeOf(await post('votar', 'x', { cookie: 'a=b' }))).toEqual([
    400,
    { code: 'cookie-received' },
  ]);
  expect(await codeOf(await post('votar', 'x', { 'sec-fetch-site': 'cross-site' }))).toEqual([
    403,
    { code: 'foreign-write' },
  ]);
  expect(await codeOf(await post('votar', 'x'))).toEqual([400, { code: 'not-canonical' }]);
  expect(await codeOf(await post('../nada/votar', 'x'))).toEqual([
    404,
    { code: 'unknown-election' },
  ]);
  expect((await fetch(`${below}votar`)).status).toBe(404);
});

test('eight megabytes are refused before they are read, declared or in pieces', async () => {
  const large = new Uint8Array(8 * 1024 * 1024);
  const answer = await post('votar', large).catch(() => undefined);
  expect([413, undefined]).toContain(answer?.status);
  const stream = new ReadableStream({
    start(controller) {
      for (let piece = 0; piece < 64; piece++) controller.enqueue(new Uint8Array(16 * 1024));
      controller.close();
    },
  });
  const pieces = await fetch(`${below}votar`, {
    method: 'POST',
    body: stream,
    duplex: 'half',
  } as RequestInit).catch(() => undefined);
  expect([413, undefined]).toContain(pieces?.status);
});

test('another host name is not answered here', async () => {
  const said = await new Promise<string>((resolve, reject) => {
    const socket = connect(listening.port, '127.0.0.1', () => {
      socket.write(
        'POST /e/pudeto-2027/votar HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\nconnection: close\r\n\r\nx',
      );
    });
    let all = '';
    socket.on('data', (bytes) => {
      all += bytes.toString();
    });
    socket.on('end', () => resolve(all));
    socket.on('error', reject);
  });
  expect(said).toMatch(/^HTTP\/1\.1 421 /);
});
