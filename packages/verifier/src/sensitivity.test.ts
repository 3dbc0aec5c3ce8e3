// Whether ballots touched by incidents could change the selection: near a tie they could, far from it they could not.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nodePort } from '../bin/node-port.ts';
import { openArchive, reportText, verify } from './index.ts';
import type { Choices } from './leaf-shapes.ts';
import type { Contest } from './manifest-shape.ts';
import { couldChange } from './sensitivity.ts';
import { countTally, type Tally } from './tally.ts';

function tallyOf(votes: Readonly<Record<string, number>>): Tally {
  const projects = ['1', '2'].map((id) => ({ id, name: id, cost: 60, sha256: '' }));
  const choices = Object.entries(votes).flatMap(([id, n]) =>
    Array.from({ length: n }, (): Choices => [id]),
  );
  const contest = {
    ...{ id: 'c', title: 'C', budget: 100, projects, order: ['1', '2'] },
    ballot: { kind: 'approval', min: 0, max: 2, points: 0, within_budget: false, pad: 256 },
    rule: { rule: 'greedy', utility: 'cost', ties: 'id' },
  } as unknown as Contest;
  return {
    contest,
    ballots: choices.length,
    onPaper: 0,
    blank: 0,
    nulls: new Map(),
    choices,
    projects,
  };
}

test.each([
  [10, 8, 1, false],
  [10, 8, 3, true],
  [10, 10, 1, true],
  [10, 0, 9, false],
  [10, 9, 0, false],
])(
  'with %i votes against %i, %i ballots could change it: %o',
  (first, second, touched, expected) => {
    const tally = tallyOf({ 1: first, 2: second });
    const count = countTally(tally);
    expect(count?.order).toEqual(['1']);
    expect(count && couldChange(tally, count, touched)).toBe(expected);
  },
);

test('the report of the golden election tells of its late ballot', async () => {
  const golden = new URL('../../../golden/elections/', import.meta.url);
  const opened = await openArchive(new Uint8Array(readFileSync(new URL('honesta.tar.gz', golden))));
  if ('problem' in opened) throw new Error(opened.problem);
  const report = await verify(opened.bundle, { port: nodePort() });
  expect(report.contests.map(({ touched }) => touched)).toEqual([1, 0]);
  expect(report.contests[0]?.couldChange).toBeTypeOf('boolean');
  expect(reportText(report, 'es-CL')).toContain('Papeletas tocadas por incidentes: 1;');
});
