import { assert } from '@minga/basics';
import { readPabulib } from '@minga/counting';
import { expect, test } from 'vitest';
import { smallVote } from '../testing/small-votes.ts';
import { rivalSettings, settingsOf } from './settings-of-choice.ts';

function electionOf(budget: number, currency: string) {
  const { election } = readPabulib(
    smallVote({ budget, currency, costs: { A: 5 }, ballots: { A: 10 } }),
  );
  assert(election !== undefined, 'a sound small vote');
  return election;
}

const pesos = electionOf(5_000_000, 'CLP');

test('nothing chosen is the recommendation, with the step that suits the currency', () => {
  expect(settingsOf({}, pesos)).toEqual({
    ok: true,
    value: {
      rule: 'mes',
      utility: 'cost',
      completion: 'add1u',
      ties: 'votes-cost-id',
      endowment: 'exact',
      increment: 1000n,
      exhaustiveStop: true,
      comparison: 'none',
    },
  });
  expect(settingsOf({}, electionOf(5_000_000, 'PLN'))).toMatchObject({ value: { increment: 1n } });
});

test('what is chosen stands, in currency units', () => {
  const choice = { increment: '2.500', exhaustiveStop: 'off', endowment: 'floor' };
  expect(settingsOf(choice, pesos)).toMatchObject({
    value: { increment: 2500n, exhaustiveStop: false, endowment: 'floor' },
  });
});

test('a setting that means nothing is a problem, not a default', () => {
  const refused = settingsOf({ rule: 'roulette', increment: '-3' }, pesos);
  expect(refused.ok).toBe(false);
  expect(!refused.ok && refused.error.map(({ code }) => code)).toEqual([
    'setting-unknown',
    'increment-not-usable',
  ]);
});

test('the other rule keeps the conventions of the chosen one', () => {
  const rival = rivalSettings({ versus: 'mes-cardinality', completion: 'none', ties: 'id' }, pesos);
  expect(rival).toMatchObject({
    value: { rule: 'mes', utility: 'cardinality', completion: 'none', ties: 'id' },
  });
});

test('a rule is never compared with itself', () => {
  const greedy = { rule: 'greedy', utility: 'cost', versus: 'greedy-cost' };
  expect(rivalSettings(greedy, pesos)).toMatchObject({ value: { rule: 'mes', utility: 'cost' } });
  const shares = { rule: 'mes', utility: 'cardinality', versus: 'mes-cardinality' };
  expect(rivalSettings(shares, pesos)).toMatchObject({
    value: { rule: 'greedy', utility: 'cardinality' },
  });
});

test('what the rule does not ask is left out of its settings', () => {
  expect(settingsOf({ rule: 'phragmen', increment: '7' }, pesos)).toEqual({
    ok: true,
    value: { rule: 'phragmen', ties: 'votes-cost-id', misfit: 'stop' },
  });
});

test('where people gave points the answers go by points, and the proposal is points', () => {
  const points = { ...pesos, voteType: 'cumulative' as const };
  const utilityOf = (utility: string) => settingsOf({ utility }, points);
  expect(utilityOf('')).toMatchObject({ value: { utility: 'points' } });
  expect(utilityOf('cost')).toMatchObject({ value: { utility: 'cost-points' } });
  expect(utilityOf('cardinality')).toMatchObject({ value: { utility: 'points' } });
});

test('no comparison can be asked for', () => {
  expect(rivalSettings({ versus: 'none' }, pesos)).toEqual({ ok: true, value: undefined });
});

test('with bounded overspending shares do not grow: raising them means to fill up', () => {
  const completionOf = (completion: string) => settingsOf({ rule: 'bos', completion }, pesos);
  expect(completionOf('add1u')).toMatchObject({ value: { rule: 'bos', completion: 'greedy' } });
  expect(completionOf('none')).toMatchObject({ value: { completion: 'none' } });
});

test('a lot counts only where ties go by it', () => {
  expect(settingsOf({ lot: 'A' }, pesos)).toMatchObject({ ok: true });
  expect(settingsOf({ lot: 'A' }, pesos)).not.toHaveProperty('value.lot');
  expect(settingsOf({ lot: 'A', ties: 'cost-votes-lot' }, pesos)).toMatchObject({
    value: { lot: ['A'], ties: 'cost-votes-lot' },
  });
  expect(settingsOf({ ties: 'cost-votes-lot' }, pesos)).toMatchObject({ ok: false });
});

test('where people gave points, most votes first proposes most points', () => {
  const points = { ...pesos, voteType: 'scoring' as const };
  expect(settingsOf({ rule: 'greedy' }, points)).toMatchObject({
    value: { utility: 'cost-points' },
  });
  expect(rivalSettings({}, points)).toMatchObject({
    value: { rule: 'greedy', utility: 'cost-points' },
  });
});

test('a code that is not in the file, or a minimum that is no number, is refused by name', () => {
  const refused = settingsOf({ conflicts: 'A, Z', minimumScore: 'diez' }, pesos);
  expect(!refused.ok && refused.error.map(({ code }) => code).sort()).toEqual([
    'minimum-not-whole',
    'setting-unknown-project',
  ]);
});
