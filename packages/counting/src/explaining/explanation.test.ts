// All that is told of one project, with a ranking that is known already or found first.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { count } from '../rules/count.ts';
import { anyCount } from '../testing/elections.ts';
import { type ExplanationStep, explainProject } from './explanation.ts';
import { rankProjects } from './ranking.ts';

function finish<Step, Found>(steps: Generator<Step, Found, void>) {
  const told: Step[] = [];
  for (;;) {
    const step = steps.next();
    if (step.done) return { told, found: step.value };
    told.push(step.value);
  }
}

test('a ranking that is given is used, and tells the same as the one that is found', () => {
  const seen = new Set<ExplanationStep['kind']>();
  fc.assert(
    fc.property(anyCount, fc.nat(5), ({ election, settings }, any) => {
      const outcome = count(election, settings);
      const project = any % election.projects.length;
      const ranking = finish(rankProjects(election, outcome)).found;
      const found = finish(explainProject(election, outcome, project));
      const given = finish(explainProject(election, outcome, project, { ranking }));
      expect(given.found).toEqual(found.found);
      expect(given.told).toEqual(found.told.filter(({ kind }) => kind !== 'ranking'));
      for (const { kind } of found.told) seen.add(kind);
    }),
    { numRuns: 100, seed: 7 },
  );
  expect([...seen].toSorted()).toEqual(['counting', 'ranking', 'recounting']);
});

test('of what was not funded only the place depends on it', () => {
  fc.assert(
    fc.property(anyCount, ({ election, settings }) => {
      const outcome = count(election, settings);
      const project = outcome.projects.findIndex(({ funded }) => !funded);
      fc.pre(project !== -1);
      const { found } = finish(explainProject(election, outcome, project));
      const without = finish(explainProject(election, outcome, project, { ranking: [] }));
      expect(without.found).toEqual({ ...found, place: 0 });
    }),
    { numRuns: 100, seed: 7 },
  );
});
