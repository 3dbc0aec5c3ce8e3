// Explanations of every rule and kind of vote against the schema, and what one of them says.
import { hashText } from '@minga/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Explanation, explainProject } from '../explaining/explanation.ts';
import { count } from '../rules/count.ts';
import { anyCount, electionOf, greedyByVotes, sharesWith, voteOf } from '../testing/elections.ts';
import { schemaComplaints } from '../testing/schema-complaints.ts';
import type { Election, Outcome } from '../types.ts';
import { explanationToJson } from './explain-json.ts';
import { hashOutcome } from './outcome-hashes.ts';

function explain(election: Election, outcome: Outcome, project: number): Explanation {
  const steps = explainProject(election, outcome, project);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

test('the explanations of all rules, settings and vote types are of the schema', () => {
  const seen = { funded: 0, money: 0, noCost: 0, votes: new Set<string>() };
  fc.assert(
    fc.property(anyCount, fc.nat(5), ({ election, settings }, any) => {
      const outcome = count(election, settings);
      const project = any % election.projects.length;
      const document = explanationToJson(election, outcome, explain(election, outcome, project));
      expect(schemaComplaints(document)).toEqual([]);
      expect(document.round === undefined).toBe(!document.project.funded);
      expect(document.replacement === undefined).toBe(!document.project.funded);
      seen.votes.add(election.voteType);
      if (document.project.funded) seen.funded += 1;
      if (document.money !== undefined) seen.money += 1;
      if (document.changes.cost === null) seen.noCost += 1;
    }),
    { numRuns: 300, seed: 7 },
  );
  expect([...seen.votes].sort()).toEqual(['approval', 'cumulative', 'ordinal', 'scoring']);
  for (const times of [seen.funded, seen.money, seen.noCost]) expect(times).toBeGreaterThan(20);
});

const election = electionOf(1000, { a: 600, b: 500, c: 300 }, ['a', 'a,b', 'a,c', 'b', ''], 1);

test('what was not funded: the money of its supporters and what would have changed it', () => {
  const outcome = count(election, sharesWith());
  expect(explanationToJson(election, outcome, explain(election, outcome, 1))).toEqual({
    schema: 'minga-count-explain/1',
    project: {
      ...{ id: 'b', name: 'Proyecto b', cost: '50', votes: 2, score: 2, funded: false },
      reason: { kind: 'supporters-short', had: '20', missing: '30' },
    },
    place: 2,
    money: {
      start: '40',
      paid: [{ round: 1, amount: '20' }],
      left: '20',
      // What a payer of round 1 would have paid for it: 16.67 of each of two.
      best: { round: 1, amount: '100/3' },
    },
    changes: {
      cost: { most: '20', tooMuch: '21' },
      approvals: 2,
      // With six ballots a is too dear for its three, and b has three.
      voters: 1,
      recounts: 9,
    },
    ...{ budget: '100', currency: 'CLP', ballots: 5 },
    settings: expect.objectContaining({ rule: 'mes' }),
  });
});

test('what was funded: its round, the cost it bears and what replaces it', async () => {
  const outcome = count(election, sharesWith());
  const hashes = await hashOutcome(election, outcome, await hashText('a file'));
  const document = explanationToJson(election, outcome, explain(election, outcome, 0), hashes);
  expect(document).toMatchObject({
    round: { number: 1, project: 'a', cost: '60' },
    place: 1,
    effectiveVotes: '3',
    money: { start: '60', paid: [{ round: 1, amount: '60' }], left: '0' },
    changes: { cost: { most: '60', tooMuch: '61' } },
    replacement: {
      nextInOrder: ['b', 'c'],
      recount: { entering: [], leaving: [], totalCost: '0', left: '100' },
    },
    hashes,
  });
  expect(document.changes).not.toHaveProperty('approvals');
  expect(document.changes).not.toHaveProperty('voters');
  expect(schemaComplaints({ ...document, contest: 'North', warnings: ['one'] })).toEqual([]);
});

test('a ranking is asked neither for approvals nor for voters, and greedy has no money', () => {
  const ranked = voteOf('ordinal', 100, { a: 60, b: 50 }, ['a,b', 'b,a', 'a']);
  const outcome = count(ranked, { ...greedyByVotes, utility: 'borda' });
  const document = explanationToJson(ranked, outcome, explain(ranked, outcome, 0));
  expect(document.project.funded).toBe(false);
  expect(document).not.toHaveProperty('money');
  expect(Object.keys(document.changes).sort()).toEqual(['cost', 'recounts']);
});

test('what is wrong is seen', () => {
  const outcome = count(election, sharesWith());
  const document = explanationToJson(election, outcome, explain(election, outcome, 1));
  for (const wrong of [
    { ...document, schema: 'minga-count/1' },
    { ...document, place: 0 },
    { ...document, surprise: 1 },
    { ...document, changes: { ...document.changes, cost: undefined } },
    { ...document, changes: { ...document.changes, voters: 0 } },
    { ...document, money: { ...document.money, left: 20 } },
  ]) {
    expect(schemaComplaints(wrong)).not.toEqual([]);
  }
});
