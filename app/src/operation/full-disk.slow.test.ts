// A full disk and a bucket in trouble: each order says so in one sentence, and what was half done is undone.
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { audit } from '../platform/audit.ts';
import { inTransaction } from '../platform/database/database.ts';
import { fakeBucket } from '../platform/files/fake-bucket.fixture.ts';
import { keepFile, storeFile } from '../platform/files/kept-files.ts';
import { localStore } from '../platform/files/local-store.ts';
import { s3Store } from '../platform/files/s3-store.ts';
import type { FileStore } from '../platform/files/store.ts';
import { mayMount, tinyDisk } from '../platform/files/tiny-disk.fixture.ts';
import { queueMail } from '../platform/mail.ts';
import { type TestDatabase, testDatabase } from '../platform/testing/database.ts';
import { testSite } from '../site/testing.ts';
import { readKeptBackups } from './kept-backups.ts';
import {
  backup,
  emptyPlace,
  exportPlain,
  importPlain,
  installation,
  keyIn,
  query,
  rowsOf,
} from './testing.ts';

/** Bytes that no compression makes smaller. */
const noise = Buffer.from(
  Array.from({ length: 300_000 }, (_, n) => (n * n * 2_654_435_761) >>> 24),
);

let source: TestDatabase;
beforeAll(async () => {
  source = await testDatabase();
});
afterAll(() => source.close());

async function keep(store: FileStore, names = 1): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let n = 0; n < names; n++) {
    const renditions = [{ variant: 'large.webp', contentType: 'image/webp', bytes: noise }];
    const accepted = { kind: 'image', name: 'a.webp', width: 1, height: 1, renditions } as const;
    const stored = await storeFile(store, accepted);
    const by = { room: 'records', alt: 'x', isPublic: true };
    await inTransaction(source.db, (tx) => keepFile(tx, stored, by));
    ids.push(stored.id);
  }
  onTestFinished(async () => {
    await query(source.ownerUrl, 'delete from platform.file_rendition');
    await query(source.ownerUrl, 'delete from platform.file');
  });
  return ids;
}

/** Makes the database answer a statement as it does when its disk is full. */
async function fullWhen(url: string, trigger: string): Promise<void> {
  await query(
    url,
    `create function public.no_space() returns trigger language plpgsql as $$ begin
       raise exception 'could not extend file: No space left on device' using errcode = '53100';
     end $$`,
  );
  await query(url, `create trigger no_space ${trigger} execute function public.no_space()`);
}

describe.skipIf(!mayMount)('on a full disk', () => {
  test('a backup and an export end with a sentence, leave no file and are not remembered', async () => {
    const disk = tinyDisk(128);
    if (disk === undefined) return;
    onTestFinished(() => disk.close());
    const made = installation(source);
    await keep(localStore(join(made.folder, 'data/files')));
    await keyIn(made.folder, 'ana.key');
    const at = { ...made, folder: disk.folder };
    const key = join(made.folder, 'ana.key.pub');
    for (const taken of [await backup(at, '--to', key), await exportPlain(at)]) {
      expect(taken.result).toBe('disk-full');
      expect(readdirSync(join(disk.folder, 'b'))).toEqual([]);
    }
    expect(readKeptBackups(join(made.folder, 'data'))).toEqual({});
    expect((await exportPlain(made)).result).toBe(0);
  });

  test('an import leaves neither rows nor files, and goes through once there is space', async () => {
    const disk = tinyDisk(400);
    if (disk === undefined) return;
    onTestFinished(() => disk.close());
    const made = installation(source);
    await keep(localStore(join(made.folder, 'data/files')), 2);
    await exportPlain(made);
    const place = await emptyPlace(made);
    const full = { ...place.env, MINGA_DATA_DIR: join(disk.folder, 'data') };
    expect((await importPlain(made, full, [made.archive()])).result).toBe('disk-full');
    expect(await rowsOf(place.ownerUrl)).toEqual(new Map());
    const left: string[] = [];
    for await (const { key } of localStore(join(disk.folder, 'data/files')).list()) left.push(key);
    expect(left).toEqual([]);
    expect((await importPlain(made, place.env, [made.archive()])).result).toBe(0);
  });
});

describe('on the full disk of a database', () => {
  test('an import leaves nothing', async () => {
    const made = installation(source);
    await exportPlain(made);
    const place = await emptyPlace(made);
    const check = async () => Promise.reject(Object.assign(new Error('full'), { code: '53100' }));
    const failed = await importPlain(made, place.env, [made.archive()], {
      checkInstallation: check,
    });
    expect(failed.result).toBe('disk-full');
    expect(await rowsOf(place.ownerUrl)).toEqual(new Map());
  });

  test('what would be audited is undone with its entry, and the site goes on for whoever reads', async () => {
    const own = await testDatabase();
    onTestFinished(() => own.close());
    const site = await testSite(own.db);
    await fullWhen(own.ownerUrl, 'before insert on records.audit_entry for each statement');
    const doing = inTransaction(own.db, async (tx) => {
      await queueMail(tx, { to: 'a@b.cl', subject: 's', text: 't' });
      await audit(tx, { actor: undefined, act: 'a/b', scope: undefined, subject: 'x:1', told: {} });
    });
    await expect(doing).rejects.toMatchObject({ code: '53100' });
    const [kept] = await query(
      own.ownerUrl,
      `select (select count(*)::int from platform.outgoing_mail) as mails,
         (select count(*)::int from records.audit_entry) as entries`,
    );
    expect(kept).toEqual({ mails: 0, entries: 0 });
    expect((await site.get('/comunas/lautaro')).status).toBe(200);
  });
});

describe('with files in a bucket', () => {
  test('a backup has them, an import puts them there, and a bucket in trouble leaves no archive', async () => {
    const [here, there] = [await fakeBucket(), await fakeBucket()];
    onTestFinished(() => Promise.all([here.close(), there.close()]).then(() => {}));
    const [id = ''] = await keep(s3Store(here));
    const variables = ({ url, region, keyId, secret }: typeof here) => ({
      MINGA_FILES_URL: url,
      MINGA_FILES_REGION: region,
      MINGA_FILES_KEY_ID: keyId,
      MINGA_FILES_SECRET: secret,
    });
    const made = installation(source);
    const atBucket = { ...made, env: { ...made.env, ...variables(here) } };
    mkdirSync(join(made.folder, 'b'));
    const refused = { ...made.env, ...variables({ ...here, secret: 'another' }) };
    expect((await exportPlain({ ...made, env: refused })).result).toBe('bucket-trouble');
    expect(readdirSync(join(made.folder, 'b'))).toEqual([]);

    expect((await exportPlain(atBucket)).result).toBe(0);
    const place = await emptyPlace(made);
    const env = { ...place.env, ...variables(there) };
    expect((await importPlain(made, env, [made.archive()])).result).toBe(0);
    const bytes = await s3Store(there).read(`${id}/large.webp`);
    expect(bytes && (await buffer(bytes))).toEqual(noise);
    expect([...there.objects.keys()]).toEqual([...here.objects.keys()]);
  });
});
