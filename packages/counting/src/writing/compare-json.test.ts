// Comparisons of outcomes of every rule against the schema, and what one of them says.
import { hashText } from '@minga/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { count } from '../rules/count.ts';
import { plainSettings } from '../settings.ts';
import { anyCount, electionOf, greedyByVotes, sharesWith } from '../testing/elections.ts';
import { schemaComplaints } from '../testing/schema-complaints.ts';
import type { Outcome } from '../types.ts';
import { comparisonToJson } from './compare-json.ts';
import { hashOutcome } from './outcome-hashes.ts';

test('comparisons of all rules, settings and vote types are of the schema and add up', () => {
  fc.assert(
    fc.property(anyCount, ({ election, settings }) => {
      const [a, b] = [count(election, settings), count(election, plainSettings(election))];
      const document = comparisonToJson(election, { outcome: a }, { outcome: b });
      expect(schemaComplaints(document)).toEqual([]);
      const { both, onlyA, onlyB, neither, gainers } = document;
      const ids = election.projects.map(({ id }) => id).toSorted();
      expect([...both, ...onlyA, ...onlyB, ...neither].toSorted()).toEqual(ids);
      expect([...both, ...onlyA].toSorted()).toEqual(document.a.order.toSorted());
      expect([...both, ...onlyB].toSorted()).toEqual(document.b.order.toSorted());
      for (const each of Object.values(gainers)) {
        expect(each.a + each.b + each.same).toBe(document.ballots - document.emptyBallots);
      }
    }),
    { numRuns: 300, seed: 7 },
  );
});

// Greedy buys `a` with all the money; by Equal Shares nobody can pay for it alone.
const election = electionOf(1000, { a: 900, b: 400, c: 300 }, ['a', 'a,b', 'b', 'b', 'c', ''], 1);

test('what each outcome funds, what it costs and who gains by it', async () => {
  const [a, b] = [count(election, sharesWith()), count(election, greedyByVotes)];
  const input = await hashText('a file');
  const hashes = await hashOutcome(election, a, input);
  const document = comparisonToJson(election, { outcome: a, hashes }, { outcome: b });
  expect(document).toEqual({
    schema: 'minga-count-compare/1',
    ...{ budget: '100', currency: 'CLP', ballots: 6, emptyBallots: 1 },
    a: {
      settings: expect.objectContaining({ rule: 'mes' }),
      ...{ order: ['b'], totalCost: '40', left: '60', emptyHanded: 2, hashes },
    },
    b: {
      settings: expect.objectContaining({ rule: 'greedy' }),
      ...{ order: ['b', 'c'], totalCost: '70', left: '30', emptyHanded: 1 },
    },
    ...{ both: ['b'], onlyA: [], onlyB: ['c'], neither: ['a'] },
    gainers: { projects: { a: 0, b: 1, same: 4 }, cost: { a: 0, b: 1, same: 4 } },
  });
  expect(schemaComplaints({ ...document, contest: 'North', warnings: [] })).toEqual([]);
});

test('each outcome is told once', () => {
  const reads = { a: 0, b: 0 };
  const watched = (side: 'a' | 'b', outcome: Outcome): Outcome => ({
    ...outcome,
    get emptyBallots() {
      reads[side] += 1;
      return outcome.emptyBallots;
    },
  });
  const [a, b] = [count(election, sharesWith()), count(election, greedyByVotes)];
  comparisonToJson(election, { outcome: watched('a', a) }, { outcome: watched('b', b) });
  expect(reads).toEqual({ a: 1, b: 1 });
});

test('what is wrong is seen', () => {
  const outcome = count(election, greedyByVotes);
  const document = comparisonToJson(election, { outcome }, { outcome });
  for (const wrong of [
    { ...document, schema: 'minga-count-explain/1' },
    { ...document, a: { ...document.a, totalCost: 70 } },
    { ...document, b: undefined },
    { ...document, surprise: 1 },
    { ...document, gainers: { projects: document.gainers.projects } },
  ]) {
    expect(schemaComplaints(wrong)).not.toEqual([]);
  }
});
