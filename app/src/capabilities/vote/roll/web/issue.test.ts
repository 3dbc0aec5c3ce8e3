// Taking a ballot paper, over HTTP and against real databases: what is given, what is refused, and that a refusal changes nothing.
import { deriveContest, finishToken, fromBase64url, toBase64url, webCrypto } from '@minga/ballot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestSite } from '../../../../site/testing.ts';
import type { OpenedElection } from '../../election/testing/opened-election.ts';
import { readDown } from '../actions/journal-lines.ts';
import { findByRun } from '../actions/mark-at-desk.ts';
import { countWaitingEvents } from '../store/rights.ts';
import {
  askPaper,
  blinded,
  contestOf,
  givenOpenRoll,
  givenRolls,
  givenVoter,
  type RollGround,
  runOf,
  runsOf,
  takePaper,
  takeTurnOn,
  tokenOn,
} from '../testing/rolls.ts';

let ground: RollGround;
let opened: OpenedElection;
let next = 0;
beforeAll(async () => {
  ground = await givenRolls();
  opened = await givenOpenRoll(ground, 'papeletas', { people: runsOf(60) });
});
afterAll(() => ground?.close());

/** Somebody on the roll who has done nothing yet. */
async function somebody(): Promise<{ voter: TestSite; run: ReturnType<typeof runOf> }> {
  const run = runOf(next);
  next += 1;
  return { voter: await givenVoter(ground, run), run };
}

const bmOf = (seed?: Uint8Array) => blinded(opened.manifest, opened.fingerprint, seed);

/** What is kept of a right, what waits to be told, and what is written down. */
async function kept(run: ReturnType<typeof runOf>) {
  const voter = await findByRun(ground.both, opened.electionId, run);
  const written = (await readDown(ground.journal)).get(opened.electionId) ?? [];
  return {
    state: voter?.state,
    events: await countWaitingEvents(ground.roll.db, opened.electionId),
    written: written.length,
  };
}

describe('a ballot paper', () => {
  test('is signed so that the booth can finish it, and spends the right once it is written down', async () => {
    const { voter, run } = await somebody();
    const before = await kept(run);
    const seed = new Uint8Array(16).fill(3);
    const h = await takeTurnOn(voter, opened.electionId);
    const answer = await askPaper(voter, { h, bm: bmOf(seed) });
    expect(answer.status).toBe(200);
    for (const one of answer.bs) {
      const [id = '', bs = ''] = one.split('.');
      const contest = contestOf(opened.manifest, id);
      const token = await finishToken({
        contest,
        manifestHash: opened.fingerprint,
        secrets: deriveContest(seed, opened.fingerprint, contest),
        bs: fromBase64url(bs) ?? new Uint8Array(),
        crypto: webCrypto,
      });
      expect(token.ok).toBe(true);
    }
    expect(await kept(run)).toEqual({
      state: 'issued',
      events: before.events + 1,
      written: before.written + 1,
    });
  });

  test('asked for again with the same seed it is the same, on another day and with another turn', async () => {
    const { voter, run } = await somebody();
    const bm = bmOf();
    const h = await takeTurnOn(voter, opened.electionId);
    const first = await askPaper(voter, { h, bm });
    const { events } = await kept(run);
    const again = await askPaper(voter, { h, bm });
    const other = await askPaper(voter, { h: await takeTurnOn(voter, opened.electionId), bm });
    expect([again, other]).toEqual([first, first]);
    expect(await kept(run)).toMatchObject({ state: 'issued', events });
  });

  test('is not given twice: another seed is refused', async () => {
    const { voter, run } = await somebody();
    await takePaper(voter, opened);
    const before = await kept(run);
    const h = await takeTurnOn(voter, opened.electionId);
    const second = await askPaper(voter, { h, bm: bmOf() });
    expect(second).toEqual({ status: 409, code: 'already-issued', bs: [] });
    expect(await kept(run)).toEqual(before);
  });

  test('of forty that ask at once for one right, each with another seed, one gets it', async () => {
    const { voter, run } = await somebody();
    const token = await tokenOn(voter);
    const turns: string[] = [];
    for (let one = 0; one < 40; one += 1) turns.push(await takeTurnOn(voter, opened.electionId));
    const before = await kept(run);
    const answers = await Promise.all(
      turns.map((h, place) =>
        askPaper(voter, { h, token, bm: bmOf(new Uint8Array(16).fill(place + 50)) }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(answers.map(({ code }) => code))).toEqual(
      new Set([undefined, 'already-issued']),
    );
    expect((await kept(run)).events).toBe(before.events + 1);
  });
});

async function refused(
  who: { voter: TestSite; run: ReturnType<typeof runOf> },
  asked: Parameters<typeof askPaper>[1],
  headers?: Record<string, string>,
) {
  const before = await kept(who.run);
  const { status, code, bs } = await askPaper(who.voter, asked, headers);
  expect(bs).toEqual([]);
  expect(await kept(who.run)).toEqual(before);
  return { status, code };
}

test('nothing is given and nothing changes for whoever is not on the roll', async () => {
  const voter = await givenVoter(ground, runOf(9_000));
  const turn = await voter.post(
    '/papeleta/turno',
    new URLSearchParams({ election: opened.electionId }),
    { 'sec-fetch-site': 'same-origin', accept: 'application/json' },
  );
  expect([turn.status, await turn.json()]).toMatchObject([403, { code: 'not-on-roll' }]);
});

test('nothing is given and nothing changes for whoever has not said who she is, or said it too long ago', async () => {
  const turn = async (by: TestSite) => {
    const answer = await by.post(
      '/papeleta/turno',
      new URLSearchParams({ election: opened.electionId }),
      { 'sec-fetch-site': 'same-origin', accept: 'application/json' },
    );
    return [answer.status, ((await answer.json()) as { code: string }).code];
  };
  expect(await turn(ground.site)).toEqual([403, 'not-identified']);
  const who = await somebody();
  const answer = await refused({ ...who, voter: ground.site }, { h: 'x', bm: bmOf() });
  expect(answer).toEqual({ status: 403, code: 'not-identified' });
  const { issue_from } = opened.manifest.windows;
  const soon = Date.parse(issue_from) + 3_600_000;
  ground.setNow(new Date(soon + 16 * 60_000));
  expect(await turn(who.voter)).toEqual([403, 'not-identified']);
  ground.setNow(new Date(soon));
});

test('nothing is given and nothing changes for a member of staff with a passkey, who has proven no RUN', async () => {
  const { personId } = ground.elections.officers.officer.actor;
  const staff = await ground.site.as(personId, 'passkey');
  const turn = await staff.post(
    '/papeleta/turno',
    new URLSearchParams({ election: opened.electionId }),
    { 'sec-fetch-site': 'same-origin', accept: 'application/json' },
  );
  expect([turn.status, await turn.json()]).toMatchObject([403, { code: 'not-identified' }]);
});

test('nothing is given and nothing changes for a blinded message that is empty, short, or outside of its range', async () => {
  const who = await somebody();
  const [style] = opened.manifest.styles;
  const [id = ''] = style?.contests ?? [];
  const n = BigInt(
    `0x${Buffer.from(contestOf(opened.manifest, id).issuer.n, 'base64url').toString('hex')}`,
  );
  const bytes = (value: bigint) =>
    Buffer.from(value.toString(16).padStart(768, '0'), 'hex').toString('base64url');
  const tried: [string, string][] = [
    ['', 'bm-length'],
    [toBase64url(new Uint8Array(383).fill(1)), 'bm-length'],
    [`${bytes(5n)}=`, 'bm-length'],
    [bytes(0n), 'bm-range'],
    [bytes(1n), 'bm-range'],
    [bytes(n - 1n), 'bm-range'],
    [bytes(n), 'bm-range'],
    [bytes((1n << 3072n) - 1n), 'bm-range'],
  ];
  for (const [bm, code] of tried) {
    const h = await takeTurnOn(who.voter, opened.electionId);
    const rest = bmOf().slice(1);
    expect(await refused(who, { h, bm: [`${id}.${bm}`, ...rest] })).toEqual({
      status: 400,
      code,
    });
  }
});

test('nothing is given and nothing changes for a contest of another style, or one that is missing', async () => {
  const who = await somebody();
  const h = await takeTurnOn(who.voter, opened.electionId);
  const [first = '', ...rest] = bmOf();
  const other = `otro.${first.split('.')[1]}`;
  expect(await refused(who, { h, bm: [other, ...rest] })).toEqual({ status: 400, code: 'style' });
  expect(await refused(who, { h, bm: rest })).toEqual({ status: 400, code: 'bm-count' });
  expect(await refused(who, { h, bm: [first, first, ...rest] })).toEqual({
    status: 400,
    code: 'bm-count',
  });
});

test('nothing is given and nothing changes for a turn that is forged, used, over or of somebody else', async () => {
  const who = await somebody();
  const other = await somebody();
  const forged = toBase64url(new Uint8Array(16).fill(9));
  expect(await refused(who, { h: forged, bm: bmOf() })).toEqual({
    status: 400,
    code: 'turn-unknown',
  });
  const foreign = await takeTurnOn(other.voter, opened.electionId);
  expect(await refused(who, { h: foreign, bm: bmOf() })).toEqual({
    status: 403,
    code: 'turn-session',
  });
  const used = await takeTurnOn(other.voter, opened.electionId);
  await askPaper(other.voter, { h: used, bm: bmOf() });
  expect(await refused(other, { h: used, bm: bmOf() })).toEqual({
    status: 400,
    code: 'turn-used',
  });
});

test('nothing is given and nothing changes for another site that sends the form, and for a page whose token is not hers', async () => {
  const who = await somebody();
  const h = await takeTurnOn(who.voter, opened.electionId);
  const token = await tokenOn(who.voter);
  const evil = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
  expect((await refused(who, { h, bm: bmOf(), token }, evil)).status).toBe(403);
  const answer = await refused(who, { h, bm: bmOf(), token: 'x' });
  expect(answer).toEqual({ status: 403, code: 'turn-session' });
  const other = await somebody();
  const theirs = await tokenOn(other.voter);
  expect(await refused(who, { h, bm: bmOf(), token: theirs })).toEqual({
    status: 403,
    code: 'turn-session',
  });
});

test('nothing is given and nothing changes before ballot papers are handed out, and from their end on; a second before it is given', async () => {
  const { issue_from, issue_until } = opened.manifest.windows;
  const at = (iso: string, ms: number) => ground.setNow(new Date(Date.parse(iso) + ms));
  const early = await somebody();
  at(issue_from, -1000);
  const turn = async ({ voter }: { voter: TestSite }) => {
    const answer = await voter.post(
      '/papeleta/turno',
      new URLSearchParams({ election: opened.electionId }),
      { 'sec-fetch-site': 'same-origin', accept: 'application/json' },
    );
    return ((await answer.json()) as { code?: string }).code;
  };
  expect(await turn(early)).toBe('not-open');
  at(issue_until, -60_000);
  const late = await somebody();
  const lateTurn = await takeTurnOn(late.voter, opened.electionId);
  const last = await somebody();
  const lastTurn = await takeTurnOn(last.voter, opened.electionId);
  const lastPaper = bmOf();
  at(issue_until, -1000);
  expect((await askPaper(last.voter, { h: lastTurn, bm: lastPaper })).status).toBe(200);
  at(issue_until, 0);
  expect(await refused(late, { h: lateTurn, bm: bmOf() })).toEqual({
    status: 409,
    code: 'closed',
  });
  expect(await turn(late)).toBe('closed');
  // Whoever has taken hers gets the same one again while she may still cast it.
  at(issue_until, 60_000);
  expect((await askPaper(last.voter, { h: lastTurn, bm: lastPaper })).status).toBe(200);
  at(issue_from, 3_600_000);
});
