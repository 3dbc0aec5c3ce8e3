// A disk of some kilobytes for tests of what happens when it is full: a file system in memory, where one may mount it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TinyDisk {
  readonly folder: string;
  close(): void;
}

/** Undefined where this user may not mount. */
export function tinyDisk(kilobytes: number): TinyDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'minga-tiny-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const { status } = spawnSync('mount', [
    '-t',
    'tmpfs',
    '-o',
    `size=${kilobytes}k`,
    'none',
    folder,
  ]);
  if (status !== 0) {
    remove();
    return undefined;
  }
  return {
    folder,
    close() {
      spawnSync('umount', [folder]);
      remove();
    },
  };
}

export const mayMount = (() => {
  const disk = tinyDisk(64);
  disk?.close();
  return disk !== undefined;
})();
