// The reminder of a vote: at its hour, once, the same to whoever took a paper and whoever did not, and to nobody after the end.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../../../../platform/database/database.ts';
import { testKeys } from '../../../../site/testing.ts';
import { electionPath } from '../../election/index.ts';
import { electionOf, type OpenedElection } from '../../election/testing/opened-election.ts';
import { remindAll } from '../jobs.ts';
import { reminderAt } from '../rules/reminder.ts';
import { insertNotices, listNotices } from '../store/registro-leaves.ts';
import { listRights } from '../store/rights.ts';
import { listReminded } from '../store/voters.ts';
import {
  givenOpenRoll,
  givenRolls,
  givenVoter,
  type RollGround,
  runOf,
  runsOf,
  takePaper,
} from '../testing/rolls.ts';
import { markAtDesk } from './mark-at-desk.ts';

let ground: RollGround;
let opened: OpenedElection;
let at: Date;
beforeAll(async () => {
  ground = await givenRolls();
  opened = await givenOpenRoll(ground, 'recordada', { people: runsOf(12) });
  at = reminderAt(opened.manifest.windows);
});
afterAll(() => ground?.close());

async function notices() {
  const { rows } = await ground.elections.given.pool.query(`select person_id, title, english_title,
    path, english_path, key, is_urgent, institution_id from people.notice where kind = 'roll/reminder'`);
  return rows;
}

/** As the job does, with a clock that a test moves. */
const remind = (now: () => Date) => remindAll({ ...ground.both, keys: testKeys }, now);
const before = (instant: Date) => new Date(instant.getTime() - 1000);

test('the page of the vote says when, and that it is the same for everybody', async () => {
  const page = await (await ground.site.get(`/votaciones/${opened.electionId}`)).text();
  expect(page).toContain('se avisa que la votación termina pronto');
  expect(page).toContain('aquí nadie sabe quién ya votó por Internet');
  const english = await (await ground.site.get(`/en/votes/${opened.electionId}`)).text();
  expect(english).toContain('the vote ends soon');
});

test('whoever took a paper and whoever did not are told the same at its hour, whoever was marked at a table is not, and nobody twice', async () => {
  const taken = await givenVoter(ground, runOf(1));
  await givenVoter(ground, runOf(2));
  await givenVoter(ground, runOf(3));
  await takePaper(taken, opened);
  const election = await electionOf(ground.elections.db, opened.electionId);
  const by = { ...ground.elections.by, now: before(at) };
  expect((await markAtDesk({ both: ground.both, election, by }, runOf(3))).ok).toBe(true);

  await remind(() => before(at));
  expect(await notices()).toEqual([]);
  await remind(() => at);
  const told = await notices();
  expect(told).toHaveLength(2);
  expect(new Set(told.map(({ person_id: _, ...same }) => JSON.stringify(same))).size).toBe(1);
  const own = { election: opened.electionId };
  expect(told[0]).toMatchObject({
    title: expect.stringContaining('Termina pronto'),
    path: electionPath.to(own, { locale: 'es-CL' }),
    english_path: electionPath.to(own, { locale: 'en' }),
    ...{ is_urgent: true, institution_id: null },
  });

  await givenVoter(ground, runOf(4));
  await remind(() => new Date(at.getTime() + 3_600_000));
  expect(await notices(), 'it was sent').toEqual(told);
});

test('nobody is told in the order of the public list, which would say whose each commitment is', async () => {
  const { db } = ground.roll;
  const id = opened.electionId;
  const { rows } = await sql<{ c: string; vref: Buffer }>`select c, vref from roll.voter
    where election_id = ${id} order by vref`.execute(db);
  expect(rows.map(({ c }) => c)).not.toEqual(rows.map(({ c }) => c).toSorted());
  const reminded = await listReminded(db, id, { after: Buffer.alloc(0), limit: 100 });
  const states = await listRights(db, id);
  const marked = new Set(states.flatMap(({ c, state }) => (state === 'desk' ? [c] : [])));
  const expected = rows.filter(({ c }) => !marked.has(c)).map(({ vref }) => vref.toString('hex'));
  expect(reminded.map(({ vref }) => vref.toString('hex'))).toEqual(expected);
  await inTransaction(db, (tx) =>
    insertNotices(
      tx,
      id,
      rows.map(({ c }) => ({ c, ev: 'issued' })),
    ),
  );
  const noticed = await listNotices(db, id, 100);
  expect(noticed.map(({ c }) => c)).toEqual(rows.map(({ c }) => c));
});

test('one that was interrupted goes on, and ends with the vote', async () => {
  const other = await givenOpenRoll(ground, 'recordada-tarde', {
    people: Array.from({ length: 6 }, (_, place) => runOf(50 + place)),
  });
  for (const place of [50, 51, 52, 53, 54, 55]) await givenVoter(ground, runOf(place));
  const end = new Date(other.manifest.windows.cast_until);
  let asked = 0;
  // The clock passes the end while they are being told.
  await remind(() => (++asked > 7 ? end : before(end)));
  const some = (await notices()).filter(({ key }) => key === other.electionId);
  expect(some.length).toBeGreaterThan(0);
  expect(some.length).toBeLessThan(6);
  await remind(() => end);
  expect((await notices()).filter(({ key }) => key === other.electionId)).toHaveLength(some.length);
  await remind(() => before(end));
  expect((await notices()).filter(({ key }) => key === other.electionId)).toHaveLength(6);
});
