// Makes the archives that were asked for, and removes them a day later.
import { createHash } from 'node:crypto';
import { assert } from '@minga/basics';
import { readInstitution } from '../../capabilities/ground/institutions/index.ts';
import { systemClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import type { FileStore } from '../../platform/files/store.ts';
import type { Job, JobTools } from '../../platform/jobs.ts';
import { forgetOver, keyOf, saveFailed, saveReady, saveStep, takeUp } from './archives.ts';
import { writeArchive } from './write-archive.ts';

export const MAKE_ARCHIVE = { name: 'site-make-institution-archive', maxAttempts: 1 } as const;
/** What is made for a page is whole in memory; a larger one is made by the order of the operator. */
const MOST_BYTES = 300_000_000;

export function archiveJobs({
  files,
  publicUrl,
}: Pick<JobTools, 'files' | 'publicUrl'>): readonly Job[] {
  return [
    {
      ...MAKE_ARCHIVE,
      run: (db, payload) =>
        makeArchive({ db, files, publicUrl }, (payload as { readonly id: string }).id),
    },
    {
      name: 'site-forget-institution-archives',
      every: '23 * * * *',
      run: (db) => forgetArchives(db, files, systemClock.now()),
    },
  ];
}

interface Tools {
  readonly db: Database;
  readonly files: FileStore;
  readonly publicUrl: string;
}

/** A fault is told on its page, and in the log by whoever ran it. */
export async function makeArchive({ db, files, publicUrl }: Tools, id: string): Promise<void> {
  const archive = await takeUp(db, id);
  if (archive === undefined) return;
  const now = systemClock.now();
  try {
    const institution = await readInstitution(db, archive.institutionId);
    const pieces: Uint8Array[] = [];
    let bytesCount = 0;
    await writeArchive({
      tools: { db, files },
      institution,
      publicUrl,
      now,
      write(piece) {
        bytesCount += piece.length;
        assert(bytesCount <= MOST_BYTES, 'the archive is larger than a page makes');
        pieces.push(piece);
      },
      progress: (step, share) => saveStep(db, id, step, share),
    });
    const bytes = Buffer.concat(pieces);
    await files.write(keyOf(id), bytes, 'application/zip');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await saveReady(db, id, { bytesCount, sha256, now: systemClock.now() });
  } catch (error) {
    await saveFailed(db, id, systemClock.now());
    throw error;
  }
}

export async function forgetArchives(db: Database, files: FileStore, now: Date): Promise<void> {
  for (const id of await forgetOver(db, now)) await files.remove(keyOf(id));
}
