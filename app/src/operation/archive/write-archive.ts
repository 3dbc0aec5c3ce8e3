// Writes one archive: tar, gzip and, if it is sealed, age; beside its name until it is whole, durable and renamed.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { syncFolder } from '../../platform/postgres/data-folder.ts';
import { refuse } from '../refused.ts';
import type { SealedFor } from '../seal/age-header.ts';
import { sealing } from '../seal/age-stream.ts';
import { TAR_END, tarEntry } from './tar.ts';

export interface WrittenArchive {
  readonly path: string;
  readonly bytesCount: number;
  /** Of the file as it lies there, so that a copy can be compared without opening it. */
  readonly sha256: string;
}

export interface ArchiveWriter {
  add(name: string, bytes: Buffer): Promise<void>;
  /** Only now is there a file of that name. */
  finish(): Promise<WrittenArchive>;
  /** Leaves nothing behind. */
  abandon(): Promise<void>;
}

/** `sealedFor` undefined writes a plain `.tar.gz`. An existing file is never written over. */
export async function writeArchive(
  path: string,
  sealedFor: SealedFor | undefined,
  at: Date,
): Promise<ArchiveWriter> {
  if (existsSync(path)) refuse({ code: 'file-there-already', path });
  const fresh = `${path}.partial`;
  await rm(fresh, { force: true });
  const gzip = createGzip();
  const digest = createHash('sha256');
  let bytesCount = 0;
  const measured = new Transform({
    transform(bytes: Buffer, _, done) {
      digest.update(bytes);
      bytesCount += bytes.length;
      done(null, bytes);
    },
  });
  const file = createWriteStream(fresh, { flags: 'wx', mode: 0o600 });
  const stages = sealedFor === undefined ? [] : [await sealing(sealedFor)];
  const flowing = pipeline([gzip, ...stages, measured, file]);
  const failed = flowing.then(() => new Promise<never>(() => {}));
  failed.catch(() => {});

  async function write(bytes: Buffer): Promise<void> {
    if (gzip.destroyed) await flowing;
    if (!gzip.write(bytes)) await Promise.race([once(gzip, 'drain'), failed]);
  }
  return {
    add: (name, bytes) => write(tarEntry({ name, bytes }, at)),
    async finish() {
      await write(TAR_END);
      gzip.end();
      await flowing;
      const written = await open(fresh, 'r');
      await written.sync();
      await written.close();
      await rename(fresh, path);
      syncFolder(dirname(path));
      return { path, bytesCount, sha256: digest.digest('hex') };
    },
    async abandon() {
      gzip.destroy();
      await flowing.catch(() => {});
      await rm(fresh, { force: true });
    },
  };
}
