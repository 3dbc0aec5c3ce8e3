// The booth and a table at the same moment: of a right, one of them has it, however they meet.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { electionOf, type OpenedElection } from '../../election/testing/opened-election.ts';
import { raceOf } from '../testing/race.ts';
import { givenOpenRoll, givenRolls, type RollGround, runsOf } from '../testing/rolls.ts';

const ROUNDS = 60;

let ground: RollGround;
let opened: OpenedElection;
beforeAll(async () => {
  ground = await givenRolls();
  opened = await givenOpenRoll(ground, 'carreras', { people: runsOf(ROUNDS) });
});
afterAll(() => ground?.close());

describe('an issue and a mark of one right', () => {
  test(`of ${ROUNDS} that meet, each ends with one of them, told once`, async () => {
    const election = await electionOf(ground.elections.db, opened.electionId);
    const ends = await raceOf(ground, opened, election, runsOf(ROUNDS));
    expect(ends.wrong).toEqual([]);
    expect(ends.issued + ends.marked).toBe(ROUNDS);
  });
});
