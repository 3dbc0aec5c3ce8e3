// Both stores keep the same promises: a folder of this machine, and a bucket behind a server that checks signatures.
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type FakeBucket, fakeBucket } from './fake-bucket.fixture.ts';
import { storeFile } from './kept-files.ts';
import { localStore } from './local-store.ts';
import { BucketTrouble, s3Store } from './s3-store.ts';
import type { FileKey, FileStore } from './store.ts';
import { mayMount, tinyDisk } from './tiny-disk.fixture.ts';

const ID = '00000000-0000-4000-8000-00000000000';
const key = (n: number, variant = 'original.pdf'): FileKey => `${ID}${n}/${variant}`;

let folder: string;
let bucket: FakeBucket;
let stores: Readonly<Record<'folder' | 'bucket', FileStore>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'minga-files-'));
  bucket = await fakeBucket();
  stores = { folder: localStore(join(folder, 'files')), bucket: s3Store(bucket) };
});
afterAll(async () => {
  await bucket.close();
  rmSync(folder, { recursive: true, force: true });
});

async function textOf(stream: ReadableStream<Uint8Array> | undefined): Promise<string | undefined> {
  return stream && (await new Response(stream).text());
}

async function keysIn(store: FileStore): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key: one } of store.list()) keys.push(one);
  return keys.sort();
}

const names = ['folder', 'bucket'] as const;

test.each(names)('%s: what is written is read, listed with its age, and removed', async (name) => {
  const store = stores[name];
  expect(await keysIn(store)).toEqual([]);
  expect(await textOf(await store.read(key(1)))).toBeUndefined();
  const written = [key(1), key(1, '320.webp'), key(2), key(3), key(4)];
  for (const one of written) await store.write(one, Buffer.from(`en ${one}`), 'application/pdf');
  expect(await textOf(await store.read(key(1)))).toBe(`en ${key(1)}`);
  expect(await keysIn(store)).toEqual([...written].sort());
  for await (const { storedAt } of store.list()) {
    expect(Math.abs(Date.now() - storedAt.getTime())).toBeLessThan(60_000);
  }
  for (const one of written) await store.remove(one);
  await store.remove(key(1));
  expect(await keysIn(store)).toEqual([]);
});

test.each(names)('%s: written again, the newer bytes stand', async (name) => {
  const store = stores[name];
  for (const text of ['uno', 'dos']) await store.write(key(1), Buffer.from(text), 'image/webp');
  expect(await textOf(await store.read(key(1)))).toBe('dos');
  await store.remove(key(1));
});

test.each(names)('%s: a key leads nowhere else', async (name) => {
  for (const bad of [
    '../../x/original.pdf',
    `${ID}1/../../secret`,
    `${ID}1/a/b.pdf`,
    '/etc/passwd',
  ])
    await expect(stores[name].read(bad as FileKey)).rejects.toThrow(/key/);
});

test('the folder opens to nobody else', async () => {
  await stores.folder.write(key(1), Buffer.from('x'), 'image/webp');
  const modes = ['files', `files/${ID}1`].map((one) => statSync(join(folder, one)).mode & 0o077);
  expect(modes).toEqual([0, 0]);
  expect(statSync(join(folder, 'files', key(1))).mode & 0o077).toBe(0);
  await stores.folder.remove(key(1));
});

test('what a cut write left in the folder is no file, and goes when it is old', async () => {
  const fresh = join(folder, 'files/fresh');
  writeFileSync(join(fresh, 'old'), 'half');
  writeFileSync(join(fresh, 'new'), 'half');
  utimesSync(join(fresh, 'old'), new Date(0), new Date(0));
  expect(await keysIn(stores.folder)).toEqual([]);
  await stores.folder.removeRemains(new Date(Date.now() - 3_600_000));
  expect(readdirSync(fresh)).toEqual(['new']);
});

test('a bucket that is busy is asked again, and one that refuses is a fault', async () => {
  bucket.failNext = 2;
  await stores.bucket.write(key(5), Buffer.from('x'), 'image/webp');
  expect(bucket.objects.get(key(5))?.type).toBe('image/webp');
  await stores.bucket.remove(key(5));
  const stranger = s3Store({ ...bucket, secret: 'otro' });
  await expect(stranger.write(key(6), Buffer.from('x'), 'image/webp')).rejects.toThrow(/403/);
  expect(bucket.objects.size).toBe(0);
  const nowhere = s3Store({ ...bucket, url: bucket.url.replace('deposito', 'otro') });
  await expect(nowhere.write(key(6), Buffer.from('x'), 'image/webp')).rejects.toThrow(/not there/);
});

test('bucket: one that does not answer, or lets nobody in, is told as its trouble', async () => {
  const closed = s3Store({ ...bucket, secret: 'another' });
  await expect(keysIn(closed)).rejects.toThrow(BucketTrouble);
  const nobody = s3Store({ ...bucket, url: 'http://127.0.0.1:9/deposito' });
  await expect(nobody.read(key(1))).rejects.toThrow(BucketTrouble);
});

test.skipIf(!mayMount)('folder: on a full disk it throws, and nothing of it is left', async () => {
  const disk = tinyDisk(256);
  if (disk === undefined) return;
  onTestFinished(() => disk.close());
  const store = localStore(join(disk.folder, 'files'));
  await store.write(key(1), Buffer.alloc(100_000, 1), 'application/pdf');
  const tooMuch = store.write(key(2), Buffer.alloc(400_000, 2), 'application/pdf');
  await expect(tooMuch).rejects.toThrow(/ENOSPC/);
  expect(await keysIn(store)).toEqual([key(1)]);
  expect(readdirSync(join(disk.folder, 'files'))).toEqual([`${ID}1`, 'fresh']);
  expect(readdirSync(join(disk.folder, 'files/fresh'))).toEqual([]);
  await store.write(key(3), Buffer.alloc(100_000, 3), 'application/pdf');
  expect(await keysIn(store)).toEqual([key(1), key(3)]);
});

test.skipIf(!mayMount)(
  'an upload that a full disk breaks off leaves none of its renditions',
  async () => {
    const disk = tinyDisk(256);
    if (disk === undefined) return;
    onTestFinished(() => disk.close());
    const store = localStore(join(disk.folder, 'files'));
    const rendition = (variant: string, bytesCount: number) => ({
      variant,
      contentType: 'image/webp',
      bytes: Buffer.alloc(bytesCount, 1),
    });
    const image = { kind: 'image', name: 'a.webp', width: 1, height: 1 } as const;
    const renditions = [rendition('320.webp', 50_000), rendition('large.webp', 400_000)];
    await expect(storeFile(store, { ...image, renditions })).rejects.toThrow(/ENOSPC/);
    expect(await keysIn(store)).toEqual([]);
  },
);
