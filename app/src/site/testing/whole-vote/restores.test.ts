// A database put back from yesterday, the roll's or the urn's: what is refused until its evidence was read, and what everybody has after it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { commands as rollCommands } from '../../../capabilities/vote/roll/commands.ts';
import { runOf } from '../../../capabilities/vote/roll/testing/rolls.ts';
import { rightsOf, toldOf } from '../../../capabilities/vote/roll/testing/whole-roll.ts';
import { commands as urnCommands } from '../../../capabilities/vote/urn/commands.ts';
import { advanceUrn } from '../../../capabilities/vote/urn/testing/urn-work.ts';
import type { Command } from '../../../platform/command.ts';
import { noFiles } from '../../../platform/testing/no-files.ts';
import { type Clients, clientsOf, publishedHashes } from './clients.ts';
import { tellOnce } from './commands.ts';
import { givenStoppedVote, type StoppedVote, type VoteHouse } from './house.ts';

const VOTERS = 6;
const HOUR = 3_600_000;

let stopped: StoppedVote;
let clients: Clients;
let house: VoteHouse;
beforeAll(async () => {
  stopped = await givenStoppedVote({ runs: Array.from({ length: VOTERS }, (_, at) => runOf(at)) });
  clients = clientsOf(stopped);
});
afterAll(() => stopped?.drop());
beforeEach(async () => {
  house = await stopped.begin();
  house.now = new Date(Date.parse(house.opened.manifest.windows.vote_from));
});
afterEach(() => house?.end());

/** Puts one of the databases back to this moment whenever it is asked to. */
async function backup(which: 'minga_roll' | 'minga_urn'): Promise<() => Promise<void>> {
  let restore = () => Promise.resolve(house.databases()[which]) as Promise<never>;
  await house.crash(async (open) => {
    const kept = await open[which].backup();
    restore = kept.restore as typeof restore;
    const again = { ...open, minga: await open.minga.again() };
    return { ...again, [which]: await open[which].again() };
  });
  return () =>
    house.crash(async (open) => {
      await open[which].close();
      return { ...open, minga: await open.minga.again(), [which]: await restore() };
    });
}

async function order(from: readonly Command[], verb: string, ...more: readonly string[]) {
  const command = from.find((one) => one.verb === verb);
  const { logsDir, db } = house.urn().house;
  return command?.run({
    ...{ db: house.databases().minga.db, roll: house.roll(), urn: { db, logsDir } },
    ...{ files: noFiles, publicUrl: 'http://localhost', out: () => {} },
    args: [house.opened.electionId, ...more],
  });
}

const take = (voter: number, seed = 0) => clients.take(house, voter, seed);
const cast = (voter: number, choice = 0) => clients.cast(house, { voter, seed: 0, choice });
const mark = (voter: number) => clients.mark(house, 0, voter);

async function standing(): Promise<readonly (string | undefined)[]> {
  const both = { db: house.databases().minga.db, roll: house.roll() };
  const rights = await rightsOf(both, house.opened.electionId);
  const told = await toldOf(both, house.opened.electionId);
  expect(told.problems).toEqual([]);
  const kept = house.people.voters.map(({ c }) => rights.get(c));
  expect(house.people.voters.map(({ c }) => told.rights.get(c)?.state)).toEqual(kept);
  return kept;
}

test('a roll of yesterday gives, marks and adds nothing until it is reconciled, and then nobody has less or more', async () => {
  expect(await take(0)).toBeUndefined();
  const putBack = await backup('minga_roll');
  expect([await take(1), await mark(2)]).toEqual([undefined, undefined]);
  await tellOnce({ house });
  // What the registro did not tell yet is known by the journal alone.
  expect([await take(3), await clients.add(house, 1, runOf(70))]).toEqual([undefined, undefined]);

  await putBack();
  const refused = [await take(1), await take(1, 1), await take(3, 1), await take(4)];
  expect(refused).toEqual(Array(4).fill('roll-under-review'));
  expect([await mark(2), await mark(5)]).toEqual(Array(2).fill('roll-under-review'));
  expect(await clients.add(house, 1, runOf(70))).toBe('roll-under-review');
  expect(await cast(1), 'who has her paper votes meanwhile').toBeUndefined();
  expect(await order(rollCommands, 'check')).toBe(1);
  await house.crash();
  expect(await take(4), 'another process does not forget it').toBe('roll-under-review');

  expect(await order(rollCommands, 'reconcile')).toBe(0);
  expect(await standing()).toEqual([
    ...['issued', 'issued', 'desk', 'issued', 'available', 'available'],
  ]);
  // The same is given again, byte by byte, and nothing twice.
  expect([await take(0), await take(1), await take(3)]).toEqual([undefined, undefined, undefined]);
  expect([await take(1, 1), await take(3, 1)]).toEqual(Array(2).fill('already-issued'));
  expect([await mark(1), await mark(2)]).toEqual(['already-issued', 'right-desk']);
  expect(await clients.add(house, 1, runOf(70))).toBe('already-on-roll');
  expect([await take(4), await mark(5)]).toEqual([undefined, undefined]);
  house.now = new Date(house.now.getTime() + 24 * HOUR);
  await tellOnce({ house });
  expect(await standing()).toEqual(['issued', 'issued', 'desk', 'issued', 'issued', 'desk']);
});

test('where its journal is of yesterday too, who was added since has no second right: whoever is not on the roll votes in a cover', async () => {
  const [added, never] = [runOf(71), runOf(72)];
  const putBack = await backup('minga_roll');
  const journal = join(house.folder, 'journal');
  const yesterday = existsSync(journal) ? readFileSync(journal) : Buffer.alloc(0);
  expect(await clients.add(house, 0, added)).toBeUndefined();
  expect(await clients.mark(house, 0, added)).toBeUndefined();
  await tellOnce({ house });
  writeFileSync(journal, yesterday);

  await putBack();
  expect(await clients.add(house, 0, added)).toBe('roll-under-review');
  expect(await order(rollCommands, 'reconcile')).toBe(0);
  for (const run of [added, never]) {
    expect(await clients.add(house, 0, run)).toBe('rights-lost');
    expect(await clients.mark(house, 0, run)).toBe('403');
    expect(
      await clients.takeCover(house, 0, { run, number: `A-${run.slice(-4, -2)}` }),
    ).toBeUndefined();
  }
  expect([await take(0), await mark(1)]).toEqual([undefined, undefined]);
});

test('an urn of yesterday is halted by what it had signed, and once rebuilt everybody’s promise holds', async () => {
  const works = () => advanceUrn(house.urn(), house.opened.electionId);
  for (let voter = 0; voter < VOTERS; voter += 1) expect(await take(voter)).toBeUndefined();
  expect([await cast(0), await cast(1)]).toEqual([undefined, undefined]);
  await works();
  const putBack = await backup('minga_urn');
  const before = await publishedHashes(house);
  expect([await cast(2), await cast(3)]).toEqual([undefined, undefined]);
  house.now = new Date(house.now.getTime() + 12 * HOUR);
  await works();
  const published = await publishedHashes(house);
  expect(published.length).toBeGreaterThan(before.length);
  expect(await cast(4), 'promised, and in no batch').toBeUndefined();

  await putBack();
  await works();
  await house.crash();
  expect([await cast(4), await cast(5)]).toEqual(['under-review', 'under-review']);
  expect(await publishedHashes(house)).toEqual(published);

  expect(await order(urnCommands, 'rebuild', '--from-tiles')).toBe(0);
  await house.crash();
  expect(await cast(2, 1), 'whoever is in the log votes no other way').toBe('already-voted');
  // Every device sends again what it does not find in the log; the promises are those of before.
  for (const voter of [0, 1, 2, 3, 4]) expect(await cast(voter)).toBeUndefined();
  expect(await cast(4, 1)).toBe('already-voted');
  expect(await cast(5)).toBeUndefined();
  house.now = new Date(Date.parse(house.opened.manifest.windows.cast_until) + 5_000);
  await works();
  const after = await publishedHashes(house);
  expect(after.slice(0, published.length)).toEqual(published);
  for (let voter = 0; voter < VOTERS; voter += 1) {
    const hash = await clients.hashOf({ voter, seed: 0, choice: 0 });
    expect(after.filter((one) => one === hash)).toHaveLength(1);
  }
});
