// Whatever voters, tables, clocks and crashes do to a sealed vote over HTTP, it is what a model of a page says that it is.
import { assert as assertProperty, asyncModelRun, asyncProperty, boolean } from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runOf } from '../../../capabilities/vote/roll/testing/rolls.ts';
import { type Clients, clientsOf, publishedHashes } from './clients.ts';
import { happenings, tellOnce, workOnce } from './commands.ts';
import { givenStoppedVote, type StoppedVote, type VoteHouse } from './house.ts';
import { expectLawful, type Real } from './lawful.ts';
import { type Oracle, oracleOf } from './oracle.ts';

const VOTERS = 5;
const runs = { numRuns: Number(process.env.MINGA_PROPERTY_RUNS ?? 6) };

/** A run takes a second or two; many are asked for on purpose. */
const TIMEOUT_MS = Math.max(120_000, runs.numRuns * 30_000);

let stopped: StoppedVote;
let clients: Clients;
beforeAll(async () => {
  stopped = await givenStoppedVote({ runs: Array.from({ length: VOTERS }, (_, at) => runOf(at)) });
  clients = clientsOf(stopped);
});
afterAll(() => stopped?.drop());

function modelOf(house: VoteHouse): Oracle {
  const { windows, batch } = house.opened.manifest;
  return oracleOf(VOTERS, {
    windows: {
      issueFrom: Date.parse(windows.issue_from),
      voteFrom: Date.parse(windows.vote_from),
      issueUntil: Date.parse(windows.issue_until),
      castUntil: Date.parse(windows.cast_until),
    },
    batch: { first: Date.parse(batch.first), every: batch.every_h * 3_600_000, min: batch.min },
    now: house.now.getTime(),
    slot: -1,
  });
}

/** The last hours of every vote, by which each promise is in the log that everybody reads, and no ballot too many. */
async function endIt(of: Oracle, on: Real): Promise<void> {
  const { house } = on;
  const at = async (now: number, step: () => Promise<void>) => {
    of.now = Math.max(of.now, now);
    house.now = new Date(of.now);
    await step();
    await expectLawful(of, on);
  };
  await at(of.windows.issueUntil, () => tellOnce(on));
  await at(of.windows.castUntil + 5_000, () => workOnce(of, on));
  expect(of.isClosed).toBe(true);
  const published = await publishedHashes(house);
  expect(published).toEqual(on.leaves);
  for (const [voter, choice] of of.cast) {
    const hash = await clients.hashOf({ voter, seed: of.taken[voter] ?? 0, choice });
    expect(published.filter((one) => one === hash)).toHaveLength(1);
  }
  for (const voter of of.promised) expect(of.inLog.has(voter)).toBe(true);
}

test(
  'whatever happens in whatever order, one right is used once, and what was promised is in the log',
  async () => {
    await assertProperty(
      asyncProperty(happenings(VOTERS), boolean(), async (happening, isLater) => {
        const house = await stopped.begin();
        // Some begin when papers are handed out, most when they can be cast too.
        if (isLater) house.now = new Date(Date.parse(house.opened.manifest.windows.vote_from));
        try {
          const [model, real] = [modelOf(house), { house, clients, leaves: [] }];
          await asyncModelRun(() => ({ model, real }), happening);
          await endIt(model, real);
        } finally {
          await house.end();
        }
      }),
      { ...runs, endOnFailure: true },
    );
  },
  TIMEOUT_MS,
);
