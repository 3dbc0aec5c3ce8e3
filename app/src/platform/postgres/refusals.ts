// Why the embedded PostgreSQL did not start, and how an error or the words of postgres tell which reason it was.

export type LaunchRefusal =
  /** Another Minga holds this data folder. */
  | { readonly code: 'already-running'; readonly folder: string }
  /** The data folder was made for the other kind (a demonstration, or a production). */
  | {
      readonly code: 'other-kind';
      readonly folder: string;
      readonly found: string;
      readonly asked: string;
    }
  /** PostgreSQL of another major version wrote the data. */
  | {
      readonly code: 'other-version';
      readonly folder: string;
      readonly found: string;
      readonly needed: string;
    }
  /** The folder exists, and what is in it is not a PostgreSQL cluster. */
  | { readonly code: 'not-a-cluster'; readonly folder: string }
  /** The passwords of an existing cluster are gone. */
  | { readonly code: 'secrets-missing'; readonly folder: string }
  /** PostgreSQL's own user cannot enter the folder that was asked for. */
  | { readonly code: 'folder-unreachable'; readonly folder: string; readonly user: string }
  | { readonly code: 'no-permission'; readonly path: string }
  | { readonly code: 'disk-full'; readonly path: string }
  /** No build of PostgreSQL in node_modules for this system. */
  | { readonly code: 'no-runtime'; readonly platform: string }
  /** The build is there and does not run here (another libc, a missing library). */
  | { readonly code: 'runtime-broken'; readonly detail: string }
  /** Running as root, and the system has no unprivileged user to run PostgreSQL as. */
  | { readonly code: 'no-unprivileged-user' }
  /** The PostgreSQL of an earlier run still lives and does not stop. */
  | { readonly code: 'orphan-lives'; readonly folder: string; readonly pid: number }
  | { readonly code: 'did-not-start'; readonly detail: string };

/** PostgreSQL's own code for a full disk. */
const PG_DISK_FULL = '53100';

/** The refusal that an error of the file system, or of PostgreSQL about it, stands for; `undefined` when it is a fault. */
export function refusalOfFileError(error: unknown, path: string): LaunchRefusal | undefined {
  const { code, path: failed } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === PG_DISK_FULL)
    return { code: 'disk-full', path: failed ?? path };
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return { code: 'no-permission', path: failed ?? path };
  }
  return undefined;
}

/** The refusal that the last words of initdb or postgres stand for. `path` is the folder at stake. */
export function refusalOfOutput(output: string, path: string): LaunchRefusal {
  if (/no space left on device|disk quota exceeded/i.test(output))
    return { code: 'disk-full', path };
  if (/permission denied|read-only file system|wrong ownership/i.test(output)) {
    return { code: 'no-permission', path };
  }
  const lines = output.trim().split('\n').filter(Boolean);
  if (
    /error while loading shared libraries|GLIBC_|not found \(required by|Library not loaded/.test(
      output,
    )
  ) {
    return { code: 'runtime-broken', detail: `${lines[0]}.` };
  }
  return { code: 'did-not-start', detail: lines.slice(-3).join(' · ') || 'no output' };
}
