// A backup and what becomes of it: the same rows, files, jobs, rights and numbers.
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { audit } from '../platform/audit.ts';
import { inTransaction } from '../platform/database/database.ts';
import { keepFile, storeFile } from '../platform/files/kept-files.ts';
import { localStore } from '../platform/files/local-store.ts';
import type { FileStore } from '../platform/files/store.ts';
import { queueMail } from '../platform/mail.ts';
import { type TestDatabase, testDatabase } from '../platform/testing/database.ts';
import { loadShippedFacts } from '../site/shipped-facts.ts';
import { newKeyCommand } from './new-key.ts';
import { backupCommand } from './take-backup.ts';
import {
  backup,
  emptyPlace,
  exportPlain,
  importPlain,
  installation,
  keyIn,
  masterKey,
  order,
  query,
  restore,
  rowsOf,
  testFolder,
  voteKeys,
} from './testing.ts';

const photo = Buffer.alloc(2_000, 7);
let source: TestDatabase;
beforeAll(async () => {
  source = await testDatabase();
  await loadShippedFacts(source.db);
  await inTransaction(source.db, async (tx) => {
    for (const subject of ['sector:1', 'sector:2']) {
      const told = { texto: 'tab\t, línea\n, barra \\ y «ñ»', nada: null };
      await audit(tx, {
        actor: undefined,
        act: 'territories/import',
        scope: undefined,
        subject,
        told,
      });
    }
    await queueMail(tx, { to: 'ana@example.cl', subject: 'Hola', text: 'Uno\r\ndos' });
  });
});
afterAll(() => source.close());

async function keepTwoFiles(store: FileStore) {
  const accepted = {
    kind: 'image',
    name: 'plaza.webp',
    width: 10,
    height: 10,
    renditions: [{ variant: 'large.webp', contentType: 'image/webp', bytes: photo }],
  } as const;
  const kept = await storeFile(store, accepted);
  const gone = await storeFile(store, accepted);
  await inTransaction(source.db, async (tx) => {
    for (const one of [kept, gone]) {
      await keepFile(tx, one, { room: 'records', alt: 'Una plaza', isPublic: true });
    }
  });
  return { kept, gone };
}

test('what is restored is what was backed up, sealed for whoever keeps it', async () => {
  const made = installation(source);
  const store = localStore(join(made.folder, 'data/files'));
  const { kept, gone } = await keepTwoFiles(store);
  await store.remove(`${gone.id}/large.webp`);

  await keyIn(made.folder, 'ana.key');
  const taken = await backup(made, '--to', 'ana.key.pub');
  expect(taken.result).toBe(0);
  expect(taken.lines.join('\n')).toMatch(new RegExp(`${gone.id}/large.webp`));
  const sealed = readFileSync(made.archive());
  expect(taken.lines.join('\n')).toContain(createHash('sha256').update(sealed).digest('hex'));
  for (const secret of ['ana@example.cl', masterKey, 'Lautaro'])
    expect(sealed.includes(secret)).toBe(false);

  const place = await emptyPlace(made);
  const args = [made.archive(), '--key', 'ana.key'];
  const restored = await restore(made, place.env, args);
  expect(restored.result).toBe(0);
  const [before, after] = [await rowsOf(source.ownerUrl), await rowsOf(place.ownerUrl)];
  expect([...after.keys()]).toEqual([...before.keys()]);
  for (const [table, rows] of before) expect(after.get(table), table).toBe(rows);
  expect(after.get('records.audit_entry')).toContain('sector:2');
  const bytes = await localStore(join(place.dataDir, 'files')).read(`${kept.id}/large.webp`);
  expect(bytes && (await buffer(bytes))).toEqual(photo);

  await expectSameShape(source.ownerUrl, place.ownerUrl);
  const jobs = `select task_identifier, attempts, max_attempts from graphile_worker.jobs order by id`;
  expect(await query(place.ownerUrl, jobs)).toEqual(await query(source.ownerUrl, jobs));
});

/** Keys, triggers and sequences are as migrations make them; the product may do what it may, and no more. */
async function expectSameShape(one: string, other: string): Promise<void> {
  const shape = `
    select conrelid::regclass::text as place, conname as name, pg_get_constraintdef(oid) as words, '' as state
      from pg_constraint where connamespace::regnamespace::text !~ '^(pg_|graphile)'
    union all select tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), tgenabled::text
      from pg_trigger where not tgisinternal and tgrelid::regclass::text !~ '^graphile'
    union all select indrelid::regclass::text, '', pg_get_indexdef(indexrelid), ''
      from pg_index where indrelid::regclass::text !~ '^(pg_|graphile|information_schema)'
    union all select schemaname || '.' || sequencename, '', last_value::text, ''
      from pg_sequences where schemaname !~ '^graphile'
    union all select table_schema || '.' || table_name, grantee, privilege_type, ''
      from information_schema.role_table_grants where grantee = 'minga_app'
    order by 1, 2, 3`;
  const [mine, theirs] = [await query(one, shape), await query(other, shape)];
  expect(mine.length).toBeGreaterThan(100);
  expect(theirs).toEqual(mine);
}

test('after a restore numbers go on where they were, and the log still only grows', async () => {
  const made = installation(source);
  expect((await exportPlain(made)).result).toBe(0);
  const place = await emptyPlace(made);
  const done = await importPlain(made, place.env, [made.archive()]);
  expect(done.result).toBe(0);
  const last = Number(
    (await query(place.ownerUrl, 'select max(id) as id from records.audit_entry'))[0]?.id,
  );
  const next = await query(
    place.ownerUrl,
    `insert into records.audit_entry (act, subject, told) values ('a/b', 'c:d', '{}') returning id`,
  );
  expect(Number(next[0]?.id)).toBe(last + 1);
  const change = query(place.ownerUrl, `update records.audit_entry set act = 'x/y'`);
  await expect(change).rejects.toThrow();
});

test('a passphrase seals too, and only that one opens', async () => {
  const made = installation(source);
  writeFileSync(join(made.folder, 'frase'), 'caballo correcto batería grapa\n');
  writeFileSync(join(made.folder, 'otra'), 'caballo correcto batería gripa\n');
  expect((await backup(made, '--passphrase', 'frase')).result).toBe(0);
  const place = await emptyPlace(made);
  const restored = async (...args: string[]) =>
    (await restore(made, place.env, [made.archive(), ...args])).result;
  expect(await restored()).toBe('key-missing');
  expect(await restored('--passphrase', 'otra')).toBe('key-wrong');
  expect(await rowsOf(place.ownerUrl)).toEqual(new Map());
  expect(await restored('--passphrase', 'frase')).toBe(0);
});

describe('a backup is refused', () => {
  test('without a custodian, with a wrong key file, with a short passphrase', async () => {
    const made = installation(source);
    writeFileSync(join(made.folder, 'corta'), 'hola\n');
    expect((await backup(made)).result).toBe('sealing-missing');
    expect((await backup(made, '--plain')).result).toBe(2);
    expect((await backup(made, '--to', 'x')).result).toBe('file-unreadable');
    expect((await backup(made, '--to', 'corta')).result).toBe('key-file-invalid');
    expect((await backup(made, '--passphrase', 'corta')).result).toBe('key-file-invalid');
    expect((await backup(made, '--to', 'urn=corta')).result).toBe('sealing-missing');
    expect(
      (await order(backupCommand, { args: ['--sing'], env: made.env, from: made.folder })).result,
    ).toBe(2);
    expect(readdirSync(made.folder)).toEqual(['corta']);
  });

  test('in a production with one key for the roll and the urn', async () => {
    const made = installation(source);
    for (const name of ['ana.key', 'eva.key']) await keyIn(made.folder, name);
    const own = { ROLL_DATABASE_URL: source.ownerUrl, URN_DATABASE_URL: source.ownerUrl };
    const production = { ...voteKeys, MINGA_MODE: 'production', MINGA_ROLES: 'web,roll,urn' };
    const env = { ...made.env, ...own, ...production };
    const shared = await backup({ ...made, env }, '--to', 'ana.key.pub');
    expect(shared.result).toBe('custodian-shared');
    const apart = await backup({ ...made, env }, '--to', 'ana.key.pub', '--to', 'urn=eva.key.pub');
    expect(apart.result).toBe(0);
    expect(readdirSync(join(made.folder, 'b'))).toHaveLength(3);
  });

  test('of a database in which there is nothing of Minga', async () => {
    const made = installation(source);
    const { env } = await emptyPlace(made);
    expect((await exportPlain({ ...made, env })).result).toBe('nothing-there');
    expect(readdirSync(join(made.folder, 'b'))).toEqual([]);
  });
});

test('a key pair is never written over', async () => {
  const folder = testFolder();
  await keyIn(folder, 'ana.key');
  const before = readFileSync(join(folder, 'ana.key'), 'utf8');
  const again = await order(newKeyCommand, { args: ['ana.key'], env: {}, from: folder });
  expect(again.result).toBe('file-there-already');
  expect(readFileSync(join(folder, 'ana.key'), 'utf8')).toBe(before);
  expect(before).toMatch(/^# age1[a-z0-9]{58}\nAGE-SECRET-KEY-1[A-Z0-9]{58}\n$/);
});

test('a job that had its attempts keeps them', async () => {
  const made = installation(source);
  const id = randomUUID();
  await query(
    source.ownerUrl,
    `select graphile_worker.reschedule_jobs(array[id], attempts => 2)
     from graphile_worker.add_job('platform-send-mail', json_build_object('id', '${id}'), max_attempts => 8)`,
  );
  await exportPlain(made);
  const place = await emptyPlace(made);
  await importPlain(made, place.env, [made.archive()]);
  const found = await query(
    place.ownerUrl,
    `select attempts, max_attempts from graphile_worker._private_jobs where payload->>'id' = '${id}'`,
  );
  expect(found).toEqual([{ attempts: 2, max_attempts: 8 }]);
});
