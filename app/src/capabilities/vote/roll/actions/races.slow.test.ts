// A thousand times the booth and a table at the same moment: of a right, one of them has it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { electionOf, type OpenedElection } from '../../election/testing/opened-election.ts';
import { asManyAtOnce, raceOf } from '../testing/race.ts';
import { givenOpenRoll, givenRolls, type RollGround, runsOf } from '../testing/rolls.ts';

const ROUNDS = 1_000;

let ground: RollGround;
let opened: OpenedElection;
beforeAll(async () => {
  ground = await givenRolls();
  opened = await givenOpenRoll(ground, 'mil-carreras', { people: runsOf(ROUNDS + 1) });
});
afterAll(() => ground?.close());

test('of a thousand that meet, each ends with one of them, told once', async () => {
  const election = await electionOf(ground.elections.db, opened.electionId);
  const ends = await raceOf(ground, opened, election, runsOf(ROUNDS));
  expect(ends.wrong).toEqual([]);
  expect(ends.issued + ends.marked).toBe(ROUNDS);
  expect(Math.min(ends.issued, ends.marked)).toBeGreaterThan(0);
});

test('of two hundred that ask at once for one right, each with another seed, one gets it', async () => {
  const run = runsOf(ROUNDS + 1).at(-1);
  const ends = run && (await asManyAtOnce(ground, opened, run, 200));
  expect(ends).toEqual({ given: 1, refused: { 'already-issued': 199 } });
});
