// A crash at each step of an issue burns nothing; a roll put back from yesterday hands out nothing until it is reconciled.
import { type Leaf, parseLeaf } from '@minga/ballot';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { leavesOf } from '../../election/index.ts';
import type { OpenedElection } from '../../election/testing/opened-election.ts';
import { electionOf } from '../../election/testing/opened-election.ts';
import { replay } from '../rules/registro.ts';
import {
  blinded,
  givenOpenRoll,
  givenRolls,
  givenTurn,
  holder,
  type RollGround,
  runOf,
  runsOf,
} from '../testing/rolls.ts';
import { forgetLooks } from './evidence.ts';
import { allLines } from './freeze-roll.ts';
import { type IssueStep, issueBallotPaper } from './issue.ts';
import { readDown } from './journal-lines.ts';
import { addAtDesk, findByRun, markAtDesk } from './mark-at-desk.ts';
import { publishRegistro } from './publish-registro.ts';
import { reconcileRoll } from './reconcile-roll.ts';
import { knownLeaves } from './registro-known.ts';

let ground: RollGround;
let opened: OpenedElection;
let now: Date;
let next = 0;
beforeAll(async () => {
  ground = await givenRolls();
  opened = await givenOpenRoll(ground, 'caidas', { people: runsOf(40) });
  now = new Date(Date.parse(opened.manifest.windows.issue_from) + 3_600_000);
});
afterAll(() => ground?.close());
beforeEach(() => forgetLooks(ground));

function someRun() {
  next += 1;
  return runOf(next);
}

async function ask(
  run: ReturnType<typeof runOf>,
  bm: readonly string[],
  reached?: (step: IssueStep) => void,
) {
  const turn = await givenTurn(ground, opened.electionId, run, now);
  return issueBallotPaper(ground.both, { turn, holders: [holder], bm, now }, reached);
}

const paper = () => blinded(opened.manifest, opened.fingerprint);
const stateOf = async (run: ReturnType<typeof runOf>) =>
  (await findByRun(ground.both, opened.electionId, run))?.state;
const journal = async () => (await readDown(ground.journal)).get(opened.electionId) ?? [];

class Killed extends Error {}
const killAt = (step: IssueStep) => (reached: IssueStep) => {
  if (reached === step) throw new Killed();
};

describe.each(['signed', 'spent', 'written'] as const)('killed once it is %s', (step) => {
  test('the same request is answered, once and for all', async () => {
    const run = someRun();
    const bm = paper();
    await expect(ask(run, bm, killAt(step))).rejects.toThrow(Killed);
    forgetLooks(ground);
    expect(await stateOf(run)).toBe(step === 'signed' ? 'available' : 'issued');
    const first = await ask(run, bm);
    const second = await ask(run, bm);
    expect(first.ok).toBe(true);
    expect(second).toEqual(first);
    const c = (await findByRun(ground.both, opened.electionId, run))?.c;
    expect((await journal()).filter((entry) => entry.c === c).length).toBeGreaterThan(0);
    const waiting = await sql`select from roll.event where c = ${c ?? ''}`.execute(ground.roll.db);
    expect(waiting.rows).toHaveLength(1);
  });

  test('another request is answered only if nothing was spent', async () => {
    const run = someRun();
    await expect(ask(run, paper(), killAt(step))).rejects.toThrow(Killed);
    const other = await ask(run, paper());
    expect(other.ok || other.error.code).toBe(step === 'signed' ? true : 'already-issued');
  });
});

test('a journal that cannot be written gives nothing away, and the same is given once it can', async () => {
  const run = someRun();
  const bm = paper();
  const { roll } = ground;
  const full = {
    ...roll.journal,
    append: () => Promise.reject(new Error('no space is left')),
  };
  const turn = await givenTurn(ground, opened.electionId, run, now);
  const broken = { ...ground.both, roll: { ...roll, journal: full } };
  const asked = { turn, holders: [holder], bm, now };
  await expect(issueBallotPaper(broken, asked)).rejects.toThrow('no space');
  expect((await issueBallotPaper(ground.both, asked)).ok).toBe(true);
});

/** Everything of an election in the database of the roll, as a backup has it. */
async function backup(): Promise<() => Promise<void>> {
  const tables = ['voter', 'voting_right', 'event', 'registro_leaf', 'notice'] as const;
  const kept = new Map<string, readonly object[]>();
  for (const table of tables) {
    const { rows } = await sql<object>`select * from ${sql.table(`roll.${table}`)}
      where election_id = ${opened.electionId}`.execute(ground.roll.db);
    kept.set(table, rows);
  }
  return async () => {
    for (const table of [...tables].reverse())
      await sql`delete from ${sql.table(`roll.${table}`)}
        where election_id = ${opened.electionId}`.execute(ground.roll.db);
    for (const table of tables)
      for (const row of kept.get(table) ?? [])
        await sql`insert into ${sql.table(`roll.${table}`)}
          (${sql.join(Object.keys(row).map((one) => sql.ref(one)))})
          values (${sql.join(Object.values(row))})`.execute(ground.roll.db);
    forgetLooks(ground);
  };
}

test('a roll that was put back from yesterday is under review, and once reconciled everybody has what she had', async () => {
  const { both, elections } = ground;
  const election = await electionOf(elections.db, opened.electionId);
  const by = { ...elections.by, now };
  const [before, issued, marked, waiting, unused] = [
    someRun(),
    someRun(),
    someRun(),
    someRun(),
    someRun(),
  ];
  await ask(before, paper());
  const putBack = await backup();
  const bm = paper();
  expect((await ask(issued, bm)).ok).toBe(true);
  expect((await markAtDesk({ both, election, by }, marked)).ok).toBe(true);
  await publishRegistro(both, election, { day: '2027-04-03', now });
  const late = paper();
  expect((await ask(waiting, late)).ok).toBe(true);

  await putBack();
  expect(await stateOf(issued)).toBe('available');
  const refused = await ask(issued, paper());
  expect(refused.ok || refused.error.code).toBe('roll-under-review');
  const desk = await markAtDesk({ both, election, by }, waiting);
  expect(desk.ok || desk.error.code).toBe('roll/under-review');
  expect(await stateOf(unused)).toBe('available');

  const done = await reconcileRoll(both, election.id);
  expect(done).toMatchObject({ mended: 3, lost: [] });
  expect(await Promise.all([before, issued, marked, waiting, unused].map(stateOf))).toEqual([
    'issued',
    'issued',
    'desk',
    'issued',
    'available',
  ]);
  const again = await ask(issued, bm);
  expect(again.ok).toBe(true);
  expect((await ask(waiting, late)).ok).toBe(true);
  const twice = await ask(waiting, paper());
  expect(twice.ok || twice.error.code).toBe('already-issued');
  expect((await ask(unused, paper())).ok).toBe(true);

  await publishRegistro(both, election, { day: '2027-04-04', now });
  const told = replay(
    await allLines(ground.roll.db, election.id),
    await knownLeaves(both, election.id),
  );
  expect(told.problems).toEqual([]);
  for (const run of [before, issued, marked, waiting, unused]) {
    const voter = await findByRun(both, election.id, run);
    expect(told.rights.get(voter?.c ?? '')?.state).toBe(voter?.state);
  }
});

test('who was added after the backup comes back with her right, and enters no second time', async () => {
  const { both, elections } = ground;
  const election = await electionOf(elections.db, opened.electionId);
  const at = { both, election, by: { ...elections.by, now } };
  const [style] = opened.manifest.styles;
  const joining = (run: ReturnType<typeof runOf>) => ({ run, style: style?.id ?? '' });
  const [unused, used, never] = [runOf(7_001), runOf(7_002), runOf(7_003)];
  const putBack = await backup();
  for (const run of [unused, used])
    expect((await addAtDesk(at, joining(run))).ok, 'added').toBe(true);
  const bm = paper();
  expect((await ask(used, bm)).ok).toBe(true);
  const before = await Promise.all(
    [unused, used].map((run) => findByRun(both, election.id, run).then((one) => one?.c)),
  );

  await putBack();
  expect(await findByRun(both, election.id, unused)).toBeUndefined();
  for (const run of [unused, never]) {
    const refused = await addAtDesk(at, joining(run));
    expect(refused.ok || refused.error.code).toBe('roll/under-review');
  }
  expect(await findByRun(both, election.id, unused)).toBeUndefined();

  expect(await reconcileRoll(both, election.id)).toMatchObject({ lost: [] });
  const after = await Promise.all([unused, used].map((run) => findByRun(both, election.id, run)));
  expect(after.map((one) => one?.c)).toEqual(before);
  expect(after.map((one) => one?.state)).toEqual(['available', 'issued']);
  for (const run of [unused, used]) {
    const again = await addAtDesk(at, joining(run));
    expect(again.ok || again.error.code).toBe('roll/already-on-roll');
  }
  expect((await addAtDesk(at, joining(never))).ok).toBe(true);
  expect((await ask(used, bm)).ok, 'the same paper').toBe(true);
  expect((await ask(unused, paper())).ok, 'her first paper').toBe(true);
  await publishRegistro(both, election, { day: '2027-04-05', now });
  const told = replay(
    await allLines(ground.roll.db, election.id),
    await knownLeaves(both, election.id),
  );
  expect(told.problems).toEqual([]);
  expect(before.map((c) => told.rights.get(c ?? '')?.state)).toEqual(['issued', 'issued']);
});

test('each leaf of the registro goes to the log as one that it takes', async () => {
  const leaves = await leavesOf(ground.elections.db, opened.electionId);
  const parsed = leaves.map(({ leaf }) => parseLeaf(new Uint8Array(leaf)));
  const types = parsed.map((one) => (one.ok ? (one.value as Leaf).type : one.error));
  expect(types[0]).toBe('manifest');
  expect(new Set(types.slice(1))).toEqual(new Set(['registro']));
});
