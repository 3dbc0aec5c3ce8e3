// An upgrade: what it does beside old copies, what waits until they are gone, and the way back.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { addressOf, copyIn } from '../platform/database/copies.ts';
import { type TestDatabase, testDatabase } from '../platform/testing/database.ts';
import { doctorCommand } from './doctor/doctor.ts';
import type { Finding } from './doctor/finding.ts';
import { migrateCommand } from './migrate.ts';
import { installation, type Made, order, otherProgram, query, root } from './testing.ts';
import { upgradeCommand } from './upgrade.ts';

const EXPAND = '9001-records--grow.sql';
const CONTRACT = '9002-records--shrink.sql';

let database: TestDatabase;
let made: Made;
/** Folder of a program with one expand and one contract more than this one. */
let next: string;
beforeEach(async () => {
  database = await testDatabase();
  onTestFinished(() => database.close());
  made = installation(database);
  next = otherProgram('0.2.0', {
    [EXPAND]: '-- What.\n-- expand\ncreate table records.grown (id int, old text);',
    [CONTRACT]: '-- What.\n-- contract\nalter table records.grown drop column old;',
  });
});

const upgrade = (program: string, ...args: string[]) =>
  order(upgradeCommand, { args, env: made.env, from: made.folder, root: program });
const applied = async () => {
  const sql = `select name from platform.migration where name like '9%' order by 1`;
  return (await query(database.ownerUrl, sql)).map(({ name }) => name);
};
const backups = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);

/** A copy of the program in that folder, until it is closed. */
async function copyOf(program: string): Promise<pg.Client> {
  const connectionString = addressOf(copyIn(program), database.url);
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

describe('upgrade', () => {
  test('backs up and expands beside old copies, names what waits, and has nothing to do again', async () => {
    const old = await copyOf(root);
    const done = await upgrade(next, 'b', '--plain');
    expect(done.result).toBe(0);
    const said = done.lines.join('\n');
    expect(said).toContain(`minga: conectados: minga ${copyIn(root).version} `);
    expect(said).toContain(`minga: se aplicó ${EXPAND}`);
    expect(said).toMatch(/una por una/);
    expect(said).toContain(`--finish» (${CONTRACT})`);
    expect(await applied()).toEqual([EXPAND]);
    expect(backups(join(made.folder, 'b'))).toHaveLength(1);
    await old.query('select from records.grown');
    await old.end();

    const again = await upgrade(next, 'b', '--plain');
    expect(again.lines.join('\n')).toMatch(/ya tienen todo/);
    expect(backups(join(made.folder, 'b'))).toHaveLength(1);
  });

  test('refuses without a backup, and changes nothing then', async () => {
    expect((await upgrade(next)).result).toBe('backup-place-missing');
    expect((await upgrade(next, 'b')).result).toBe('sealing-missing');
    expect((await upgrade(next, 'b', '--to', 'nobody.pub')).result).toBe('file-unreadable');
    expect((await upgrade(next, '--to', 'nobody.pub')).result).toBe('backup-place-missing');
    expect(await applied()).toEqual([]);
    expect((await upgrade(root)).result).toBe(0);
    expect((await upgrade(next, 'b', 'c')).result).toBe(2);
    expect((await upgrade(next, '--sing')).result).toBe(2);
  });

  test('a plain backup that nobody gave a place lies in the data folder for its owner alone', async () => {
    expect((await upgrade(next, '--plain')).result).toBe(0);
    const folder = join(made.folder, 'data/backups');
    const [name = ''] = backups(folder);
    expect(name).toMatch(/^minga-main-.*\.tar\.gz$/);
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });
});

describe('upgrade --finish', () => {
  test('is refused while a copy is connected that does not know what is taken away', async () => {
    await upgrade(next, '--plain');
    const old = await copyOf(root);
    const stranger = new pg.Client({ connectionString: database.url });
    await stranger.connect();
    const refused = await upgrade(next, '--finish', 'b', '--plain');
    expect(refused.result).toBe('older-copies');
    expect(await applied()).toEqual([EXPAND]);
    await old.end();
    expect((await upgrade(next, '--finish', 'b', '--plain')).result).toBe('older-copies');
    await stranger.end();
    expect(backups(join(made.folder, 'b'))).toEqual([]);

    const newer = await copyOf(next);
    const done = await upgrade(next, '--finish', 'b', '--plain');
    expect(done.lines.join('\n')).toContain(`minga: se aplicó ${CONTRACT}`);
    expect(await applied()).toEqual([EXPAND, CONTRACT]);
    expect(backups(join(made.folder, 'b'))).toHaveLength(1);
    await newer.end();
    const again = await upgrade(next, '--finish');
    expect(again).toMatchObject({ result: 0 });
    expect(again.lines.join('\n')).toMatch(/nada que terminar/);
  });

  test('an old program is then refused in words, whatever it begins', async () => {
    await upgrade(next, '--plain');
    const before = await order(migrateCommand, { args: [], env: made.env, from: '/' });
    expect(before.result).toBe(0);
    expect((await upgrade(next, '--finish', 'last', '--plain')).result).toBe(0);
    expect((await upgrade(root)).result).toBe('said');
    const after = await order(migrateCommand, { args: [], env: made.env, from: '/' });
    expect(after.result).toBe('said');
    expect(await examine(root, 'migrations-minga')).toMatchObject({
      state: 'wrong',
      sentence: expect.stringContaining(CONTRACT),
    });
  });
});

describe('upgrade --back', () => {
  const sums = (program: string) => join(program, 'app/migrations/SHA256SUMS');
  /** The program of today, as its list of migrations tells it. */
  const today = () => sums(otherProgram('0.1.0', {}));

  test('says what to run while nothing was taken away, and refuses afterwards', async () => {
    await upgrade(next, '--plain');
    const may = await upgrade(next, '--back', today());
    expect(may.result).toBe(0);
    expect(may.lines.join('\n')).toMatch(/no se toca ningún dato[\s\S]*SHA256SUMS[\s\S]*npm start/);
    await upgrade(next, '--finish', 'last', '--plain');
    expect((await upgrade(next, '--back', today())).result).toBe('version-too-old');
    expect((await upgrade(next, '--back', sums(next))).result).toBe(0);
  });

  test('knows a version by its name in git', async () => {
    const git = (...args: string[]) =>
      execFileSync('git', [
        '-C',
        next,
        '-c',
        'user.name=x',
        '-c',
        'user.email=x@example.cl',
        ...args,
      ]);
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '-m', 'x');
    git('tag', 'v0.2.0');
    const told = await upgrade(next, '--back', 'v0.2.0');
    expect(told.lines.join('\n')).toContain('git checkout v0.2.0');
    expect((await upgrade(next, '--back', 'v9')).result).toBe('version-unknown');
    expect((await upgrade(next, '--back=--output=x')).result).toBe('version-unknown');
    expect((await upgrade(next, '--back', 'v0.2.0', '--plain')).result).toBe(2);
  });

  test('refuses a version whose migrations are others of the same name', async () => {
    await upgrade(next, '--plain');
    const other = otherProgram('0.2.0', { [EXPAND]: '-- What.\n-- expand\nselect 1;' });
    expect((await upgrade(next, '--back', sums(other))).result).toBe('version-of-another-minga');
  });
});

async function examine(program: string, check: string): Promise<Finding | undefined> {
  const args = ['--json'];
  const done = await order(doctorCommand, { args, env: made.env, from: '/', root: program });
  const { findings } = JSON.parse(done.lines.join('\n'));
  return findings.find((one: Finding) => one.check === check);
}

test('the doctor names older copies, what is not finished, and what a newer Minga added', async () => {
  expect(await examine(next, 'migrations-minga')).toMatchObject({
    state: 'wrong',
    sentence: expect.stringMatching(/faltan 1 migraciones: minga upgrade\./),
  });
  await upgrade(next, '--plain');
  expect(await examine(next, 'contracts-minga')).toMatchObject({
    state: 'notice',
    sentence: expect.stringContaining(CONTRACT),
  });
  expect(await examine(next, 'copies-minga')).toMatchObject({ state: 'good' });
  expect(await examine(root, 'migrations-minga')).toMatchObject({
    state: 'notice',
    sentence: expect.stringContaining(EXPAND),
  });
  const old = await copyOf(root);
  onTestFinished(() => old.end());
  expect(await examine(next, 'copies-minga')).toMatchObject({
    state: 'notice',
    sentence: expect.stringContaining(`minga ${copyIn(root).version} `),
  });
  expect(await examine(root, 'copies-minga')).toMatchObject({ state: 'good' });
});
