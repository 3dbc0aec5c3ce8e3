// Every seeded bug still applies to the sources as they are, and leaves a program.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { bugSuites, withBug } from './testing/bug-suites.ts';
import { root } from './vite-settings.ts';

const byFile = Object.values(bugSuites).flatMap(({ bugs, sources }) =>
  [...Map.groupBy(bugs, ({ file }) => join(sources, file))].map(
    ([path, those]) => [path, those] as const,
  ),
);

test.each(byFile)('%s: its seeded bugs apply and can be run', (path, bugs) => {
  const text = readFileSync(join(root, path), 'utf8');
  const wrong = bugs.flatMap((bug) => {
    const changed = withBug(text, bug);
    if (changed === undefined) return [`not there exactly once: ${bug.find}`];
    if (changed === text) return [`changes nothing: ${bug.find}`];
    // Whether SQL runs is seen where the bugs are tried: a migration that fails kills nothing.
    if (path.endsWith('.sql')) return [];
    const { diagnostics = [] } = ts.transpileModule(changed, { reportDiagnostics: true });
    return diagnostics.map(({ messageText }) => `${bug.replace}: ${messageText}`);
  });
  expect(wrong).toEqual([]);
});

test.each([
  ['counting', 150],
  ['gates', 60],
  ['sanction', 60],
  ['vote', 100],
  ['whole', 8],
])('there are many of %s, each told in its own words', (name, many) => {
  const { bugs = [] } = bugSuites[name] ?? {};
  expect(bugs.length).toBeGreaterThan(many);
  const words = bugs.map(({ file, what }) => `${file}: ${what}`);
  expect(new Set(words).size).toBe(bugs.length);
});

test('a bug is put in the one place where it belongs, or nowhere', () => {
  const bug = { file: 'a.ts', find: 'a < b', replace: 'a <= b', what: 'equal' };
  expect(withBug('if (a < b) c();', bug)).toBe('if (a <= b) c();');
  expect(withBug('if (a > b) c();', bug)).toBeUndefined();
  expect(withBug('a < b || a < b', bug)).toBeUndefined();
});
