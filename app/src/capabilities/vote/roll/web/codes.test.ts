// Codes in slips: they open only the way to a ballot paper, guessing is stopped, and nothing keeps them.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestSite } from '../../../../site/testing.ts';
import type { OpenedElection } from '../../election/testing/opened-election.ts';
import { electionOf } from '../../election/testing/opened-election.ts';
import { closeRoll } from '../actions/close-roll.ts';
import { findByRun } from '../actions/mark-at-desk.ts';
import { makeSlips } from '../actions/slips.ts';
import {
  askPaper,
  blinded,
  givenOpenRoll,
  givenRolls,
  type RollGround,
  runOf,
  runsOf,
  takePaper,
  takeTurnOn,
} from '../testing/rolls.ts';

let ground: RollGround;
let opened: OpenedElection;
let desk: TestSite;
beforeAll(async () => {
  ground = await givenRolls();
  opened = await givenOpenRoll(ground, 'codigos', { people: runsOf(10) });
  desk = await ground.site.as(ground.elections.by.actor.personId);
});
afterAll(() => ground?.close());

const codePath = () => `/papeleta/${opened.electionId}/codigo`;

/** A slip that was handed to somebody, with its code. */
async function handed(place: number) {
  const [slip] = await makeSlips(ground.roll, opened.electionId, 1);
  const answer = await desk.post(
    `/gestion/ancud/votaciones/${opened.electionId}/mesa/codigo`,
    new URLSearchParams({ run: runOf(place), numero: String(slip?.number) }),
  );
  return { code: slip?.code ?? '', number: slip?.number ?? 0, status: answer.status };
}

async function enter(code: string) {
  const answer = await ground.site.post(codePath(), new URLSearchParams({ codigo: code }));
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  return { status: answer.status, cookie, html: await answer.text() };
}

/** The same site with that cookie and no other. */
function withCookie(cookie: string): TestSite {
  const { site } = ground;
  return {
    get: (path, headers = {}) => site.get(path, { cookie, ...headers }),
    post: (path, form, headers = { 'sec-fetch-site': 'same-origin' }) =>
      site.post(path, form, { cookie, ...headers }),
    as: site.as,
  };
}

describe('a code that was handed over', () => {
  test('takes a ballot paper and opens nothing else', async () => {
    const { code, status } = await handed(1);
    expect(status).toBe(200);
    const typed = code.toLowerCase().replaceAll('-', ' ');
    const entered = await enter(typed);
    expect(entered.status).toBe(303);
    const voter = withCookie(entered.cookie ?? '');
    expect((await takePaper(voter, opened)).status).toBe(200);
    expect((await findByRun(ground.both, opened.electionId, runOf(1)))?.state).toBe('issued');
    for (const place of ['/yo', `/mi-derecho/${opened.electionId}`, '/gestion/ancud'])
      expect([303, 404]).toContain((await voter.get(place)).status);
  });

  test('of which another was given to the same person does not count any more', async () => {
    const first = await handed(2);
    const second = await handed(2);
    expect((await enter(first.code)).status).toBe(422);
    expect((await enter(second.code)).status).toBe(303);
  });

  test('shuts what one before it had opened: whoever found that slip takes nothing any more', async () => {
    const found = await handed(7);
    const thief = withCookie((await enter(found.code)).cookie ?? '');
    const h = await takeTurnOn(thief, opened.electionId);
    await handed(7);
    const bm = blinded(opened.manifest, opened.fingerprint);
    expect(await askPaper(thief, { h, bm })).toMatchObject({ status: 400, code: 'turn-unknown' });
    expect((await findByRun(ground.both, opened.electionId, runOf(7)))?.state).toBe('available');
    const again = await thief.post(
      '/papeleta/turno',
      new URLSearchParams({ election: opened.electionId }),
      { 'sec-fetch-site': 'same-origin', accept: 'application/json' },
    );
    expect([again.status, await again.json()]).toEqual([
      403,
      expect.objectContaining({ code: 'not-identified' }),
    ]);
  });

  test('is in no table, and a slip that nobody was given opens nothing', async () => {
    const [slip] = await makeSlips(ground.roll, opened.electionId, 1);
    expect((await enter(slip?.code ?? '')).status).toBe(422);
    const { rows } = await sql<{ text: string }>`
      select slip::text as text from roll.slip`.execute(ground.roll.db);
    const plain = slip?.code.replaceAll('-', '') ?? '-';
    expect(rows.some(({ text }) => text.includes(plain))).toBe(false);
  });

  test('is not given to somebody whose right was used, nor twice', async () => {
    expect((await handed(1)).status).toBe(409);
    const { number } = await handed(3);
    const again = await desk.post(
      `/gestion/ancud/votaciones/${opened.electionId}/mesa/codigo`,
      new URLSearchParams({ run: runOf(4), numero: String(number) }),
    );
    expect(again.status).toBe(409);
  });
});

test('whoever guesses codes that begin alike is stopped after five, also with the right one', async () => {
  const { code } = await handed(5);
  const prefix = code.slice(0, 4);
  const others = await makeSlips(ground.roll, opened.electionId, 400);
  const slip = others.find((one) => one.code.startsWith(prefix));
  // Wrong ones with the same beginning: of a code the last signs are changed until its check digits hold.
  const wrong: string[] = slip === undefined ? [] : [slip.code];
  const { slipCode, readCode32 } = await import('@minga/ballot');
  const bits = readCode32(code, 80) ?? new Uint8Array(10);
  for (let nth = 1; wrong.length < 6; nth += 1) {
    const changed = Uint8Array.from(bits);
    changed[8] = ((changed[8] ?? 0) + nth) & 0xff;
    wrong.push(slipCode(changed));
  }
  const answers: number[] = [];
  for (const one of wrong) answers.push((await enter(one)).status);
  expect(answers.slice(0, 5)).toEqual([422, 422, 422, 422, 422]);
  expect(answers[5]).toBe(429);
  const right = await enter(code);
  expect([right.status, right.html]).toEqual([429, expect.stringContaining('Demasiados intentos')]);
  expect((await findByRun(ground.both, opened.electionId, runOf(5)))?.state).toBe('available');
});

test('a thousand wrong codes an hour are told to the officers once, in the register too, and lock nobody out', async () => {
  const { db } = ground.elections;
  const told = async () => {
    const { rows: notices } = await sql<{ person_id: string }>`select person_id from people.notice
      where kind = 'roll/code-alarm'`.execute(db);
    const { rows: acts } = await sql<{ told: object }>`select told from records.audit_entry
      where act = 'roll/code-alarm'`.execute(db);
    return { notices: notices.map((one) => one.person_id), acts: acts.map((one) => one.told) };
  };
  const { slipCode } = await import('@minga/ballot');
  const { randomBytes } = await import('node:crypto');
  const guess = () => enter(slipCode(randomBytes(10)));
  expect((await guess()).status).toBe(422);
  await sql`update platform.rate_limit set attempts = 999
    where key like 'roll/code-guesses:%'`.execute(db);
  expect((await guess()).status).toBe(422);
  expect(await told()).toEqual({ notices: [], acts: [] });
  for (let nth = 0; nth < 3; nth += 1) expect((await guess()).status).toBe(422);
  const { certifier, substitute, officer } = ground.elections.officers;
  const { notices, acts } = await told();
  expect([...notices].sort()).toEqual(
    [certifier, substitute, officer].map(({ actor }) => actor.personId).sort(),
  );
  expect(acts).toEqual([{ guesses: 1000 }]);
  const { code } = await handed(6);
  expect((await enter(code)).status, 'the right one').toBe(303);
});

test('what is no code of a slip is said so without counting', async () => {
  for (let nth = 0; nth < 8; nth += 1) expect((await enter('ABCD-EFGH')).status).toBe(422);
});

test('at the close slips that nobody was given are destroyed, and so are the keys', async () => {
  await makeSlips(ground.roll, opened.electionId, 3);
  const election = await electionOf(ground.elections.db, opened.electionId);
  const now = new Date(Date.parse(opened.manifest.windows.cast_until) + 1000);
  await closeRoll(ground.both, election, { today: '2027-05-01', now });
  const { rows } = await sql<{ state: string; count: number }>`
    select state, count(*)::int as count from roll.slip where state <> 'destroyed'
    group by state order by state`.execute(ground.roll.db);
  expect(rows.map(({ state }) => state)).toEqual(['handed-over', 'void']);
  const keys = await sql`select from roll.issuer
    where private_sealed is not null`.execute(ground.roll.db);
  expect(keys.rows).toHaveLength(0);
  const open = await sql`select from roll.code_session`.execute(ground.roll.db);
  expect(open.rows).toHaveLength(0);
});
