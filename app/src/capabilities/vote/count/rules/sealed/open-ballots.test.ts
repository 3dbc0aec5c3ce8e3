// Sealed ballots as the site opens them: judged after everything that was withdrawn, whenever each was sealed.
import { type Choices, webCrypto, withoutUnreachable } from '@minga/ballot';
import { sampleElection } from '@minga/ballot/testing';
import { expect, test } from 'vitest';
import { ballotOf } from '../../testing/sealed.ts';
import { openBallots } from './open-ballots.ts';

test('once less is left to choose than the manifest asks for, all that is left is enough; less is null, and so is a blank one', async () => {
  const election = await sampleElection((manifest) => ({
    ...manifest,
    contests: manifest.contests.map((contest) => {
      const max = contest.projects.length;
      return { ...contest, ballot: { ...contest.ballot, min: max, max } };
    }),
  }));
  const all = election.contest('comuna').projects.map(({ id }) => id);
  const gone = new Set(all.slice(0, 1));
  const formed = (change: (typeof election)['contest']) => ({ ...election, contest: change });
  const after = formed((id) => withoutUnreachable(election.contest(id), gone));
  const anything = formed((id) => {
    const contest = election.contest(id);
    return { ...contest, ballot: { ...contest.ballot, min: 0 } };
  });
  const sealed: readonly (readonly [Choices, typeof election])[] = [
    [all, election],
    [all.slice(1), after],
    [all.slice(2), anything],
    [[], anything],
  ];
  const leaves = await Promise.all(
    sealed.map(async ([choices, of]) => (await ballotOf(of, choices, 'comuna')).leaf),
  );
  const { leaf: manifest, u } = election;
  const codes = async (withdrawn: ReadonlySet<string>) => {
    const asked = { manifest, u, leaves, withdrawn: new Map([['comuna', withdrawn]]) };
    const opened = await openBallots(asked, webCrypto);
    expect(opened?.excluded).toEqual([]);
    return opened?.ballots.map((one) => one.null);
  };
  expect(await codes(gone)).toEqual(['', '', 'too-few', 'too-few']);
  expect(await codes(new Set())).toEqual(['', 'too-few', 'too-few', 'too-few']);
  expect(await codes(new Set(all))).toEqual(['', '', '', '']);
});
