// Files in a folder of this machine: written beside, made durable, and then renamed into place.
import { randomUUID } from 'node:crypto';
import { mkdir, open, opendir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { type FileKey, type FileStore, isFileKey, type StoredObject } from './store.ts';

const FRESH = 'fresh';

/** Everything lies in `folder`, which only the user of this process may enter. */
export function localStore(folder: string): FileStore {
  const pathOf = (key: FileKey) => {
    if (!isFileKey(key)) throw new Error('not the key of a file');
    return join(folder, key);
  };
  return {
    async write(key, bytes) {
      const path = pathOf(key);
      await mkdir(join(folder, FRESH), { recursive: true, mode: 0o700 });
      const fresh = join(folder, FRESH, randomUUID());
      try {
        await writeNew(fresh, bytes);
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await rename(fresh, path);
      } catch (error) {
        // On a full disk the space is needed.
        await rm(fresh, { force: true });
        await rmdir(dirname(path)).catch(() => undefined);
        throw error;
      }
      for (const made of [dirname(path), folder]) await syncFolder(made);
    },
    async read(key) {
      const file = await open(pathOf(key), 'r').catch(unlessMissing);
      if (file === undefined) return undefined;
      return Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>;
    },
    async remove(key) {
      await rm(pathOf(key), { force: true });
      // The folder of a file goes with its last rendition.
      await rmdir(dirname(pathOf(key))).catch(() => undefined);
    },
    list: () => listFolder(folder),
    async removeRemains(before) {
      for await (const name of namesIn(join(folder, FRESH))) {
        const path = join(folder, FRESH, name);
        const found = await stat(path).catch(unlessMissing);
        if (found !== undefined && found.mtime < before) await rm(path, { force: true });
      }
    },
  };
}

async function writeNew(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function* listFolder(folder: string): AsyncIterable<StoredObject> {
  for await (const id of namesIn(folder)) {
    for await (const variant of namesIn(join(folder, id))) {
      const key = `${id}/${variant}`;
      if (!isFileKey(key)) continue;
      const found = await stat(join(folder, key)).catch(unlessMissing);
      if (found !== undefined) yield { key, storedAt: found.mtime };
    }
  }
}

/** Names of a folder; none when it is not there, or is no folder. */
async function* namesIn(folder: string): AsyncIterable<string> {
  const opened = await opendir(folder).catch(unlessMissing);
  if (opened === undefined) return;
  for await (const { name } of opened) yield name;
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
  throw error;
}
