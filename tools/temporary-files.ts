// Where tests keep what they throw away: in memory, on systems that offer it and have room there.
import {
  accessSync,
  chmodSync,
  constants,
  mkdtempSync,
  readFileSync,
  rmSync,
  statfsSync,
} from 'node:fs';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
/** Several times what the tests ever keep at once, in bytes. */
const ROOM = 4 * 1024 ** 3;

/**
 * From now on this process and its children have their temporary files in memory, unless somebody said where they go
 * (`TMPDIR`): a database is a thousand small files, and to make those on a disk can take ten times as long. What is
 * still there when this process ends goes with it.
 */
export function keepTemporaryFilesInMemory(): void {
  if (process.env.TMPDIR !== undefined || !hasRoom()) return;
  const folder = mkdtempSync(join(MEMORY, 'minga-tests-'));
  // For whoever else works here, as the system's own: root's PostgreSQL is another user.
  chmodSync(folder, 0o1777);
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  process.env.TMPDIR = folder;
}

/** Tests also start programs from their folders, which some systems forbid there. */
function hasRoom(): boolean {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    const mounts = readFileSync('/proc/mounts', 'utf8').split('\n');
    const [, , , options = 'noexec'] =
      mounts.find((line) => line.split(' ')[1] === MEMORY)?.split(' ') ?? [];
    const isExecutable = !options.split(',').includes('noexec');
    return isExecutable && Math.min(bavail * bsize, process.availableMemory()) >= ROOM;
  } catch {
    return false;
  }
}
