import type { Choices } from '@minga/ballot';
import { utilitiesOf } from '@minga/counting';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ballotForm } from './ballot-form.ts';
import { type BallotPaper, ballotPaper } from './manifest-draft.ts';
import type { OfficialBallot } from './official-terms.ts';
import { deckOf, hasPassed, judgeDeck } from './test-deck.ts';

const approval: OfficialBallot = {
  ...{ kind: 'approval', minChoices: 1, maxChoices: 5, points: null, isWithinAmount: false },
};
const ballots: readonly OfficialBallot[] = [
  approval,
  { kind: 'approval', minChoices: 1, maxChoices: 2, points: null, isWithinAmount: false },
  { kind: 'approval', minChoices: 1, maxChoices: 9, points: null, isWithinAmount: true },
  { kind: 'choose-1', minChoices: 1, maxChoices: 1, points: null, isWithinAmount: false },
  { kind: 'ordinal', minChoices: 2, maxChoices: 3, points: null, isWithinAmount: false },
  { kind: 'cumulative', minChoices: 1, maxChoices: 3, points: 10, isWithinAmount: false },
];
const greedy = { rule: 'greedy', ties: 'votes-cost-id', misfit: 'skip' } as const;

function paperOf(ballot: OfficialBallot, costs: readonly number[]): BallotPaper {
  const ids = costs.map((_, at) => String(at + 1));
  return ballotPaper({
    ...{ contestId: 'c', code: 'pudeto', round: 1, kind: 'sector', territories: [], listId: 'l' },
    terms: {
      ...{ institution: 'Ancud', edition: '2027', contest: 'Pudeto', round: 1 },
      ...{
        amountClp: 50,
        ballot,
        rule: { ...greedy, utility: utilitiesOf[ballot.kind][0] },
      },
      projects: costs.map((costClp, at) => ({
        ...{ number: at + 1, projectId: `p${at}`, name: `Obra ${at + 1}`, costClp },
        ...{ out: null, excludes: [], togetherWith: [] },
      })),
    },
    lot: { label: 'x', ids, listSha256: '', entropy: '1', observers: ['a', 'b'] },
    texts: new Map(),
  });
}

describe('the test deck', () => {
  test.each(ballots)('of %o that comes out as it went in passes', (ballot) => {
    const paper = paperOf(ballot, [30, 25, 20, 10]);
    const deck = deckOf(paper);
    const judged = judgeDeck(
      paper,
      deck,
      deck.map(({ expected }) => expected),
    );
    expect(judged.differs).toEqual([]);
    expect(hasPassed({ contests: [judged] })).toBe(true);
    expect(judged.nulls.map(({ code }) => code).sort()).toEqual([
      'padding',
      'undecryptable',
      'unknown-project',
    ]);
  });

  test('whatever single ballot comes out otherwise is noticed', () => {
    const paper = paperOf(approval, [30, 25, 20, 10]);
    const deck = deckOf(paper);
    const right = deck.map(({ expected }) => expected);
    fc.assert(
      fc.property(fc.nat(deck.length - 1), fc.constantFrom('1', '2', '3', '4'), (at, id) => {
        const other: Choices = [id];
        const changed = right.map((one, place) => (place === at ? other : one));
        const isSame = JSON.stringify(right[at]) === JSON.stringify(other);
        return (judgeDeck(paper, deck, changed).differs.length === 0) === isSame;
      }),
    );
  });

  test('a ballot of grades has no form', () => {
    const grades = { ...approval, kind: 'scoring', points: 5 } as const;
    expect(ballotForm(grades, 3)).toBeUndefined();
  });

  test('an approval bounds what is named only where there are more projects', () => {
    expect(ballotForm(approval, 3)?.kind).toBe('approval');
    expect(ballotForm(approval, 9)).toMatchObject({ kind: 'k-approval', max: 5 });
  });
});
