// The file of the demonstration is exactly what its generator makes.
import { readFileSync } from 'node:fs';
import { checkPabulib } from '@minga/counting/check';
import { expect, test } from 'vitest';
import { makeDemoElection } from './make-demo-election.ts';

const file = new URL('../golden/ejemplo-pudeto.pb', import.meta.url);

test('the demonstration vote in golden/ is the one that the generator makes', () => {
  expect(makeDemoElection()).toBe(readFileSync(file, 'utf8'));
});

test('it passes every check of the format, blank ballots included', () => {
  expect(checkPabulib(makeDemoElection()).problems).toEqual([]);
});

test('another seed makes another vote, with the same votes for each project', () => {
  const lines = (text: string, start: RegExp) =>
    text.split('\n').filter((line) => start.test(line));
  const other = makeDemoElection(7);
  expect(other).not.toBe(makeDemoElection());
  expect(lines(other, /^P\d/)).toEqual(lines(makeDemoElection(), /^P\d/));
  for (const project of lines(other, /^P\d/)) {
    const [id = '', , votes] = project.split(';');
    const ballots = lines(other, /^D\d/).filter((line) => line.includes(id));
    expect(ballots).toHaveLength(Number(votes));
  }
});
