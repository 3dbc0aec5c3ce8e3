// Deals with what an earlier run left in the cluster: a server that still lives, or a process id that means nothing any more.
import { existsSync, readFileSync, readlinkSync, realpathSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { askServer } from './probe.ts';
import type { LaunchRefusal } from './refusals.ts';

/** Our own watchdog stops an orphan by itself; only one that stays longer is told to. */
const PATIENCE_MS = 3_000;
const GIVE_UP_MS = 30_000;

interface PidFile {
  readonly pid: number;
  readonly port: number;
}

function pidFilePath(clusterDir: string): string {
  return join(clusterDir, 'postmaster.pid');
}

/** PostgreSQL's own note of who runs: line 1 the process, line 4 the port. */
export function readPidFile(clusterDir: string): PidFile | undefined {
  if (!existsSync(pidFilePath(clusterDir))) return undefined;
  const lines = readFileSync(pidFilePath(clusterDir), 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 ? { pid, port } : undefined;
}

/**
 * Waits until no server of an earlier run uses the cluster, asking it to stop (SIGINT, its fast shutdown) after three
 * seconds. To be called by the holder of the folder's lock, so that nobody else's server is meant.
 */
export async function settleOrphan(
  clusterDir: string,
  password: string,
  log: (event: string, fields?: object) => void,
): Promise<LaunchRefusal | undefined> {
  const since = Date.now();
  let isTold = false;
  for (;;) {
    const note = readPidFile(clusterDir);
    if (note === undefined) return undefined;
    const { whose } = await askServer(note.port, password, clusterDir);
    if (whose === 'other') return undefined;
    const waitedMs = Date.now() - since;
    if (whose === 'ours' && !isTold && waitedMs >= PATIENCE_MS) {
      log('postgres-orphan-stopped', { pid: note.pid });
      askToStop(note.pid);
      isTold = true;
    }
    if (waitedMs > GIVE_UP_MS) return { code: 'orphan-lives', folder: clusterDir, pid: note.pid };
    await wait(50);
  }
}

/** It may have gone since it answered. */
function askToStop(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/**
 * PostgreSQL refuses to start when the process its note names exists, even if that number has since been given to
 * another program (after a container restarts, nearly always). The note is set aside, not deleted, and only when the
 * system proves that this process is no server of this cluster: a server's working folder is its cluster. PostgreSQL
 * itself still refuses if a process of the earlier run holds the cluster's shared memory.
 */
export function setAsideForeignNote(
  clusterDir: string,
  log: (event: string, fields?: object) => void,
): boolean {
  const note = readPidFile(clusterDir);
  if (note === undefined || process.platform !== 'linux') return false;
  try {
    if (readlinkSync(`/proc/${note.pid}/cwd`) === realpathSync(clusterDir)) return false;
  } catch {
    return false;
  }
  renameSync(pidFilePath(clusterDir), `${pidFilePath(clusterDir)}.foreign`);
  log('postgres-foreign-pid-set-aside', { pid: note.pid });
  return true;
}
