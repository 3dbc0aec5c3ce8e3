// What would have funded a project: figures worked out by hand, and each answer counted again.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldBallots } from '../profile.ts';
import { count } from '../rules/count.ts';
import {
  anyElection,
  anySettings,
  electionOf,
  greedyByVotes,
  sharesWith,
} from '../testing/elections.ts';
import type { Ballot, Election, Settings } from '../types.ts';
import { withApprovals } from './variants.ts';
import { fewestApprovals, fewestVoters, largestCost } from './why-not.ts';

const runs = { numRuns: Number(process.env.MINGA_PROPERTY_RUNS ?? 200) };

type Search<T> = (
  election: Election,
  outcome: ReturnType<typeof count>,
  project: number,
) => Generator<{ readonly recounts: number }, T, void>;

function find<T>(search: Search<T>, election: Election, settings: Settings, project: number) {
  const steps = search(election, count(election, settings), project);
  let recounts = 0;
  for (;;) {
    const step = steps.next();
    if (step.done) return { found: step.value, recounts };
    recounts = step.value.recounts;
  }
}

/** 50/3 each. a (50) takes all of its three supporters, on a tie with b by id. */
const village = electionOf(100, { a: 50, b: 30, c: 40, d: 20 }, [
  'a,b',
  'a,b',
  'a',
  'b,c',
  'c,d',
  '',
]);

test('b would be bought with what a leaves its supporters: 50/3', () => {
  const { found } = find(largestCost, village, sharesWith(), 1);
  expect(found).toEqual({ most: 16n, tooMuch: 17n });
});

test('c would be bought with all that its two supporters have: 100/3', () => {
  expect(find(largestCost, village, sharesWith(), 2).found).toEqual({ most: 33n, tooMuch: 34n });
});

test('a, which was bought, could not have been dearer than the money of its supporters', () => {
  expect(find(largestCost, village, sharesWith(), 0).found).toEqual({ most: 50n, tooMuch: 51n });
});

test('by votes, cost decides only whether what others leave is enough', () => {
  // a and b cost 80; c (2 votes) is next and has 20; d, after it, would fit now.
  expect(find(largestCost, village, greedyByVotes, 2).found).toEqual({ most: 20n, tooMuch: 21n });
  expect(find(largestCost, village, greedyByVotes, 0).found).toEqual({ most: 100n, tooMuch: 101n });
});

test('costs are tried in whole units of the currency', () => {
  const cents = electionOf(10_000, { a: 9_990, b: 40 }, ['a', 'a', 'b', 'b', ''], 2);
  // 20.00 each and 40.00 for two: b at 0.40 is bought, a at 99.90 would be at 40.00.
  expect(find(largestCost, cents, sharesWith(), 0).found).toEqual({ most: 4000n, tooMuch: 4100n });
});

test('nothing helps what nobody supports', () => {
  const election = electionOf(100, { a: 50, b: 30 }, ['a', 'a']);
  expect(find(largestCost, election, sharesWith(), 1).found).toBeUndefined();
});

test('one more supporter puts b before a; the empty ballot has most money left and comes first', () => {
  const { found } = find(fewestApprovals, village, sharesWith(), 1);
  expect(found).toEqual([{ group: -1, ballots: 1 }]);
});

test('approvals come from whoever has most left, and only as many as needed', () => {
  const ballots = ['a', 'a', 'b', 'd', 'd', 'a', '', ''];
  const election = electionOf(80, { a: 20, b: 35, d: 90 }, ballots);
  // 10 each; a takes 20/3 from each of its own. b needs four supporters: both empty ballots and one for d.
  expect(find(fewestApprovals, election, sharesWith(), 1).found).toEqual([
    { group: -1, ballots: 2 },
    { group: 2, ballots: 1 },
  ]);
});

test('not even all ballots are enough for what is dearer than the budget', () => {
  const election = electionOf(20, { a: 50 }, ['a', '']);
  expect(find(fewestApprovals, election, sharesWith(), 0).found).toBeUndefined();
  expect(find(fewestVoters, election, sharesWith(), 0).found).toBeUndefined();
});

test('new voters make every share smaller', () => {
  // With k more: 100/(6 + k) each for 1 + k supporters of d (20). One is enough: 200/7 ≥ 20.
  expect(find(fewestVoters, village, sharesWith(), 3).found).toBe(1);
  const lone = electionOf(100, { a: 50 }, ['a', '', '', '', '']);
  // (1 + k) × 100/(5 + k) ≥ 50 first holds at k = 3.
  expect(find(fewestVoters, lone, sharesWith(), 0).found).toBe(3);
});

test('more new voters than ballots may be needed', () => {
  const election = electionOf(100, { a: 90 }, ['', '']);
  // k × 100/(2 + k) ≥ 90 first holds at k = 18.
  expect(find(fewestVoters, election, sharesWith(), 0).found).toBe(18);
});

test('the project of added approvals takes its place in the order of the group', () => {
  const { profile } = withApprovals(electionOf(9, { a: 1, b: 1, c: 1 }, ['a,c', 'a,c', '']), 1, [
    { group: -1, ballots: 1 },
    { group: 0, ballots: 1 },
  ]);
  expect(profile).toEqual({
    ballots: 3,
    size: Uint32Array.of(1, 1, 1),
    start: Uint32Array.of(0, 2, 3, 6),
    project: Uint16Array.of(0, 2, 1, 0, 1, 2),
  });
});

test('by votes, new voters must beat or match whoever took the money', () => {
  const election = electionOf(50, { a: 50, b: 50 }, ['a', 'a', 'a', 'b']);
  // At 3 votes each a goes first by id.
  expect(find(fewestVoters, election, greedyByVotes, 1).found).toBe(3);
  expect(find(fewestApprovals, election, greedyByVotes, 1).found).toEqual([
    { group: 0, ballots: 3 },
  ]);
});

const pointed = (
  voteType: 'cumulative' | 'ordinal',
  ballots: readonly Partial<Ballot>[],
): Election => ({
  ...electionOf(40, { a: 24, b: 24 }, []),
  voteType,
  ...foldBallots(
    ballots.map((one, index) => ({ voterId: `${index}`, choices: [], extras: {}, ...one })),
    voteType,
  ),
});

test('in a cumulative vote a new voter gives as many points as the fullest ballot', () => {
  const election = pointed('cumulative', [
    { choices: [0, 1], points: [3, 1] },
    { choices: [0], points: [4] },
    { choices: [0], points: [4] },
  ]);
  // b has 1 point against 11, and a leaves 16 of 40. At 4 points each, the third new voter makes it 13.
  const settings: Settings = { ...greedyByVotes, utility: 'points' };
  expect(find(fewestVoters, election, settings, 1).found).toBe(3);
  expect(find(fewestApprovals, election, settings, 1).found).toBeUndefined();
});

test('ordinal votes have neither', () => {
  const election = pointed('ordinal', [{ choices: [0, 1] }, { choices: [0, 1] }]);
  const settings: Settings = { ...greedyByVotes, utility: 'borda' };
  expect(find(fewestVoters, election, settings, 1).found).toBeUndefined();
  expect(find(fewestApprovals, election, settings, 1).found).toBeUndefined();
});

test('a search can be left between two recounts', () => {
  const steps = largestCost(village, count(village, sharesWith()), 2);
  expect(steps.next()).toEqual({ done: false, value: { tried: 20n, recounts: 1 } });
  expect(steps.return(undefined).done).toBe(true);
});

/** Written again from the ballots, without the variants of the code. */
function recounted(
  election: Election,
  settings: Settings,
  changes: { readonly cost?: readonly [number, bigint]; readonly ballots?: readonly Ballot[] },
  project: number,
): boolean {
  const [changed, cost] = changes.cost ?? [-1, 0n];
  const projects = election.projects.map((one, index) =>
    index === changed ? { ...one, cost } : one,
  );
  const ballots = foldBallots(changes.ballots ?? [...election.ballots], 'approval');
  return count({ ...election, projects, ...ballots }, settings).projects[project]?.funded === true;
}

test('every answer holds in a recount and its neighbour does not, in few recounts', () => {
  fc.assert(
    fc.property(anyElection, anySettings, fc.nat({ max: 5 }), (election, settings, pick) => {
      fc.pre(election.voteType === 'approval');
      const project = pick % election.projects.length;
      const cost = find(largestCost, election, settings, project);
      const dearest = Math.max(Number(election.budget), Number(election.projects[project]?.cost));
      expect(cost.recounts).toBeLessThan(Math.log2(dearest + 2) + 2);
      if (cost.found) {
        const { most, tooMuch } = cost.found;
        expect(recounted(election, settings, { cost: [project, most] }, project)).toBe(true);
        expect(recounted(election, settings, { cost: [project, tooMuch] }, project)).toBe(false);
        expect(tooMuch - most).toBeLessThanOrEqual(10n ** BigInt(election.decimals));
      }
      if (count(election, settings).projects[project]?.funded) return;
      const voters = find(fewestVoters, election, settings, project);
      expect(voters.recounts).toBeLessThan(2 * Math.log2(100 * election.ballots.length) + 3);
      const one = { voterId: 'new', choices: [project], extras: {} };
      for (const [more, isFunded] of [
        [0, true],
        [-1, false],
      ] as const) {
        if (voters.found === undefined) continue;
        const added = Array.from({ length: voters.found + more }, () => one);
        const ballots = [...election.ballots, ...added];
        expect(recounted(election, settings, { ballots }, project)).toBe(isFunded);
      }
    }),
    runs,
  );
});

test('approvals added to the ballots named fund it, and one fewer does not', () => {
  fc.assert(
    fc.property(anyElection, anySettings, fc.nat({ max: 5 }), (election, settings, pick) => {
      const project = pick % election.projects.length;
      fc.pre(election.voteType === 'approval');
      fc.pre(!count(election, settings).projects[project]?.funded);
      const { found } = find(fewestApprovals, election, settings, project);
      if (found === undefined) return;
      const missing = new Map(found.map(({ group, ballots }) => [group, ballots]));
      const last = found.at(-1)?.group ?? 0;
      for (const [fewer, isFunded] of [
        [0, true],
        [1, false],
      ] as const) {
        const left = new Map(missing).set(last, (missing.get(last) ?? 0) - fewer);
        const ballots = Array.from(election.ballots, (ballot, index) => {
          const group = election.ballots.groupOf(index);
          const wanted = left.get(group) ?? 0;
          left.set(group, wanted - 1);
          return wanted > 0 ? { ...ballot, choices: [...ballot.choices, project] } : ballot;
        });
        expect(recounted(election, settings, { ballots }, project)).toBe(isFunded);
      }
    }),
    runs,
  );
});
