// Runs one PostgreSQL server with the settings of Minga, and knows when all of it is gone.
import { spawnSync } from 'node:child_process';
import { programOf, type Runtime } from './runtime.ts';
import type { Unprivileged } from './unprivileged.ts';
import { programEnv, spawnWatched, type Watched } from './watchdog.ts';

const REMEMBERED_LINES = 20;
/** What is thrown away needs no log to be recovered from, and no room for one. */
const SETTINGS_OF_TESTS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_wal_size: '256MB',
};

export interface Postmaster {
  /** The last lines it wrote, for when it does not start. */
  lastWords(): string;
  /** Its exit code once it is gone; -1 when a signal ended it or it never ran. */
  readonly gone: Promise<number>;
  /** Whether it is gone already. */
  isGone(): boolean;
  /** Begins the fast shutdown; `gone` tells when it is over. */
  stop(): void;
  /** For one that does not stop in time: it leaves at once and recovers from its log at the next start. */
  stopAtOnce(): void;
}

export interface PostmasterOptions {
  readonly runtime: Runtime;
  readonly clusterDir: string;
  readonly port: number;
  readonly user: Unprivileged | undefined;
  readonly fsync: boolean;
  readonly onLine: (line: string) => void;
}

export function runPostmaster(options: PostmasterOptions): Postmaster {
  const { runtime, clusterDir, user } = options;
  const child = spawnWatched(
    programOf(runtime, 'postgres'),
    ['-D', clusterDir, ...settingsOf(options)],
    user,
  );
  const words = collectLines(child, options.onLine);
  let isGone = false;
  const gone = new Promise<number>((resolve) => {
    child.on('error', (error) => {
      words.push(error.message);
      isGone = true;
      resolve(-1);
    });
    // Should the shell be killed alone, the pipe's end stops the server that it left.
    child.on('exit', () => child.stdin.destroy());
    // Only now has every PostgreSQL process let go of its standard error: nothing of it runs any more.
    child.on('close', (code) => {
      isGone = true;
      resolve(code ?? -1);
    });
  });
  return {
    lastWords: () => words.join('\n'),
    gone,
    isGone: () => isGone,
    stop: () => {
      if (process.platform === 'win32') pgCtlStop(options, 'fast');
      else child.stdin.destroy();
    },
    stopAtOnce: () => {
      if (isGone || child.pid === undefined) return;
      if (process.platform === 'win32') pgCtlStop(options, 'immediate');
      // The group outlives its shell, so that its number cannot be another's while any of it runs.
      else process.kill(-child.pid, 'SIGQUIT');
    },
  };
}

function settingsOf({ port, fsync }: PostmasterOptions): readonly string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    // No unix socket: its path may not exceed some 100 bytes, and TCP on the loopback is as fast.
    unix_socket_directories: '',
    shared_buffers: '256MB',
    max_wal_size: '2GB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // What people write must not reach the log: no statements, no values, no details of errors.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    log_line_prefix: '',
    ...(!fsync && SETTINGS_OF_TESTS),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function collectLines(child: Watched, onLine: (line: string) => void): string[] {
  const words: string[] = [];
  let rest = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    const lines = `${rest}${text}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      words.push(line);
      if (words.length > REMEMBERED_LINES) words.shift();
      onLine(line);
    }
  });
  return words;
}

/** On Windows a signal would kill PostgreSQL without its shutdown; its own program asks it properly. */
function pgCtlStop({ runtime, clusterDir }: PostmasterOptions, mode: 'fast' | 'immediate'): void {
  spawnSync(programOf(runtime, 'pg_ctl'), ['stop', '-D', clusterDir, '-m', mode, '-W'], {
    cwd: '/',
    env: programEnv,
    stdio: 'ignore',
  });
}
