// Knows as which system user PostgreSQL runs: it refuses root, so root borrows `postgres` or `nobody`, creating nobody.
import { spawnSync } from 'node:child_process';
import { chownSync, readFileSync, statSync } from 'node:fs';

/** The unprivileged user that root runs PostgreSQL as. Absent when Minga itself is unprivileged. */
export interface Unprivileged {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The owner of an existing cluster, else `postgres`, else `nobody`; `undefined` when the system has none of them.
 * To be asked only as root.
 */
export function chooseUnprivileged(
  clusterDir: string,
  passwd = '/etc/passwd',
): Unprivileged | undefined {
  const owner = statSync(clusterDir, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) {
    return { uid: owner.uid, gid: owner.gid, name: `uid ${owner.uid}` };
  }
  const users = readFileSync(passwd, 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const wanted of ['postgres', '_postgres', 'nobody']) {
    const [name, , uid, gid] = users.find(([name]) => name === wanted) ?? [];
    if (name !== undefined && Number(uid) !== 0)
      return { uid: Number(uid), gid: Number(gid), name };
  }
  return undefined;
}

/** What `spawn` needs in order to run as that user; nothing when Minga is unprivileged itself. */
export function spawnAs(user: Unprivileged | undefined): { uid?: number; gid?: number } {
  return user === undefined ? {} : { uid: user.uid, gid: user.gid };
}

export function giveTo(user: Unprivileged | undefined, path: string): void {
  if (user !== undefined) chownSync(path, user.uid, user.gid);
}

/** Tried rather than computed, so that access lists, mounts and containers answer for themselves. */
export function canEnter(user: Unprivileged, folder: string): boolean {
  const tried = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], {
    cwd: '/',
    ...spawnAs(user),
  });
  return tried.status === 0;
}
