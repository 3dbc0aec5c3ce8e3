// The check of a file above the limit of what is read at once.
import { appendFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { maxFileBytes } from '../src/index.ts';
import { manyBallots } from './testing/many-ballots.ts';
import { runTelling } from './testing/run.ts';

test('check of more than 256 MiB looks at all of it, to its last row, and tells how far it is', async () => {
  const file = manyBallots('enorme.pb', 30_000, 4_600);
  expect(statSync(file).size).toBeGreaterThan(maxFileBytes);
  // Sound but for its last row, which is all that is told besides warnings.
  appendFileSync(file, '30001;P9;\n');
  const told: string[] = [];
  const tell = (words: () => string) => told.push(words());
  const { status, stdout, stderr } = await runTelling(tell, 'check', file, '--lang', 'en');
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  expect(stdout).toMatch(/^error: Line 30022 \(VOTES\): .*«P9»/);
  expect(stdout).toMatch(/^1 error, \d+ warnings?\.$/m);
  expect(stdout).toContain('Because of the errors neither the sums');
  expect(told.length).toBeGreaterThan(10);
  expect(told.at(-1)).toBe('Reading… 100%');
});
