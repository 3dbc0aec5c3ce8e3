// Files from the upload to the browser: who may open them, what the browser is told, and what a kill leaves behind.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../access.ts';
import { inTransaction } from '../database/database.ts';
import type { Ask } from '../http/route.ts';
import { type TestDatabase, testDatabase } from '../testing/database.ts';
import { acceptFile } from './accept-file.ts';
import { cleanFiles, type RoomsWithFiles } from './cleaning.ts';
import { fileAddress, fileRoutes } from './file-routes.ts';
import { type KeptFile, keepFile, readFiles, storeFile } from './kept-files.ts';
import { localStore } from './local-store.ts';
import type { FileStore } from './store.ts';

const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);
const FRIEND = 'una amiga';

let database: TestDatabase;
let folder: string;
let store: FileStore;
let named: Set<string>;

const rooms: RoomsWithFiles = new Map([
  [
    'records',
    {
      stillNamed: async (_, ids) => new Set(ids.filter((id) => named.has(id))),
      mayOpen: async (_, file, actor) => actor?.name === FRIEND && file.room === 'records',
    },
  ],
]);

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database?.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'minga-files-'));
  store = localStore(folder);
  named = new Set();
  return () => rmSync(folder, { recursive: true, force: true });
});

async function kept(bytes: Buffer, isPublic: boolean): Promise<KeptFile> {
  const accepted = await acceptFile(bytes, 'Acta «ñ» (1).pdf');
  if (!accepted.ok) throw new Error(accepted.error.code);
  const alt = accepted.value.kind === 'image' ? 'Una plaza' : null;
  const stored = await storeFile(store, accepted.value);
  await inTransaction(database.db, (tx) =>
    keepFile(tx, stored, { room: 'records', alt, isPublic }),
  );
  const [file] = await readFiles(database.db, [stored.id]);
  if (file === undefined) throw new Error('not kept');
  return file;
}

function picture(): Promise<Buffer> {
  return sharp({ create: { width: 400, height: 200, channels: 3, background: '#336699' } })
    .png()
    .toBuffer();
}

async function opened(
  id: string,
  variant: string,
  who?: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  const [one] = fileRoutes({ db: database.db, files: store, rooms });
  const actor = who === undefined ? undefined : ({ name: who } as Actor);
  const request = new Request(`http://localhost${fileAddress('x', 'y')}`, { headers });
  return (await one?.answer({
    request,
    params: { id, variant },
    actor,
  } as unknown as Ask)) as Response;
}

/** Files and their rows as if they had come two days ago. */
async function makeOld(): Promise<void> {
  await database.pool.query(`update platform.file set kept_at = now() - interval '2 days'`);
  const old = new Date(Date.now() - 2 * 86_400_000);
  for (const id of readdirSync(folder).filter((name) => name !== 'fresh')) {
    for (const one of readdirSync(join(folder, id))) utimesSync(join(folder, id, one), old, old);
  }
}

test('a public image is shown where it is, for ever, and proves its bytes', async () => {
  const file = await kept(await picture(), true);
  expect(file).toMatchObject({ kind: 'image', alt: 'Una plaza', width: 400, height: 200 });
  const answer = await opened(file.id, '320.webp');
  const { headers } = answer;
  expect(answer.status).toBe(200);
  expect(headers.get('content-type')).toBe('image/webp');
  expect(headers.get('content-disposition')).toMatch(/^inline; filename\*=UTF-8''Acta%20/);
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable, no-transform');
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(headers.get('content-length')).toBe(String(bytes.length));
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  expect(headers.get('repr-digest')).toBe(`sha-256=:${Buffer.from(digest).toString('base64')}:`);
  const etag = headers.get('etag') ?? '';
  const again = await opened(file.id, '320.webp', undefined, { 'if-none-match': etag });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

test('a PDF is downloaded and never opened within the site', async () => {
  const file = await kept(PDF, true);
  const answer = await opened(file.id, 'original.pdf');
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''Acta/);
  expect(answer.headers.get('content-disposition')).not.toMatch(/[«»ñ()]/);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(PDF);
});

test('a file that is not public opens only to whom its room lets in, and is not there for others', async () => {
  const file = await kept(PDF, false);
  expect((await opened(file.id, 'original.pdf')).status).toBe(404);
  expect((await opened(file.id, 'original.pdf', 'otra persona')).status).toBe(404);
  const answer = await opened(file.id, 'original.pdf', FRIEND);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('private, no-store, no-transform');
});

test.each([
  ['another variant', (id: string) => [id, '800.webp']],
  ['another folder', (id: string) => [`../${id}`, 'original.pdf']],
  ['no id', () => ['1', 'original.pdf']],
  ['an unknown id', () => ['00000000-0000-4000-8000-000000000000', 'original.pdf']],
  ['a path', (id: string) => [id, '../../x.pdf']],
])('%s is not there', async (_, address) => {
  const file = await kept(PDF, true);
  const [id = '', variant = ''] = address(file.id);
  expect((await opened(id, variant)).status).toBe(404);
});

test('the database asks for the words of an image, and of nothing else', async () => {
  const accepted = await acceptFile(await picture(), 'a.png');
  if (!accepted.ok) throw new Error();
  const stored = await storeFile(store, accepted.value);
  const keep = (alt: string | null) =>
    inTransaction(database.db, (tx) =>
      keepFile(tx, stored, { room: 'records', alt, isPublic: true }),
    );
  await expect(keep(null)).rejects.toThrow(/text/);
  await expect(keep('')).rejects.toThrow(/alt_check/);
  await expect(
    database.pool.query(
      `insert into platform.file (id, room, kind, name, is_public, width, height)
       values (gen_random_uuid(), 'records', 'image', 'a', true, 1, 1)`,
    ),
  ).rejects.toThrow(/check/);
});

test('what nobody names for a day is removed with its bytes; what is named stays', async () => {
  const [lost, held] = [await kept(PDF, true), await kept(await picture(), true)];
  named.add(held.id);
  await cleanFiles(database.db, store, rooms);
  expect((await opened(lost.id, 'original.pdf')).status).toBe(200);
  await makeOld();
  await cleanFiles(database.db, store, rooms);
  expect((await opened(lost.id, 'original.pdf')).status).toBe(404);
  expect((await opened(held.id, '320.jpg')).status).toBe(200);
  expect(readdirSync(folder).filter((name) => name !== 'fresh')).toEqual([held.id]);
  // Found named today, it is not looked at tomorrow; when its peace is over it is.
  named.clear();
  await cleanFiles(database.db, store, rooms);
  expect(await readFiles(database.db, [held.id])).toHaveLength(1);
  await database.pool.query(`update platform.file set seen_named_at = now() - interval '8 days'`);
  await cleanFiles(database.db, store, rooms);
  expect(await readFiles(database.db, [held.id])).toEqual([]);
  expect(readdirSync(folder)).toEqual(['fresh']);
});

test('a file named at the moment in which it would be removed is held by its reference', async () => {
  const file = await kept(PDF, true);
  await makeOld();
  await sql`create table public.naming (file_id uuid references platform.file)`.execute(
    database.owner,
  );
  await sql`insert into public.naming values (${file.id})`.execute(database.owner);
  await cleanFiles(database.db, store, rooms);
  expect((await opened(file.id, 'original.pdf')).status).toBe(200);
});

test('a kill between the bytes and the row leaves no file, and a day later no bytes', async () => {
  const script = join(import.meta.dirname, 'killed-upload.fixture.ts');
  const child = spawn(process.execPath, [script, folder, database.url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(child.stdout, 'data');
  const id = String(said).trim();
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(readdirSync(join(folder, id))).toEqual(['original.pdf']);
  expect(await readFiles(database.db, [id])).toEqual([]);
  expect((await opened(id, 'original.pdf')).status).toBe(404);
  await cleanFiles(database.db, store, rooms);
  expect(readdirSync(folder)).toContain(id);
  await makeOld();
  await cleanFiles(database.db, store, rooms);
  expect(readdirSync(folder)).not.toContain(id);
});

test('a row whose removal was cut before its bytes went leaves bytes that go the next day', async () => {
  const file = await kept(PDF, true);
  const cut: FileStore = {
    ...store,
    remove: async () => {
      throw new Error('killed');
    },
  };
  await makeOld();
  await expect(cleanFiles(database.db, cut, rooms)).rejects.toThrow('killed');
  expect(await readFiles(database.db, [file.id])).toEqual([]);
  await cleanFiles(database.db, store, rooms);
  expect(readdirSync(folder)).not.toContain(file.id);
});
