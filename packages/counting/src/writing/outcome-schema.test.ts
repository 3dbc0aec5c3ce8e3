// Outcomes of every rule against the schema that is shipped with the package.
import { hashText } from '@minga/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measureOutcome } from '../explaining/metrics.ts';
import { rankProjects } from '../explaining/ranking.ts';
import { count } from '../rules/count.ts';
import { anyCount, electionOf, sharesWith, voteOf } from '../testing/elections.ts';
import { schemaComplaints } from '../testing/schema-complaints.ts';
import type { Election, Outcome, ProjectReason, Settings } from '../types.ts';
import { hashOutcome } from './outcome-hashes.ts';
import { outcomeToJson } from './outcome-json.ts';

function rankingOf(election: Election, outcome: Outcome) {
  const steps = rankProjects(election, outcome);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

test('the outcomes of all rules, settings and vote types', () => {
  const seen = { rules: new Set<string>(), reasons: new Set<string>(), comparisons: 0 };
  fc.assert(
    fc.property(anyCount, ({ election, settings }) => {
      const outcome = count(election, settings);
      seen.rules.add(settings.rule);
      for (const { reason } of outcome.projects) seen.reasons.add(reason.kind);
      if (outcome.comparison !== undefined) seen.comparisons += 1;
      expect(schemaComplaints(outcomeToJson(election, outcome))).toEqual([]);
    }),
    { numRuns: 1500, seed: 7 },
  );
  expect([...seen.rules].sort()).toEqual(['bos', 'greedy', 'mes', 'phragmen']);
  expect(seen.comparisons).toBeGreaterThan(10);
  const kinds: Record<ProjectReason['kind'], true> = {
    bought: true,
    'dearer-than-budget': true,
    'no-votes': true,
    'no-support': true,
    'below-minimum': true,
    'partner-out': true,
    conflict: true,
    'did-not-fit': true,
    'not-reached': true,
    'supporters-short': true,
    'no-cost': true,
  };
  expect([...seen.reasons].sort()).toEqual(Object.keys(kinds).sort());
});

test('with ranking, hashes and warnings', async () => {
  const election = electionOf(100, { a: 60, b: 50, c: 30 }, ['a', 'a,b', 'b,c', '']);
  const outcome = count(election, sharesWith({ completion: 'add1u' }));
  const hashes = await hashOutcome(election, outcome, await hashText('a file'));
  const ranking = rankingOf(election, outcome);
  const document = outcomeToJson(election, outcome, { hashes, ranking });
  expect(document.ranking?.map(({ project }) => project).toSorted()).toEqual(['a', 'b', 'c']);
  expect(schemaComplaints({ ...document, warnings: ['one'], contest: 'North' })).toEqual([]);
});

test('the metrics are those that are measured ballot by ballot', () => {
  fc.assert(
    fc.property(anyCount, ({ election: any, settings }) => {
      const election = { ...any, decimals: 0 };
      const outcome = count(election, settings);
      const { exclusion, funded, fundedCost, averageCost } = measureOutcome(election, outcome);
      const text = (one: typeof exclusion) =>
        one &&
        (one.denominator === 1n ? `${one.numerator}` : `${one.numerator}/${one.denominator}`);
      expect(outcomeToJson(election, outcome).metrics).toEqual({
        ...(exclusion && {
          exclusion: text(exclusion),
          meanFunded: text(funded.mean),
          meanFundedCost: text(fundedCost.mean),
        }),
        ...(averageCost && { averageCost: text(averageCost) }),
      });
    }),
  );
});

test('what is wrong is seen', () => {
  const election = voteOf('cumulative', 100, { a: 60, b: 50 }, ['a:3', 'b:1,a:2']);
  const settings: Settings = { rule: 'bos', utility: 'points', ties: 'id', completion: 'none' };
  const document = outcomeToJson(election, count(election, settings));
  expect(schemaComplaints(document)).toEqual([]);
  const [first, ...others] = document.projects;
  for (const wrong of [
    { ...document, schema: 'minga-count/2' },
    { ...document, budget: '100.5' },
    { ...document, winners: undefined },
    { ...document, surprise: 1 },
    { ...document, settings: { ...document.settings, misfit: 'skip' } },
    { ...document, settings: { ...document.settings, completion: 'add1' } },
    { ...document, projects: [{ ...first, reason: { kind: 'bought' } }, ...others] },
    { ...document, projects: [{ ...first, reason: { kind: 'bad-luck' } }, ...others] },
    { ...document, hashes: { input: 'x', settings: 'y', trace: 'z' } },
  ]) {
    expect(schemaComplaints(wrong)).not.toEqual([]);
  }
});
