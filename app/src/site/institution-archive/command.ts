// `minga institution archive SLUG FILE`: the archive of an institution, made by the operator, of any size.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { m } from '#words';
import { findInstitution } from '../../capabilities/ground/institutions/index.ts';
import { systemClock } from '../../platform/clock.ts';
import type { Command, CommandContext } from '../../platform/command.ts';
import { sourceLocale } from '../../platform/words.ts';
import { formatBytes } from '../../ui/format.ts';
import { writeArchive } from './write-archive.ts';

const DONE = 0;
const REFUSED = 1;
const NOT_UNDERSTOOD = 2;

export const commands: readonly Command[] = [
  {
    room: 'institution',
    verb: 'archive',
    summary: m.site_archive_command_summary(),
    usage: 'SLUG FILE',
    run: runArchive,
  },
];

async function runArchive({ db, files, args, publicUrl, out }: CommandContext): Promise<number> {
  const [slug, file, ...others] = args;
  if (slug === undefined || file === undefined || others.length > 0) {
    out(m.site_archive_command_arguments());
    return NOT_UNDERSTOOD;
  }
  const institution = await findInstitution(db, slug);
  if (institution === undefined) {
    out(m.site_archive_command_unknown({ slug }));
    return REFUSED;
  }
  // Under its name only once it is whole.
  const partial = `${file}.partial`;
  try {
    const stream = createWriteStream(partial, { flags: 'wx', mode: 0o600 });
    await once(stream, 'open');
    const hash = createHash('sha256');
    let bytesCount = 0;
    const now = systemClock.now();
    await writeArchive({
      tools: { db, files },
      institution,
      publicUrl,
      now,
      async write(piece) {
        hash.update(piece);
        bytesCount += piece.length;
        if (!stream.write(piece)) await once(stream, 'drain');
      },
    });
    stream.end();
    await once(stream, 'close');
    await rename(partial, file);
    const size = formatBytes(bytesCount, sourceLocale);
    out(m.site_archive_command_done({ file, size }));
    out(`SHA-256 ${hash.digest('hex')}`);
    return DONE;
  } catch (error) {
    if (!isOfFile(error)) throw error;
    if (error.code !== 'EEXIST') await rm(partial, { force: true });
    out(m.site_archive_command_not_written({ file, code: error.code }));
    return REFUSED;
  }
}

/** What the person can mend: a folder that is not there, a disk that is full, a file of that name. */
function isOfFile(error: unknown): error is Error & { readonly code: string } {
  const { code, syscall } = error as { readonly code?: unknown; readonly syscall?: unknown };
  return typeof code === 'string' && typeof syscall === 'string';
}
