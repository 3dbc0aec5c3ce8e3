// The line of progress: only on a terminal, not at once, not too often, and gone at the end.
import { expect, test } from 'vitest';
import { createProgress } from './progress.ts';

function progressOn(isTTY: boolean | undefined) {
  const written: string[] = [];
  const clock = { now: 0 };
  const terminal = {
    ...(isTTY !== undefined && { isTTY }),
    write: (text: string) => written.push(text),
  };
  return {
    written,
    clock,
    progress: createProgress(
      () => terminal,
      () => clock.now,
    ),
  };
}

test('a short count tells nothing and wipes nothing', () => {
  const { written, clock, progress } = progressOn(true);
  clock.now = 600;
  progress.tell(() => 'half');
  progress.clear();
  expect(written).toEqual([]);
});

test('a long one is told on one line, at most several times a second, and wiped', () => {
  const { written, clock, progress } = progressOn(true);
  for (; clock.now < 2000; clock.now += 10) progress.tell(() => `at ${clock.now}`);
  expect(written[0]).toBe('\r\u001B[2Kat 700');
  expect(written.length).toBeGreaterThan(5);
  expect(written.length).toBeLessThan(12);
  progress.clear();
  expect(written.at(-1)).toBe('\r\u001B[2K');
  const { length } = written;
  progress.clear();
  expect(written).toHaveLength(length);
});

test('a short count asks for no terminal, whose making takes time', () => {
  const progress = createProgress(
    () => {
      throw new Error('the terminal was asked for');
    },
    () => 0,
  );
  progress.tell(() => 'half');
  progress.clear();
});

test('a pipe is told nothing, and words are not even made', () => {
  for (const isTTY of [false, undefined]) {
    const { written, clock, progress } = progressOn(isTTY);
    clock.now = 10_000;
    progress.tell(() => {
      throw new Error('words were made');
    });
    progress.clear();
    expect(written).toEqual([]);
  }
});
