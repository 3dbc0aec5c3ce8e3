// Ballots and counting rules of a contest: what is offered is whole, and what is wrong is told by its name.
import { count, parseSettings, readPabulib, type VoteType } from '@minga/counting';
import { describe, expect, test } from 'vitest';
import { wholeBases } from '../testing/rulebooks.ts';
import {
  ballotKindOf,
  ballotKinds,
  ballotTerms,
  type ContestRuleProblem,
  contestRuleProblems,
  countingRules,
  recommendedRule,
  ruleOf,
  ruleSettings,
  rulesFor,
} from './contest-rule.ts';
import type { BallotTerms, Contest } from './rulebook.ts';

const [first] = wholeBases.committed.contests;
if (first === undefined) throw new Error('the bases have a contest');
const contest: Contest = {
  ...first,
  code: 'norte',
  ballot: ballotTerms('approval', 3),
  rule: ruleSettings(recommendedRule, 'approval'),
};
const codes = (changes: Partial<Contest>) =>
  contestRuleProblems({ ...contest, ...changes }).map(({ code }: ContestRuleProblem) => code);
const withBallot = (changes: Partial<BallotTerms>) =>
  codes({ ballot: { ...contest.ballot, ...changes } });

describe('what is offered', () => {
  test('every rule counts every ballot that it is offered for, and says all its settings', () => {
    for (const kind of ballotKinds) {
      const ballot = ballotTerms(kind, 4);
      for (const rule of rulesFor(ballot.kind)) {
        const settings = ruleSettings(rule, ballot.kind);
        const offered: Contest = { ...contest, ballot, rule: settings };
        expect([kind, rule, contestRuleProblems(offered)]).toEqual([kind, rule, []]);
        expect([kind, rule, ruleOf(settings, ballot.kind)]).toEqual([kind, rule, rule]);
      }
      expect(ballotKindOf(ballot)).toBe(kind);
    }
  });

  test('Phragmén is not offered for points and rankings, the others are for all', () => {
    expect(rulesFor('approval')).toEqual(countingRules);
    expect(rulesFor('cumulative')).toEqual(countingRules.filter((rule) => rule !== 'phragmen'));
  });

  test('most votes first takes what has most votes, and votes per peso what gives most for its money', () => {
    const file = [
      ...['META', 'key;value', 'description;x', 'country;Chile', 'unit;Ancud', 'instance;2027'],
      ...['num_projects;2', 'num_votes;5', 'budget;100', 'vote_type;approval', 'rule;greedy'],
      ...['date_begin;01.06.2027', 'date_end;02.06.2027', 'currency;CLP'],
      ...['PROJECTS', 'project_id;cost', 'caro;100', 'barato;10'],
      ...['VOTES', 'voter_id;vote', '1;caro', '2;caro', '3;caro', '4;barato', '5;barato'],
    ].join('\n');
    const read = readPabulib(new TextEncoder().encode(file));
    if (!('election' in read) || read.election === undefined) throw new Error('the file is read');
    const { election } = read;
    const fundedBy = (rule: 'most-votes-skip' | 'votes-per-peso') => {
      const settings = parseSettings(ruleSettings(rule, 'approval'), election);
      if (!settings.ok) throw new Error(rule);
      return count(election, settings.value).order.map((at) => election.projects[at]?.id);
    };
    expect(fundedBy('most-votes-skip')).toEqual(['caro']);
    expect(fundedBy('votes-per-peso')).toEqual(['barato']);
  });

  test('settings of somebody are none of those offered', () => {
    expect(ruleOf({ ...contest.rule, increment: '100' }, 'approval')).toBeUndefined();
    expect(ruleOf({ ...contest.rule, minimumScore: '5' }, 'approval')).toBeUndefined();
    expect(ruleOf({}, 'approval')).toBeUndefined();
  });
});

describe('a ballot is refused', () => {
  test('without at least one choice, or with fewer at most than at least', () => {
    for (const wrong of [
      { minChoices: 0 },
      { maxChoices: 0 },
      { minChoices: 4 },
      { maxChoices: 2.5 },
    ]) {
      expect(withBallot(wrong)).toEqual(['editions/ballot-choices-wrong']);
    }
    expect(withBallot({ minChoices: 3 })).toEqual([]);
  });

  test('when one chooses one and may choose two', () => {
    const ballot = { ...ballotTerms('choose-one', 1), maxChoices: 2 };
    expect(codes({ ballot })).toEqual(['editions/ballot-one-choice']);
  });

  test('with points that mean nothing, without points where they are spread, or with too few', () => {
    expect(withBallot({ points: 10 })).toEqual(['editions/ballot-without-points']);
    const spread = ballotTerms('points', 3);
    const rule = ruleSettings('equal-shares', 'cumulative');
    const withPoints = (points: number | null, minChoices = 1) =>
      codes({ rule, ballot: { ...spread, points, minChoices } });
    expect(withPoints(10)).toEqual([]);
    expect([null, 0, 1.5].map((points) => withPoints(points))).toEqual(
      Array(3).fill(['editions/ballot-points-missing']),
    );
    expect(withPoints(1, 2)).toEqual(['editions/ballot-points-too-few']);
  });

  test('when what one chooses must fit the amount and is not approved but ranked', () => {
    const ballot = { ...ballotTerms('ranking', 3), isWithinAmount: true };
    const rule = ruleSettings('equal-shares', 'ordinal');
    expect(codes({ ballot, rule })).toEqual(['editions/ballot-within-amount-by-approval']);
  });
});

describe('a rule is refused', () => {
  test('with a setting left open, each told', () => {
    expect(contestRuleProblems({ ...contest, rule: { rule: 'greedy', ties: ' ' } })).toEqual(
      ['ties', 'utility', 'misfit'].map((setting) => ({
        code: 'editions/rule-leaves-open',
        contest: 'norte',
        setting,
      })),
    );
  });

  test('when it names projects, which bases do not know', () => {
    expect(
      contestRuleProblems({ ...contest, rule: { ...contest.rule, lot: 'b,a', conflicts: 'a,b' } }),
    ).toEqual(
      ['lot', 'conflicts'].map((setting) => ({
        code: 'editions/rule-names-projects',
        contest: 'norte',
        setting,
      })),
    );
  });

  test('when the count would not understand it, in the words of the count', () => {
    const problemOf = (rule: Contest['rule'], kind: VoteType = 'approval') =>
      contestRuleProblems({ ...contest, rule, ballot: { ...contest.ballot, kind } })
        .filter((found) => found.code === 'editions/rule-setting-wrong')
        .map(({ problem }) => problem.code);
    expect(problemOf({ ...contest.rule, completion: 'magic' })).toEqual(['setting-unknown']);
    expect(problemOf({ ...contest.rule, misfit: 'skip' })).toEqual(['setting-not-for-rule']);
    expect(problemOf({ ...contest.rule, increment: '0' })).toEqual(['increment-not-usable']);
    expect(problemOf(contest.rule, 'ordinal')).toEqual(['setting-not-for-votes']);
    expect(problemOf({ rule: 'lot' })).toEqual(['setting-unknown']);
  });

  test('not for a minimum of votes, nor for ties by a lot that is drawn later', () => {
    expect(codes({ rule: { ...contest.rule, minimumScore: '10', minimumShare: '1/3' } })).toEqual(
      [],
    );
    expect(codes({ rule: { ...contest.rule, ties: 'cost-votes-lot' } })).toEqual([]);
  });
});
