// The opened ballots that the urn publishes: judged after everything that was withdrawn, whenever each was sealed.
import { type Choices, canon, toBase64url, withoutUnreachable } from '@minga/ballot';
import { assert } from '@minga/basics';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestUrn, testUrn } from '../../../../site/testing-vote.ts';
import { ballotOf, castBody, openedElection, VOTING, voterOf } from '../testing/opened-election.ts';
import { flush } from './flush.ts';
import { liveElections } from './live-elections.ts';
import { openedBallots } from './open-ballots.ts';

let urn: TestUrn;
let now = VOTING;
beforeAll(async () => {
  urn = await testUrn({ clock: { now: () => now } });
});
afterAll(() => urn?.close());

test('once less is left to choose than the manifest asks for, all that is left is enough, and less is null', async () => {
  const election = await openedElection(urn, 'con-retiro', (manifest) => ({
    ...manifest,
    contests: manifest.contests.map((contest) => {
      const max = contest.projects.length;
      return { ...contest, ballot: { ...contest.ballot, min: max, max } };
    }),
  }));
  const { id } = election;
  const all = election.contest('comuna').projects.map((project) => project.id);
  const cast = async (seed: number, choices: Choices, of = election) => {
    const { vote, tracker } = await ballotOf(of, await voterOf(election, seed), choices);
    expect((await urn.post(`/e/${id}/votar`, castBody(vote))).status).toBe(200);
    return tracker;
  };
  const act = async (payload: object) => {
    const appended = await urn.door.append(id, canon(election.act(payload)));
    assert(appended.ok, `it is taken: ${JSON.stringify(appended)}`);
  };
  const before = await cast(1, all);
  await act({
    ...{ type: 'amend', kind: 'withdraw', contest: 'comuna', project: all[0] },
    ...{ reason: 'El terreno no es municipal', at: '2027-05-06T14:00:00Z' },
  });
  const formed = (change: typeof election.contest) => ({ ...election, contest: change });
  const after = await cast(
    2,
    all.slice(1),
    formed((code) => withoutUnreachable(election.contest(code), new Set(all.slice(0, 1)))),
  );
  const blank = await cast(
    3,
    [],
    formed((code) => {
      const contest = election.contest(code);
      return { ...contest, ballot: { ...contest.ballot, min: 0 } };
    }),
  );
  now = new Date('2027-05-12T23:00:05Z');
  await flush(urn.database.db, id, now.getTime());
  now = new Date('2027-05-14T12:00:00Z');
  await act({ type: 'paper-close', at: '2027-05-14T11:00:00Z' });
  await act({ type: 'urn-key', u: toBase64url(election.u), at: '2027-05-14T12:00:00Z' });

  const opened = openedBallots(urn.house);
  const live = await liveElections(urn.house).find(id, { fresh: true });
  assert(live !== undefined, 'it is open');
  await expect.poll(() => opened(live), { timeout: 20_000 }).toBeDefined();
  const lines = new TextDecoder()
    .decode(await opened(live))
    .trim()
    .split('\n');
  const codes = new Map(
    lines.map((line) => {
      const { tracker, null: code } = JSON.parse(line) as { tracker: string; null: string };
      return [tracker, code];
    }),
  );
  expect([before, after, blank].map((code) => codes.get(code))).toEqual(['', '', 'too-few']);
});
