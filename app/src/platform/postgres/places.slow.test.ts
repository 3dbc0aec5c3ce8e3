// Where programs and data go, and what happens when PostgreSQL's user cannot reach them.
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { launchSentence } from './index.ts';
import { linksOf, mendLinks } from './links.ts';
import { choosePlaces } from './places.ts';
import { refusalOfFileError, refusalOfOutput } from './refusals.ts';
import { findRuntime, prepareRuntime } from './runtime.ts';
import { ask, started, testFolder } from './testing.ts';
import { chooseUnprivileged, isRoot } from './unprivileged.ts';

const asRoot = test.runIf(isRoot());

function installed() {
  const runtime = findRuntime();
  if (!runtime.ok) throw new Error(runtime.error.code);
  return runtime.value;
}

/** A repository as root often has one: nobody else may enter it. */
function closedRepository(): string {
  const repository = join(testFolder(), 'minga');
  mkdirSync(repository, { mode: 0o700 });
  return repository;
}

/** What npm leaves when install scripts are not run: a build without a single link. */
function buildWithoutLinks(): string {
  const nativeDir = join(testFolder(), 'native');
  cpSync(installed().nativeDir, nativeDir, { recursive: true, verbatimSymlinks: true });
  for (const { target } of linksOf(nativeDir)) rmSync(target, { force: true });
  return nativeDir;
}

test('a build without its links is mended, and a whole one is not touched', () => {
  const nativeDir = buildWithoutLinks();
  const targets = linksOf(nativeDir).map(({ target }) => target);
  expect(targets.length).toBeGreaterThan(0);
  const [wrong] = targets;
  if (wrong !== undefined) symlinkSync('nowhere', wrong);
  mendLinks(nativeDir);
  for (const target of targets) expect(existsSync(target), target).toBe(true);
  const made = targets.map((target) => lstatSync(target).ino);
  mendLinks(nativeDir);
  expect(targets.map((target) => lstatSync(target).ino)).toEqual(made);
  const leftovers = readdirSync(join(nativeDir, 'lib')).filter((name) => name.endsWith('.tmp'));
  expect(leftovers).toEqual([]);
});

test('a build without its links starts after all', () => {
  const runtime = { ...installed(), nativeDir: buildWithoutLinks() };
  const user = isRoot() ? chooseUnprivileged('/nowhere') : undefined;
  expect(prepareRuntime(runtime, user, '/nowhere')).toEqual({ ok: true, value: runtime });
});

test('the links that the build for macOS forgets are derived from its libraries', () => {
  const nativeDir = join(testFolder(), 'native');
  mkdirSync(join(nativeDir, 'lib'), { recursive: true });
  writeFileSync(join(nativeDir, 'lib/libicudata.77.1.dylib'), '');
  mendLinks(nativeDir);
  for (const name of ['libicudata.77.dylib', 'libicudata.dylib']) {
    expect(readlinkSync(join(nativeDir, 'lib', name))).toBe('libicudata.77.1.dylib');
  }
});

test('a system without a build is refused by the name of its package', () => {
  const refused = findRuntime('win32', 'arm64');
  expect(refused).toEqual({ ok: false, error: { code: 'no-runtime', platform: 'windows-arm64' } });
});

test('a build that does not run here is refused with its own words', () => {
  const nativeDir = join(testFolder(), 'native');
  mkdirSync(join(nativeDir, 'bin'), { recursive: true });
  const broken =
    '#!/bin/sh\necho "libicui18n.so.60: cannot open shared object file" >&2\nexit 127\n';
  writeFileSync(join(nativeDir, 'bin/postgres'), broken, { mode: 0o755 });
  const refused = prepareRuntime({ nativeDir, version: '18.0.0' }, undefined, testFolder());
  expect(refused).toMatchObject({ ok: false, error: { code: 'runtime-broken' } });
});

asRoot('a build that its user cannot reach is copied once, readable', () => {
  const nativeDir = join(closedRepository(), 'native');
  cpSync(installed().nativeDir, nativeDir, { recursive: true, verbatimSymlinks: true });
  chmodSync(join(nativeDir, 'share'), 0o700);
  const user = chooseUnprivileged('/nowhere');
  const copyDir = testFolder();
  const copy = prepareRuntime({ ...installed(), nativeDir }, user, copyDir);
  const expected = join(copyDir, `postgresql-${installed().version}`, 'native');
  expect(copy).toMatchObject({ ok: true, value: { nativeDir: expected } });
  expect(lstatSync(join(expected, 'share')).mode & 0o777).toBe(0o755);
  const { ino } = lstatSync(expected);
  prepareRuntime({ ...installed(), nativeDir }, user, copyDir);
  expect(lstatSync(expected).ino).toBe(ino);
  expect(readdirSync(copyDir)).toEqual([basename(dirname(expected))]);
});

asRoot('a data folder that was asked for and cannot be reached is refused, not moved', () => {
  const dataDir = join(closedRepository(), 'data');
  const asked = { dataDir, runtimeDir: testFolder(), repositoryDir: '/' };
  const refused = choosePlaces(asked);
  if (refused.ok) throw new Error('it was taken');
  expect(refused.error).toMatchObject({ code: 'folder-unreachable', folder: dataDir });
  expect(launchSentence(refused.error, 'es')).toContain(dataDir);
  expect(existsSync(dataDir)).toBe(false);
});

asRoot(
  'without one asked for, data and programs move out of a closed repository, always there',
  async () => {
    const repositoryDir = closedRepository();
    const runtimeDir = testFolder();
    const asked = { dataDir: undefined, runtimeDir, repositoryDir };
    const moved = choosePlaces(asked);
    if (!moved.ok) throw new Error(moved.error.code);
    expect(moved.value.isMoved).toBe(true);
    expect(moved.value.dataDir).toMatch(new RegExp(`^${runtimeDir}/minga-[0-9a-f]{8}/data$`));
    const server = await started(moved.value.dataDir, []);
    expect(await ask(server.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    chmodSync(repositoryDir, 0o755);
    expect(choosePlaces(asked)).toMatchObject({
      ok: true,
      value: { dataDir: moved.value.dataDir },
    });
  },
);

asRoot(
  'data that is already in a repository closed since is not forgotten: the start is refused',
  () => {
    const repositoryDir = closedRepository();
    mkdirSync(join(repositoryDir, '.data/postgres'), { recursive: true });
    const refused = choosePlaces({ dataDir: undefined, runtimeDir: testFolder(), repositoryDir });
    expect(refused).toMatchObject({ ok: false, error: { code: 'folder-unreachable' } });
  },
);

test('root runs PostgreSQL as postgres, else as nobody, else not at all', () => {
  const passwd = join(testFolder(), 'passwd');
  const nobody = 'nobody:x:65534:65533::/:/bin/false\n';
  writeFileSync(passwd, `root:x:0:0::/root:/bin/sh\n${nobody}postgres:x:70:71::/:/bin/sh\n`);
  expect(chooseUnprivileged('/nowhere', passwd)).toEqual({ uid: 70, gid: 71, name: 'postgres' });
  writeFileSync(passwd, `root:x:0:0::/root:/bin/sh\n${nobody}`);
  expect(chooseUnprivileged('/nowhere', passwd)).toMatchObject({ uid: 65534, gid: 65533 });
  writeFileSync(passwd, 'root:x:0:0::/root:/bin/sh\n');
  expect(chooseUnprivileged('/nowhere', passwd)).toBeUndefined();
});

test('errors that a person can mend become refusals; the others stay faults', () => {
  const errorOf = (code: string) => Object.assign(new Error(code), { code });
  expect(refusalOfFileError(errorOf('ENOSPC'), '/d')).toEqual({ code: 'disk-full', path: '/d' });
  expect(refusalOfFileError(errorOf('53100'), '/d')).toEqual({ code: 'disk-full', path: '/d' });
  expect(refusalOfFileError(errorOf('EROFS'), '/d')).toEqual({ code: 'no-permission', path: '/d' });
  expect(refusalOfFileError(errorOf('EIO'), '/d')).toBeUndefined();
  const full = 'PANIC:  could not write to file "pg_wal/xlogtemp.1": No space left on device';
  expect(refusalOfOutput(full, '/d')).toEqual({ code: 'disk-full', path: '/d' });
  const owned = 'FATAL:  data directory "/d" has wrong ownership';
  expect(refusalOfOutput(owned, '/d')).toEqual({ code: 'no-permission', path: '/d' });
  const other = 'LOG:  one\nFATAL:  two';
  expect(refusalOfOutput(other, '/d')).toEqual({
    code: 'did-not-start',
    detail: 'LOG:  one · FATAL:  two',
  });
});
