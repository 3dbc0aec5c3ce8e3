// Archives without a database: any tar opens a plain one, and whatever was cut, changed or left out is seen.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { Refused } from '../refused.ts';
import { testFolder } from '../testing.ts';
import { HEAD_NAME, MANIFEST_NAME } from './manifest.ts';
import { readArchive } from './read-archive.ts';
import { TAR_END, tarEntry } from './tar.ts';
import { writeArchive } from './write-archive.ts';

const at = new Date('2026-05-03T10:00:00Z');
const nobody = { identities: [], passphrases: [] };
const rows = Buffer.from('1\tÑuñoa\n2\tLautaro\n');
const photo = Buffer.alloc(700, 9);
const key = '00000000-0000-4000-8000-000000000001/large.webp';
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

const head = {
  format: 1,
  database: 'main',
  minga: '0.1.0',
  postgres: '18.4',
  mode: 'demonstration',
  takenAt: at.toISOString(),
  migrations: [{ name: '0001-a--b.sql', sha256: sha256(rows) }],
};
const manifest = {
  tables: [
    {
      name: 'a.b',
      columns: ['id', 'name'],
      rowsCount: 2,
      bytesCount: rows.length,
      sha256: sha256(rows),
    },
    {
      name: 'a.empty',
      columns: ['id'],
      rowsCount: 0,
      bytesCount: 0,
      sha256: sha256(Buffer.alloc(0)),
    },
  ],
  sequences: [],
  files: [{ key, contentType: 'image/webp', bytesCount: photo.length, sha256: sha256(photo) }],
  filesMissing: [],
};
const json = (value: unknown) => Buffer.from(JSON.stringify(value));

type Entries = [string, Buffer][];
const whole: Entries = [
  [HEAD_NAME, json(head)],
  ['tables/a.b/000001.copy', rows.subarray(0, 5)],
  ['tables/a.b/000002.copy', rows.subarray(5)],
  [`files/${key}`, photo],
  [MANIFEST_NAME, json(manifest)],
];

async function written(entries: Entries): Promise<string> {
  const path = join(testFolder(), 'a.tar.gz');
  const archive = await writeArchive(path, undefined, at);
  for (const [name, bytes] of entries) await archive.add(name, bytes);
  await archive.finish();
  return path;
}

async function refusalOf(path: string): Promise<unknown> {
  return readArchive(path, nobody).then(
    () => 'read',
    (error: unknown) => (error instanceof Refused ? error.refusal : error),
  );
}

test('what was written is read, part by part, and nothing of it was named before it was whole', async () => {
  const path = join(testFolder(), 'a.tar.gz');
  const archive = await writeArchive(path, undefined, at);
  for (const [name, bytes] of whole) await archive.add(name, bytes);
  expect(existsSync(path)).toBe(false);
  const done = await archive.finish();
  expect(done.sha256).toBe(sha256(readFileSync(path)));
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const heard: string[] = [];
  const read = await readArchive(path, nobody, {
    part: async (table, bytes) => void heard.push(`${table} ${bytes.length}`),
    file: async (name, bytes) => void heard.push(`${name} ${bytes.length}`),
  });
  expect(heard).toEqual(['a.b 5', `a.b ${rows.length - 5}`, `${key} 700`]);
  expect(read.manifest).toEqual(manifest);
  expect(read.head).toEqual(head);
});

test('any tar unpacks a plain archive', async () => {
  const path = await written(whole);
  const folder = testFolder();
  const done = spawnSync('tar', ['-xzf', path, '-C', folder], { encoding: 'utf8' });
  expect(done.stderr).toBe('');
  expect(readFileSync(join(folder, 'tables/a.b/000002.copy'))).toEqual(rows.subarray(5));
  expect(readFileSync(join(folder, 'files', key))).toEqual(photo);
  expect(statSync(join(folder, MANIFEST_NAME)).mtime).toEqual(at);
});

test('an archive that is abandoned leaves nothing, and one that is there is not written over', async () => {
  const folder = testFolder();
  const path = join(folder, 'a.tar.gz');
  const abandoned = await writeArchive(path, undefined, at);
  await abandoned.add(HEAD_NAME, json(head));
  await abandoned.abandon();
  expect(readdirSync(folder)).toEqual([]);
  writeFileSync(path, 'mine');
  await expect(writeArchive(path, undefined, at)).rejects.toThrow('file-there-already');
  expect(readFileSync(path, 'utf8')).toBe('mine');
});

test('cut anywhere it is refused, where a border of files is too', async () => {
  const path = await written(whole);
  const bytes = readFileSync(path);
  for (let kept = 2; kept < bytes.length; kept += 23) {
    writeFileSync(path, bytes.subarray(0, kept));
    expect(await refusalOf(path), `${kept} bytes`).toEqual({ code: 'archive-cut', path });
  }
  // As somebody would who knows tar: whole, without its last file.
  const unended = await written(whole.slice(0, -1));
  expect(await refusalOf(unended)).toEqual({ code: 'archive-cut', path: unended });
});

test.each<[string, (entries: Entries) => Entries]>([
  ['a row changed', (all) => replaced(all, 1, rows.subarray(0, 4))],
  ['a part left out', (all) => all.filter((_, place) => place !== 2)],
  ['parts exchanged', ([a, b, c, ...rest]) => [a, c, b, ...rest] as Entries],
  ['a file changed', (all) => replaced(all, 3, Buffer.alloc(700, 8))],
  ['a file left out', (all) => all.filter((_, place) => place !== 3)],
  ['a file that nobody names', (all) => inserted(all, [`files/${key}x`, photo])],
  ['a table that nobody names', (all) => inserted(all, ['tables/a.c/000001.copy', rows])],
  ['something else', (all) => inserted(all, ['letter.txt', rows])],
  ['something after the end', (all) => [...all, ['tables/a.b/000003.copy', rows]]],
  ['no head', (all) => all.slice(1)],
  ['a head that is none', (all) => replaced(all, 0, Buffer.from('{}'))],
])('%s is seen', async (_, change) => {
  expect(await refusalOf(await written(change(whole)))).toMatchObject({ code: 'archive-damaged' });
});

test('a tar whose head was changed is refused, whatever size it says', async () => {
  const entry = tarEntry({ name: HEAD_NAME, bytes: json(head) }, at);
  const path = join(testFolder(), 'a.tar.gz');
  for (const place of [3, 124, 148]) {
    const changed = Buffer.from(entry);
    changed[place] = (changed[place] ?? 0) ^ 3;
    writeFileSync(path, gzipSync(Buffer.concat([changed, TAR_END])));
    expect(await refusalOf(path), `byte ${place}`).toMatchObject({ code: 'archive-damaged' });
  }
});

test('a newer form is refused before it is read on', async () => {
  const path = await written([
    [HEAD_NAME, json({ ...head, format: 2, minga: '9.0.0' })],
    ...whole.slice(1),
  ]);
  expect(await refusalOf(path)).toEqual({ code: 'archive-newer', path, found: '9.0.0' });
});

test('what is no archive, or not there, is said to be so', async () => {
  const path = join(testFolder(), 'letter');
  writeFileSync(path, 'Estimada vecina:');
  expect(await refusalOf(path)).toEqual({ code: 'not-an-archive', path });
  expect(await refusalOf(`${path}.x`)).toMatchObject({ code: 'file-unreadable', why: 'ENOENT' });
  writeFileSync(path, gzipSync('Estimada vecina:'));
  expect(await refusalOf(path)).toMatchObject({ code: 'archive-cut' });
  expect(gunzipSync(readFileSync(path)).toString()).toBe('Estimada vecina:');
});

function replaced(all: Entries, place: number, bytes: Buffer): Entries {
  return all.map(([name, old], index) => [name, index === place ? bytes : old]);
}

function inserted(all: Entries, entry: [string, Buffer]): Entries {
  return [...all.slice(0, 4), entry, ...all.slice(4)];
}
