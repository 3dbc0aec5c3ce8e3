// Restores that are refused, or that come from another version: nothing is touched, or everything is of today.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate, migrationsOf, readMigrations } from '../platform/database/migrate.ts';
import { type TestDatabase, testDatabase } from '../platform/testing/database.ts';
import { versionOf } from '../platform/version.ts';
import { HEAD_NAME, type Head, MANIFEST_NAME } from './archive/manifest.ts';
import { readArchive } from './archive/read-archive.ts';
import { writeArchive } from './archive/write-archive.ts';
import {
  backup,
  type Env,
  emptyPlace,
  exportPlain,
  importPlain,
  installation,
  keyIn,
  type Made,
  query,
  restore,
  root,
  rowsOf,
  voteKeys,
} from './testing.ts';

let source: TestDatabase;
beforeAll(async () => {
  source = await testDatabase();
});
afterAll(() => source.close());

describe('a restore that is refused touches nothing:', () => {
  test('a database with something in it', async () => {
    const made = installation(source);
    await exportPlain(made);
    const before = await rowsOf(source.ownerUrl);
    const args = [made.archive()];
    expect((await restore(made, made.env, args)).result).toBe('archive-plain');
    expect((await importPlain(made, made.env, args)).result).toBe('not-empty');
    expect(await rowsOf(source.ownerUrl)).toEqual(before);
    const place = await emptyPlace(made);
    await query(place.ownerUrl, 'create table mine (n int)');
    expect((await importPlain(made, place.env, args)).result).toBe('not-empty');
  });

  test('an archive cut or damaged, though only in its last bytes', async () => {
    const made = installation(source);
    await keyIn(made.folder, 'ana.key');
    await keyIn(made.folder, 'eva.key');
    await backup(made, '--to', 'ana.key.pub');
    const place = await emptyPlace(made);
    const whole = readFileSync(made.archive());
    const restored = async (bytes: Buffer, key = 'ana.key') => {
      writeFileSync(join(made.folder, 'a.age'), bytes);
      return (await restore(made, place.env, ['a.age', '--key', key])).result;
    };
    expect((await importPlain(made, place.env, [made.archive()])).result).toBe('archive-sealed');
    expect(await restored(whole, 'eva.key')).toBe('key-wrong');
    expect(await restored(whole.subarray(0, -1))).toBe('archive-cut');
    expect(await restored(whole.subarray(0, whole.length >> 1))).toBe('archive-cut');
    const changed = Buffer.from(whole);
    changed[1_000] = (changed[1_000] ?? 0) ^ 1;
    expect(await restored(changed)).toMatch(/archive-(damaged|cut)/);
    expect(await rowsOf(place.ownerUrl)).toEqual(new Map());
    expect(await restored(whole)).toBe(0);
  });

  test('another master key, another mode, another database, two of one', async () => {
    const made = installation(source);
    await exportPlain(made);
    const place = await emptyPlace(made);
    const args = [made.archive()];
    const withEnv = (env: Env, product = {}) =>
      importPlain(made, { ...place.env, ...voteKeys, ...env }, args, product);
    const otherKey = { checkInstallation: async () => 'other-key' as const };
    expect((await withEnv({}, otherKey)).result).toBe('other-key');
    expect((await withEnv({ MINGA_MODE: 'production' })).result).toBe('archive-of-another-kind');
    expect((await withEnv({ MINGA_ROLES: 'urn', URN_DATABASE_URL: source.url })).result).toBe(
      'database-not-needed',
    );
    const { head } = await readArchive(made.archive(), { identities: [], passphrases: [] });
    expect(head).toMatchObject({ database: 'main', mode: 'demonstration' });
    expect(await rowsOf(place.ownerUrl)).toEqual(new Map());
    const twice = await importPlain(made, place.env, [...args, ...args]);
    expect(twice.result).toBe('two-archives-of-one-database');
  });
});

describe('a restore that ends on the way leaves nothing:', () => {
  test('a database without its extensions', async () => {
    const made = installation(source);
    await exportPlain(made);
    const place = await emptyPlace(made, ['unaccent']);
    const done = await importPlain(made, place.env, [made.archive()]);
    expect(done.result).toBe('extension-missing');
  });

  test('a fault half-way, as of a full disk: no table is left, and the next one goes through', async () => {
    const made = installation(source);
    await exportPlain(made);
    const place = await emptyPlace(made);
    const fails = { checkInstallation: () => Promise.reject(new Error('no space left')) };
    const args = [made.archive()];
    const failing = importPlain(made, place.env, args, fails);
    await expect(failing).rejects.toThrow('no space left');
    expect(await rowsOf(place.ownerUrl)).toEqual(new Map());
    expect((await importPlain(made, place.env, args)).result).toBe(0);
  });
});

describe('an archive of another version', () => {
  async function crafted(made: Made, change: Partial<Head>): Promise<string> {
    const head: Head = {
      format: 1,
      database: 'main',
      minga: versionOf(root),
      postgres: '18.4',
      mode: 'demonstration',
      takenAt: '2026-05-03T10:00:00.000Z',
      migrations: [],
      ...change,
    };
    const path = join(made.folder, 'crafted.tar.gz');
    const archive = await writeArchive(path, undefined, new Date(head.takenAt));
    await archive.add(HEAD_NAME, Buffer.from(JSON.stringify(head)));
    const nothing = { tables: [], sequences: [], files: [], filesMissing: [] };
    await archive.add(MANIFEST_NAME, Buffer.from(JSON.stringify(nothing)));
    await archive.finish();
    return path;
  }
  const resultOf = async (made: Made, path: string) =>
    (await importPlain(made, made.env, [path])).result;

  test('is refused when it is newer, or went through a migration that is not ours', async () => {
    const newer = installation(source);
    expect(await resultOf(newer, await crafted(newer, { minga: '99.0.0' }))).toBe('archive-newer');
    const strange = installation(source);
    const migrations = [{ name: '9999-people--later.sql', sha256: 'a'.repeat(64) }];
    const path = await crafted(strange, { migrations });
    expect(await resultOf(strange, path)).toBe('archive-of-another-minga');
    const changed = installation(source);
    const [first] = await readMigrations(join(root, 'app/migrations'));
    const other = [{ name: first?.name ?? '', sha256: 'a'.repeat(64) }];
    expect(await resultOf(changed, await crafted(changed, { migrations: other }))).toBe(
      'archive-of-another-minga',
    );
  });

  test('when it is older it comes to today’s form, and the new migrations are named', async () => {
    const made = installation(source);
    const old = await emptyPlace(made);
    const all = migrationsOf('minga', await readMigrations(join(root, 'app/migrations')));
    await migrate(old.ownerUrl, 'minga', all.slice(0, 4));
    await query(
      old.ownerUrl,
      `insert into records.audit_entry (act, subject, told) values ('old/act', 'x:1', '{}')`,
    );
    expect((await exportPlain({ ...made, env: old.env })).result).toBe(0);
    const place = await emptyPlace(made);
    const args = [made.archive()];
    const done = await importPlain(made, place.env, args);
    expect(done.result).toBe(0);
    expect(done.lines.join('\n')).toContain(all.at(-1)?.name);
    expect(done.lines.join('\n')).not.toContain(all[0]?.name);
    const rows = await rowsOf(place.ownerUrl);
    expect(rows.get('records.audit_entry')).toContain('old/act');
    expect([...rows.keys()]).toEqual([...(await rowsOf(source.ownerUrl)).keys()]);
  });
});
