// What the urn refuses, over HTTP in process: each attack with its status, its code, and nothing changed.
import {
  type CheckedVote,
  canon,
  fromBase64url,
  promiseMessage,
  toBase64url,
  tokenMessage,
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
  flipped,
  type OpenedElection,
  openedElection,
  type TestVoter,
  VOTING,
  voterOf,
} from '../testing/opened-election.ts';

let urn: TestUrn;
let election: OpenedElection;
let second: OpenedElection;
let ana: TestVoter;
let benja: TestVoter;
let good: CheckedVote;
let now = VOTING;

beforeAll(async () => {
  urn = await testUrn({ clock: { now: () => now } });
  election = await openedElection(urn);
  second = await openedElection(urn, 'otra-2027');
  [ana, benja] = await Promise.all([voterOf(election, 1), voterOf(election, 2)]);
  good = await ballotOf(election, ana);
});
afterAll(() => urn?.close());

const path = '/e/pudeto-2027/votar';

function cast(body: Uint8Array<ArrayBuffer> | string, headers?: Record<string, string>) {
  return urn.post(path, body, headers);
}

/** Everything that the urn holds, as text. */
async function everything(): Promise<string> {
  const { rows } = await sql<{ all: string }>`
    select (select coalesce(jsonb_agg(b order by election_id, contest, pk), '[]') from urn.ballot b)::text
      || (select jsonb_agg(l order by election_id, index) from urn.leaf l)::text
      || (select coalesce(jsonb_agg(c), '[]') from urn.claim c)::text
      || (select jsonb_agg(e order by election_id) from urn.election e)::text as all`.execute(
    urn.database.db,
  );
  return rows[0]?.all ?? '';
}

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly ballot?: number;
}

/** Asserts the refusal and that the urn is as it was. */
async function refuses(send: () => Promise<Response>, expected: Refusal): Promise<void> {
  const before = await everything();
  const answer = await send();
  const { status, ...said } = expected;
  expect({ status: answer.status, said: await answer.json() }).toEqual({ status, said });
  expect(await everything()).toBe(before);
}

describe('a token', () => {
  const invalid = { status: 400, code: 'token-invalid', ballot: 0 };

  test('17: of random bytes', async () => {
    const tok = toBase64url(new Uint8Array(384).fill(90));
    await refuses(() => cast(castBody(changedVote(good.vote, { tok }, ana.sk))), invalid);
  });

  test('18: of somebody else', async () => {
    const tok = toBase64url(benja.token);
    await refuses(() => cast(castBody(changedVote(good.vote, { tok }, ana.sk))), invalid);
  });

  test('19: that is the product of two valid ones', async () => {
    const number = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
    const n = number(fromBase64url(election.contest('comuna').issuer.n) ?? new Uint8Array());
    const product = ((number(ana.token) * number(benja.token)) % n).toString(16).padStart(768, '0');
    const tok = toBase64url(Buffer.from(product, 'hex'));
    await refuses(() => cast(castBody(changedVote(good.vote, { tok }, ana.sk))), invalid);
  });

  test('20: of another election with the same issuer, relabelled or not', async () => {
    const stranger = await voterOf(second, 1);
    const { vote } = await ballotOf(second, stranger);
    await refuses(() => cast(castBody(vote)), {
      status: 400,
      code: 'other-election',
      ballot: 0,
    });
    const M = toBase64url(election.hash);
    await refuses(() => cast(castBody(changedVote(vote, { M }, stranger.sk))), invalid);
  });

  test('21: of another contest, signed anew', async () => {
    const vote = changedVote(good.vote, { contest: 'sector' }, ana.sk);
    await refuses(() => cast(castBody(vote)), invalid);
  });

  test('35: with a salt of 0 or 20 bytes', async () => {
    const { constants, createPrivateKey, generateKeyPairSync, sign } = await import('node:crypto');
    const pair = generateKeyPairSync('rsa', { modulusLength: 3072 });
    const { n = '', e = '' } = pair.publicKey.export({ format: 'jwk' });
    const own = await openedElection(urn, 'sal-2027', (manifest) => ({
      ...manifest,
      contests: manifest.contests.map((contest) =>
        contest.id === 'comuna' ? { ...contest, issuer: { kty: 'RSA', n, e } } : contest,
      ),
    }));
    const key = createPrivateKey(pair.privateKey.export({ format: 'pem', type: 'pkcs8' }));
    const pk = fromBase64url(good.vote.pk) ?? new Uint8Array();
    const tokenWith = (saltLength: number) =>
      toBase64url(
        sign('sha384', tokenMessage(own.hash, 'comuna', pk), {
          key,
          padding: constants.RSA_PKCS1_PSS_PADDING,
          saltLength,
        }),
      );
    const vote = (saltLength: number) =>
      changedVote(good.vote, { M: toBase64url(own.hash), tok: tokenWith(saltLength) }, ana.sk);
    const there = '/e/sal-2027/votar';
    for (const salt of [0, 20]) {
      await refuses(() => urn.post(there, castBody(vote(salt))), invalid);
    }
    expect((await urn.post(there, castBody(vote(48)))).status).toBe(200);
  });
});

describe('a ballot', () => {
  test('22: with one bit turned, or other choices put in by the operator', async () => {
    const signature = { status: 400, code: 'signature-invalid', ballot: 0 };
    const turned = changedVote(good.vote, { ct: flipped(good.vote.ct, 20) });
    await refuses(() => cast(castBody(turned)), signature);
    const other = await ballotOf(election, ana, ['2']);
    const { enc, ct } = other.vote;
    await refuses(() => cast(castBody(changedVote(good.vote, { enc, ct }))), signature);
    const sig = flipped(good.vote.sig, 40);
    await refuses(() => cast(castBody(changedVote(good.vote, { sig }))), signature);
  });

  test('25: with a field more, or one named __proto__', async () => {
    const shape = { status: 400, code: 'shape', ballot: 0 };
    await refuses(() => cast(castBody({ ...good.vote, name: 'Ana' })), shape);
    const text = new TextDecoder().decode(castBody(good.vote));
    const sneaky = text.replace('"M":', '"__proto__":{"a":"b"},"M":');
    await refuses(() => cast(sneaky), { status: 400, code: 'not-canonical' });
    const ordered = `{"ballots":[{"M":${JSON.stringify(good.vote.M)},"__proto__":"x","contest":"comuna"}]}`;
    await refuses(() => cast(ordered), shape);
    const { sig: _, ...less } = good.vote;
    await refuses(() => cast(castBody(less)), shape);
    await refuses(() => cast('{"ballots":[]}'), { status: 400, code: 'shape' });
    await refuses(() => cast('{"votes":[]}'), { status: 400, code: 'shape' });
  });

  test('26: whose text is not padded', async () => {
    const short = toBase64url((fromBase64url(good.vote.ct) ?? new Uint8Array()).slice(0, 100));
    await refuses(() => cast(castBody(changedVote(good.vote, { ct: short }, ana.sk))), {
      status: 400,
      code: 'length',
      ballot: 0,
    });
  });

  test('27: in another base64url of the same bytes', async () => {
    const encoding = { status: 400, code: 'encoding', ballot: 0 };
    const loose = good.vote.pk.replace(/.$/, (sign) => (sign === 'A' ? 'B' : 'B'));
    for (const pk of [`${good.vote.pk}=`, `${good.vote.pk}!`, loose]) {
      if (pk === good.vote.pk) continue;
      await refuses(() => cast(castBody({ ...good.vote, pk })), encoding);
    }
  });

  test('28: in JSON that can be read in two ways', async () => {
    const text = new TextDecoder().decode(castBody(good.vote));
    const notCanonical = { status: 400, code: 'not-canonical' };
    const twice = text.replace('"contest":"comuna"', '"contest":"sector","contest":"comuna"');
    const lone = text.replace('"contest":"comuna"', '"contest":"\\ud800"');
    for (const body of [
      twice,
      text.replace('"v":1', '"v":-0'),
      lone,
      ` ${text}`,
      text.replace('"v":1', '"v":1.0'),
      '{"ballots":[null]}',
      'x',
      '',
    ]) {
      await refuses(() => cast(body), notCanonical);
    }
  });

  test('33: under the encodings of small order, or with S + L', async () => {
    const small = [0n, 1n, 2n ** 255n - 20n, 2n ** 255n - 19n, 2n ** 255n - 18n];
    for (const y of small) {
      for (const sign of [0, 0x80]) {
        const bytes = Buffer.from(y.toString(16).padStart(64, '0'), 'hex').reverse();
        bytes[31] = (bytes[31] ?? 0) | sign;
        const vote = changedVote(good.vote, { pk: toBase64url(bytes) });
        await refuses(() => cast(castBody(vote)), { status: 400, code: 'pk-invalid', ballot: 0 });
      }
    }
    const L = 2n ** 252n + 27742317777372353535851937790883648493n;
    const sig = fromBase64url(good.vote.sig) ?? new Uint8Array();
    const s = BigInt(`0x${Buffer.from(sig.slice(32)).reverse().toString('hex')}`) + L;
    const raised = Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse();
    const vote = changedVote(good.vote, {
      sig: toBase64url(Buffer.concat([sig.slice(0, 32), raised])),
    });
    await refuses(() => cast(castBody(vote)), {
      status: 400,
      code: 'signature-invalid',
      ballot: 0,
    });
  });

  test('two of one contest in one request, or a good one beside a bad one, keep nothing', async () => {
    const other = await ballotOf(election, benja);
    await refuses(() => cast(castBody(good.vote, other.vote)), {
      status: 400,
      code: 'contest',
      ballot: 1,
    });
    const sector = await ballotOf(election, await voterOf(election, 1, 'sector'));
    const bad = changedVote(sector.vote, { sig: flipped(sector.vote.sig) });
    await refuses(() => cast(castBody(good.vote, bad)), {
      status: 400,
      code: 'signature-invalid',
      ballot: 1,
    });
    await refuses(() => cast(castBody({ ...good.vote, contest: 'nada' })), {
      status: 400,
      code: 'contest',
      ballot: 0,
    });
  });
});

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
