// One ballot from the site to the public log, with nothing in between replaced: roll, booth, urn, its work, and who sees what.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert } from '@minga/basics';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { givenLists } from '../../capabilities/edition/ballot-list/testing/given.ts';
import { boothClient } from '../../capabilities/vote/election/index.ts';
import {
  givenElections,
  type OpenedElection,
} from '../../capabilities/vote/election/testing/opened-election.ts';
import {
  givenOpenRoll,
  givenVoter,
  type RollGround,
  rollKeys,
  runOf,
  takeTurnOn,
  tokenOn,
} from '../../capabilities/vote/roll/testing/rolls.ts';
import { type TestBooth, testBooth } from '../../capabilities/vote/urn/testing/booth.ts';
import { advanceUrn } from '../../capabilities/vote/urn/testing/urn-work.ts';
import { journalAt } from '../../platform/journal.ts';
import { testRollDatabase } from '../../platform/testing/database.ts';
import { houseOf } from '../site.tsx';
import { testParts, testSite } from '../testing.ts';
import { boothOf, TEST_URN_URL, type TestUrn, testUrn } from '../testing-vote.ts';

let now = new Date('2027-03-24T15:00:00Z');
let urn: TestUrn;
let ground: RollGround;
let opened: OpenedElection;
/** Whatever reached the urn: addresses, headers and bodies. */
const reachedUrn: string[] = [];

beforeAll(async () => {
  const clock = { now: () => now };
  urn = await testUrn({ clock });
  const elections = await givenElections(await givenLists(), {
    urn: urn.door,
    urnUrl: TEST_URN_URL,
    contributions: [boothOf(urn)],
  });
  const { db } = elections;
  const database = await testRollDatabase();
  const journal = journalAt(join(tmpdir(), `minga-journey-${randomUUID()}`));
  const roll = { db: database.db, keys: rollKeys, journal };
  const site = await testSite(db, { roll, urn: urn.door, urnUrl: TEST_URN_URL, clock });
  ground = {
    ...{ elections, database, roll, journal, site, both: { db, roll } },
    setNow(to) {
      now = to;
    },
    async close() {
      await journal.close();
      await database.close();
      await elections.given.close();
      await urn.close();
    },
  };
  opened = await givenOpenRoll(ground, 'recorrido', { people: [runOf(1), runOf(2)] });
  await advanceUrn(urn, opened.electionId);
});
afterAll(() => ground?.close());

function booth(): TestBooth {
  return testBooth({
    electionId: opened.electionId,
    origin: TEST_URN_URL,
    random: (length) => new Uint8Array(randomBytes(length)),
    async ask(request) {
      const { url, headers } = request;
      reachedUrn.push(url, JSON.stringify([...headers]), await request.clone().text());
      return urn.ask(request);
    },
  });
}

test('from the turn to the public log', async () => {
  const run = runOf(1);
  const voter = await givenVoter(ground, run);
  const device = booth();
  const style = opened.manifest.styles[0]?.id ?? '';
  const h = await takeTurnOn(voter, opened.electionId);
  const toSite = new URL(await device.askFor(`#h=${h}&s=${style}`, 'Rosa'));
  expect(`${toSite.origin}${toSite.pathname}`).toBe(`${opened.manifest.origins.A}/papeleta`);

  const asked = new URLSearchParams(toSite.hash.slice(1));
  const bm = (asked.get('bm') ?? '').split(',');
  const body = JSON.stringify({ token: await tokenOn(voter), h: asked.get('h'), bm });
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
  const { to = '' } = (await (await voter.post('/papeleta', body, headers)).json()) as {
    to?: string;
  };
  expect(to.startsWith(`${TEST_URN_URL}/e/${opened.electionId}/cabina#bs=`)).toBe(true);
  const paper = await device.take(new URL(to).hash);

  const [contest] = opened.manifest.contests;
  assert(contest !== undefined, 'there is a contest');
  const chosen = {
    [contest.id]: contest.projects.slice(0, 1).map(({ id }) => ({ project: id, points: 0 })),
  };
  const early = await device.vote(paper, chosen);
  expect(early).toBe('not-open');
  now = new Date(Date.parse(opened.manifest.windows.vote_from) + 60_000);
  const cast = await device.vote(paper, chosen);
  assert(typeof cast !== 'string', `cast: ${cast}`);
  expect(await device.isInLog(cast)).toBe(false);

  now = new Date(Date.parse(opened.manifest.windows.cast_until) + 3_600_000);
  await advanceUrn(urn, opened.electionId);
  expect(await device.isInLog(cast)).toBe(true);
  const seen = reachedUrn.join('\n');
  for (const secret of [run, run.replace('-', ''), 'Rosa', h, 'cookie', paper.seed]) {
    expect(seen.includes(secret), secret).toBe(false);
  }
});

test('the pages of the booth carry nothing of an election and take no cookie', async () => {
  const page = await urn.get(`/e/${opened.electionId}/cabina`);
  expect(page.status).toBe(200);
  expect(page.headers.get('set-cookie')).toBeNull();
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  expect(await page.text()).not.toContain(opened.manifest.title);
  expect((await urn.get('/ensayo')).status).toBe(200);
  expect((await urn.get('/en/rehearsal')).status).toBe(200);
  const withCookie = await urn.get('/ensayo', { cookie: 'a=b' });
  expect(withCookie.status).toBe(400);
});

test('the manifest names the program of the booth that the urn serves', async () => {
  const served = await urn.get(`/e/${opened.electionId}/cabina.json`);
  const list = Buffer.from(await served.arrayBuffer());
  const hash = createHash('sha256').update(list).digest('base64url');
  const { gather } = houseOf(testParts(ground.elections.db));
  const [client] = await gather(boothClient, { electionId: opened.electionId });
  expect(client?.bundle_sha256).toBe(hash);
});
