// Votes of many ballots: written and checked piece by piece, with neither text ever whole in memory.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { answerCommand } from './answer-command.ts';
import { readCommandLine } from './command-line.ts';
import { manyBallots } from './testing/many-ballots.ts';

const command = fileURLToPath(new URL('minga-count.ts', import.meta.url));

test('--pb gives 200,000 ballots back byte by byte, in small pieces', async () => {
  const file = manyBallots('muchas.pb', 200_000);
  const line = readCommandLine([file, '--rule', 'greedy', '--pb']);
  const { out } = await answerCommand(line, () => {});
  if (typeof out !== 'object') throw new Error('pieces were expected');
  const hash = createHash('sha256');
  let longest = 0;
  for (const piece of out) {
    hash.update(piece);
    longest = Math.max(longest, piece.length);
  }
  expect(longest).toBeLessThan(70_000);
  const given = createHash('sha256').update(readFileSync(file)).digest('hex');
  expect(hash.digest('hex')).toBe(given);
});

test('the process writes and checks a vote that is larger than the memory it has for texts', () => {
  const file = manyBallots('larga.pb', 100_000, 500);
  const { size } = statSync(file);
  expect(size).toBeGreaterThan(100e6);
  // The heap, in which every text lives, has room for less than half of it.
  const spawn = (...line: readonly string[]) =>
    spawnSync(process.execPath, ['--max-old-space-size=48', command, ...line], {
      maxBuffer: 2 * size,
    });
  const written = spawn(file, '--rule', 'greedy', '--pb');
  expect(written.stderr.toString()).toBe('');
  expect(written.stdout.equals(readFileSync(file))).toBe(true);
  const checked = spawn('check', file, '--lang', 'en');
  expect(checked.stderr.toString()).toBe('');
  expect(checked.stdout.toString()).toMatch(/column «comment»/);
});
