// What must hold of a sealed vote whatever happened: it is what the model says, and what was signed or shown once stays.
import { sql } from 'kysely';
import { expect } from 'vitest';
import { rightsOf, toldOf } from '../../../capabilities/vote/roll/testing/whole-roll.ts';
import type { Clients } from './clients.ts';
import type { VoteHouse } from './house.ts';
import type { Oracle } from './oracle.ts';

/** The real one, with what was seen of it. */
export interface Real {
  readonly house: VoteHouse;
  readonly clients: Clients;
  /** Leaf hashes of its log as they were last seen. */
  leaves: readonly string[];
}

export async function expectLawful(of: Oracle, on: Real): Promise<void> {
  await expectRights(of, on);
  await expectBallots(of, on);
  await expectLogGrows(on);
}

/** Kept as the model has them; and told in the registro and what waits for it, so that anybody comes to the same. */
async function expectRights(of: Oracle, { house }: Real): Promise<void> {
  const { electionId } = house.opened;
  const both = { db: house.databases().minga.db, roll: house.roll() };
  const kept = await rightsOf(both, electionId);
  const told = await toldOf(both, electionId);
  expect(told.problems).toEqual([]);
  const voters = house.people.voters.map(({ c }) => c);
  expect(voters.map((c) => kept.get(c))).toEqual(of.rights);
  expect(voters.map((c) => told.rights.get(c)?.state)).toEqual(of.rights);
}

/** One for each key, each of a paper that was issued; all that were kept and no other, in the log or waiting for it. */
async function expectBallots(of: Oracle, { house, clients }: Real): Promise<void> {
  const { rows } = await sql<{ hash: string; logged: boolean; pk: string }>`
    select encode(leaf_hash, 'hex') as hash, leaf is null as logged, encode(pk, 'hex') as pk
    from urn.ballot where election_id = ${house.opened.electionId}`.execute(
    house.databases().minga_urn.db,
  );
  const cast = await Promise.all(
    [...of.cast].map(async ([voter, choice]) => ({
      hash: await clients.hashOf({ voter, seed: of.taken[voter] ?? 0, choice }),
      logged: of.inLog.has(voter),
    })),
  );
  const inOrder = (some: readonly { hash: string; logged: boolean }[]) =>
    some.map(({ hash, logged }) => `${hash} ${logged}`).toSorted();
  expect(inOrder(rows)).toEqual(inOrder(cast));
  expect(new Set(rows.map(({ pk }) => pk)).size).toBe(rows.length);
  const issuedCount = of.rights.filter((right) => right === 'issued').length;
  expect(rows.length).toBeLessThanOrEqual(issuedCount);
}

async function expectLogGrows(on: Real): Promise<void> {
  const { rows } = await sql<{ hash: string }>`select encode(hash, 'hex') as hash from urn.leaf
    where election_id = ${on.house.opened.electionId} order by index`.execute(
    on.house.databases().minga_urn.db,
  );
  const now = rows.map(({ hash }) => hash);
  expect(now.slice(0, on.leaves.length)).toEqual(on.leaves);
  on.leaves = now;
}
