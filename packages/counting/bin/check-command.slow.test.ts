// The check of a file above the limit of what is read at once.
import { appendFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { maxFileBytes } from '../src/index.ts';
import { manyBallots } from './testing/many-ballots.ts';
import { run, runTelling } from './testing/run.ts';

test('check of more than 256 MiB looks at all of it, to its last row, and tells how far it is', async () => {
  const file = manyBallots('enorme.pb', 30_000, 4_600);
  expect(statSync(file).size).toBeGreaterThan(maxFileBytes);
  const told: string[] = [];
  const good = await runTelling((words) => told.push(words()), 'check', file, '--lang', 'en');
  expect(good).toMatchObject({ status: 1, stderr: '' });
  expect(good.stdout).toMatch(/^0 errors, \d+ warnings?\.$/m);
  expect(told.length).toBeGreaterThan(10);
  expect(told.at(-1)).toBe('Reading… 100%');
  appendFileSync(file, '30001;P9;\n');
  const { status, stdout } = await run('check', file, '--lang', 'en');
  expect(status).toBe(1);
  expect(stdout).toMatch(/^error: Line 30022 \(VOTES\): .*«P9»/);
  expect(stdout).toContain('Because of the errors neither the sums');
});
