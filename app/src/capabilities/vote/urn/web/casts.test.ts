// What the urn takes and promises, which requests it does not hear, and what stays of it.
import {
  type CheckedVote,
  canon,
  fromBase64url,
  promiseMessage,
  toBase64url,
  utf8,
} from '@minga/ballot';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeCrypto } from '../../../../platform/node-crypto.ts';
import { type TestUrn, testUrn } from '../../../../site/testing-vote.ts';
import {
  ballotOf,
  castBody,
  changedVote,
  type OpenedElection,
  openedElection,
  type TestVoter,
  VOTING,
  voterOf,
} from '../testing/opened-election.ts';
import { type ExpectedRefusal, everythingIn, expectRefusal } from '../testing/untouched.ts';

let urn: TestUrn;
let election: OpenedElection;
let ana: TestVoter;
let good: CheckedVote;
let now = VOTING;

beforeAll(async () => {
  urn = await testUrn({ clock: { now: () => now } });
  election = await openedElection(urn);
  ana = await voterOf(election, 1);
  good = await ballotOf(election, ana);
});
afterAll(() => urn?.close());

const path = '/e/pudeto-2027/votar';

function cast(body: Uint8Array<ArrayBuffer> | string, headers?: Record<string, string>) {
  return urn.post(path, body, headers);
}

const refuses = (send: () => Promise<Response>, expected: ExpectedRefusal) =>
  expectRefusal(urn, send, expected);
const everything = () => everythingIn(urn);

describe('a request', () => {
  test('31, 32: at the end of casting by the clock of the urn, whatever the telephone says', async () => {
    const body = castBody(good.vote);
    const phone = { 'sec-fetch-site': 'same-origin', date: 'Thu, 06 May 2027 15:00:00 GMT' };
    try {
      for (const [at, code] of [
        ['2027-05-12T23:00:00Z', 'closed'],
        ['2027-05-05T11:59:59Z', 'not-open'],
      ] as const) {
        now = new Date(at);
        await refuses(() => cast(body, phone), { status: 403, code, ballot: 0 });
      }
    } finally {
      now = VOTING;
    }
  });

  test('36: with a cookie', async () => {
    await refuses(() => cast(castBody(good.vote), { cookie: 'minga-session=x' }), {
      status: 400,
      code: 'cookie-received',
    });
  });

  test('37: for another host', async () => {
    const before = await everything();
    const handler = await urn.ask(
      new Request(`http://localhost:3001${path}`, { method: 'POST', body: castBody(good.vote) }),
    );
    expect(handler.status).toBe(421);
    expect(await everything()).toBe(before);
  });

  test('38: of eight megabytes, declared or not', async () => {
    const large = { status: 413, code: 'too-large' };
    const megabytes = new Uint8Array(8 * 1024 * 1024);
    await refuses(() => cast(megabytes), large);
    await refuses(
      () => cast(castBody(good.vote), { 'content-length': String(8 * 1024 * 1024) }),
      large,
    );
    const long = castBody({ ...good.vote, ct: 'A'.repeat(9000) });
    await refuses(() => cast(long), { status: 413, code: 'too-large', ballot: 0 });
  });

  test('of another site, or to an election that is not here', async () => {
    await refuses(() => cast(castBody(good.vote), { 'sec-fetch-site': 'cross-site' }), {
      status: 403,
      code: 'foreign-write',
    });
    await refuses(() => urn.post('/e/nada/votar', castBody(good.vote)), {
      status: 404,
      code: 'unknown-election',
    });
  });

  test('39, 40: no page may frame the urn, and none of its pages runs what a title brings', async () => {
    const { headers } = await urn.get('/e/pudeto-2027/manifest.json');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|https?:/);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('set-cookie')).toBeNull();
  });
});

describe('what is taken', () => {
  test('a whole ballot paper, with promises that hold', async () => {
    const voter = 77;
    const ballots = await Promise.all(
      ['comuna', 'sector'].map(async (contest) =>
        ballotOf(election, await voterOf(election, voter, contest)),
      ),
    );
    const answer = await cast(castBody(...ballots.map(({ vote }) => vote)));
    expect(answer.status).toBe(200);
    const { promises } = (await answer.json()) as { promises: { leaf: string; sig: string }[] };
    expect(promises.map(({ leaf }) => leaf)).toEqual(ballots.map(({ hash }) => toBase64url(hash)));
    const key = fromBase64url(election.manifest.promise_key) ?? new Uint8Array();
    for (const { leaf, sig } of promises) {
      const message = promiseMessage(election.hash, fromBase64url(leaf) ?? new Uint8Array());
      const signature = fromBase64url(sig) ?? new Uint8Array();
      expect(await nodeCrypto.verifyEd25519(key, message, signature)).toBe(true);
    }
  });

  test('23: the same bytes again get the same promise, another ballot of the same key none', async () => {
    const voter = await voterOf(election, 23);
    const ballot = await ballotOf(election, voter);
    const first = await (await cast(castBody(ballot.vote))).text();
    const before = await everything();
    expect(await (await cast(castBody(ballot.vote))).text()).toBe(first);
    expect(await everything()).toBe(before);
    const again = await ballotOf(election, voter, ['2']);
    await refuses(() => cast(castBody(again.vote)), {
      status: 409,
      code: 'already-voted',
      ballot: 0,
    });
    const other = await ballotOf(election, await voterOf(election, 23, 'sector'));
    await refuses(() => cast(castBody(other.vote, again.vote)), {
      status: 409,
      code: 'already-voted',
      ballot: 1,
    });
    const both = await cast(castBody(other.vote, ballot.vote));
    expect(both.status).toBe(200);
  });

  test('24: two hundred at once of one key leave one row, whichever of them it is', async () => {
    const voter = await voterOf(election, 24);
    const [one, two] = [await ballotOf(election, voter), await ballotOf(election, voter)];
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, at) => cast(castBody((at % 2 === 0 ? one : two).vote))),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(new Set(statuses)).toEqual(new Set([200, 409]));
    expect(statuses.filter((status) => status === 200)).toHaveLength(100);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from urn.ballot
      where pk = ${Buffer.from(one.vote.pk, 'base64url')}`.execute(urn.database.db);
    expect(rows).toEqual([{ n: 1 }]);
  });

  test('29, 30: what cannot be opened later: it is null then, and never stops the count', async () => {
    const voter = await voterOf(election, 29);
    const copied = changedVote(good.vote, {}, undefined);
    const own = await ballotOf(election, voter);
    const copy = changedVote(own.vote, { enc: copied.enc, ct: copied.ct }, voter.sk);
    expect((await cast(castBody(copy))).status).toBe(200);
    const third = await voterOf(election, 30);
    const broken = await ballotOf(election, third);
    const enc = toBase64url(new Uint8Array(65).fill(4));
    expect((await cast(castBody(changedVote(broken.vote, { enc }, third.sk)))).status).toBe(200);
  });
});

test('nothing that is kept has a time, a serial number or a name', async () => {
  const { rows } = await sql<{ type: string }>`select distinct data_type as type
    from information_schema.columns where table_schema = 'urn' and table_name in ('ballot', 'claim', 'leaf')`.execute(
    urn.database.db,
  );
  const types = rows.map(({ type }) => type).sort();
  expect(types).toEqual(['bytea', 'integer', 'text']);
});

test('what is in the urn is changed by nobody who works with it, and by its owner only on purpose', async () => {
  const before = await everything();
  for (const statement of [
    'update urn.ballot set contest = contest',
    'delete from urn.ballot',
    'truncate urn.ballot',
    'update urn.leaf set type = type',
    'delete from urn.leaf',
    'delete from urn.election',
    'delete from urn.claim',
  ]) {
    await expect(urn.database.pool.query(statement)).rejects.toThrow(/permission denied/);
    if (statement !== 'truncate urn.ballot') {
      await expect(sql.raw(statement).execute(urn.database.owner)).rejects.toThrow(
        /stays as it is/,
      );
    }
  }
  const { rows } = await urn.database.pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'urn'`,
  );
  expect(rows.length).toBeGreaterThan(6);
  for (const { name } of rows) {
    for (const statement of [`delete from ${name}`, `truncate ${name}`]) {
      await expect(urn.database.pool.query(statement), statement).rejects.toThrow(
        /permission denied/,
      );
    }
  }
  expect(await everything()).toBe(before);
});

test('one network that asks too much waits, and no address is kept', async () => {
  const busy = await testUrn({ clock: { now: () => VOTING }, castsPerMinute: 2 });
  try {
    await openedElection(busy);
    const send = () => busy.post(path, utf8('x') as Uint8Array<ArrayBuffer>);
    expect([(await send()).status, (await send()).status]).toEqual([400, 400]);
    const third = await send();
    expect(third.status).toBe(503);
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await third.json()).toEqual({ code: 'too-many' });
  } finally {
    await busy.close();
  }
});

test('the files of the log are those of leaf 0, and nothing besides', async () => {
  const manifest = await urn.get('/e/pudeto-2027/manifest.json');
  expect(new Uint8Array(await manifest.arrayBuffer())).toEqual(new Uint8Array(election.leaf));
  for (const wrong of [
    '/e/pudeto-2027/tile/../heads',
    '/e/pudeto-2027/tile/0/x',
    '/e/x/checkpoint',
  ]) {
    expect((await urn.get(wrong)).status).toBe(404);
  }
  expect(canon(election.manifest)).toEqual(election.leaf);
});
