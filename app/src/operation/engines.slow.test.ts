// Everything from a server that has an address to the one that comes with Minga, and on to another: no table differs.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { assert } from '@minga/basics';
import { expect, onTestFinished, test } from 'vitest';
import { audit } from '../platform/audit.ts';
import { inTransaction } from '../platform/database/database.ts';
import { keepFile, storeFile } from '../platform/files/kept-files.ts';
import { localStore } from '../platform/files/local-store.ts';
import { queueMail } from '../platform/mail.ts';
import { startEmbeddedPostgres } from '../platform/postgres/index.ts';
import { testDatabase } from '../platform/testing/database.ts';
import { throwawayFolder } from '../platform/testing/throwaway.ts';
import { loadShippedFacts } from '../site/shipped-facts.ts';
import {
  emptyPlace,
  exportPlain,
  importPlain,
  installation,
  masterKey,
  root,
  rowsOf,
} from './testing.ts';

test('an export of one server, imported into another and exported from there, is the same in every table', async () => {
  const source = await testDatabase();
  const folder = throwawayFolder();
  onTestFinished(async () => {
    await source.close();
    rmSync(folder, { recursive: true, force: true });
  });
  await loadShippedFacts(source.db);
  const told = { texto: 'tab\t, línea\n, barra \\ y «ñ»', nada: null };
  await inTransaction(source.db, async (tx) => {
    await audit(tx, { actor: undefined, act: 'a/b', scope: undefined, subject: 'x:1', told });
    await queueMail(tx, { to: 'ana@example.cl', subject: 'Hola', text: 'Uno\r\ndos' });
  });
  const made = installation(source);
  const photo = Buffer.alloc(2_000, 7);
  const renditions = [{ variant: 'large.webp', contentType: 'image/webp', bytes: photo }];
  const accepted = { kind: 'image', name: 'a.webp', width: 1, height: 1, renditions } as const;
  const { id, ...stored } = await storeFile(localStore(join(made.folder, 'data/files')), accepted);
  await inTransaction(source.db, (tx) =>
    keepFile(tx, { id, ...stored }, { room: 'records', alt: 'x', isPublic: true }),
  );
  const before = await rowsOf(source.ownerUrl);

  const dataDir = join(folder, 'embedded');
  const embedded = { MINGA_DATA_DIR: dataDir, MINGA_MASTER_KEY: masterKey, MINGA_ROLES: 'web' };
  expect((await exportPlain(made)).result).toBe(0);
  expect((await importPlain(made, embedded, [made.archive()])).result).toBe(0);
  const server = await startEmbeddedPostgres({
    dataDir,
    runtimeDir: undefined,
    repositoryDir: root,
    log: () => {},
  });
  assert(server.ok, 'the folder that was imported into starts');
  const between = await rowsOf(server.value.ownerUrlFor('minga')).finally(server.value.stop);
  expect(between).toEqual(before);

  const second = join(folder, 'second');
  mkdirSync(second);
  expect((await exportPlain({ ...made, folder: second, env: embedded })).result).toBe(0);
  const exported = readdirSync(join(second, 'b')).map((name) => join(second, 'b', name));
  const place = await emptyPlace(made);
  expect((await importPlain(made, place.env, exported)).result).toBe(0);
  expect(await rowsOf(place.ownerUrl)).toEqual(before);
  const bytes = await localStore(join(place.dataDir, 'files')).read(`${id}/large.webp`);
  expect(bytes && (await buffer(bytes))).toEqual(photo);
});
