// Every seeded bug still applies to the sources as they are, and leaves a program.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { seededBugs, withBug } from '../packages/counting/testing/seeded-bugs.ts';
import { root } from './vite-settings.ts';

const byFile = [...Map.groupBy(seededBugs, ({ file }) => file)];

test.each(byFile)('%s: its seeded bugs apply and can be run', (file, bugs) => {
  const text = readFileSync(join(root, 'packages/counting/src', file), 'utf8');
  const wrong = bugs.flatMap((bug) => {
    const changed = withBug(text, bug);
    if (changed === undefined) return [`not there exactly once: ${bug.find}`];
    if (changed === text) return [`changes nothing: ${bug.find}`];
    const { diagnostics = [] } = ts.transpileModule(changed, { reportDiagnostics: true });
    return diagnostics.map(({ messageText }) => `${bug.replace}: ${messageText}`);
  });
  expect(wrong).toEqual([]);
});

test('there are many, each told in its own words', () => {
  expect(seededBugs.length).toBeGreaterThan(150);
  const words = seededBugs.map(({ file, what }) => `${file}: ${what}`);
  expect(new Set(words).size).toBe(seededBugs.length);
});

test('a bug is put in the one place where it belongs, or nowhere', () => {
  const bug = { file: 'a.ts', find: 'a < b', replace: 'a <= b', what: 'equal' };
  expect(withBug('if (a < b) c();', bug)).toBe('if (a <= b) c();');
  expect(withBug('if (a > b) c();', bug)).toBeUndefined();
  expect(withBug('a < b || a < b', bug)).toBeUndefined();
});
