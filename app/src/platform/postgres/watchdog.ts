// Runs a PostgreSQL program so that it stops by itself when this process dies, however it dies.
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { spawnAs, type Unprivileged } from './unprivileged.ts';

/**
 * The shell keeps the reading end of a pipe that only this process writes to. When it dies the pipe ends, `read`
 * returns, and the program gets SIGINT: PostgreSQL's fast shutdown. Closing the pipe on purpose stops it the same way.
 */
const WATCHDOG = `
exec 3<&0
"$@" </dev/null 3<&- & program=$!
( read -r _ <&3; kill -INT $program ) 2>/dev/null & watcher=$!
exec 3<&-
wait $program; result=$?
kill $watcher 2>/dev/null
exit $result`;

/** The environment of every PostgreSQL program: its words and its clock never depend on the machine's. */
export const programEnv: NodeJS.ProcessEnv = {
  LC_ALL: 'C',
  LANG: 'C',
  TZ: 'UTC',
  ...(process.platform !== 'win32' && { PATH: '/usr/bin:/bin' }),
};

export type Watched = ChildProcessByStdio<Writable, null, Readable>;

/** Its standard error is piped; ending its standard input stops it. On Windows there is no shell, and no watchdog. */
export function spawnWatched(
  program: string,
  args: readonly string[],
  user: Unprivileged | undefined,
): Watched {
  const isWindows = process.platform === 'win32';
  const [command, ...given] = isWindows
    ? [program, ...args]
    : ['/bin/sh', '-c', WATCHDOG, 'minga-watchdog', program, ...args];
  const child = spawn(command as string, given, {
    // Its own process group: Ctrl-C must reach this process alone, which stops PostgreSQL after the last request.
    detached: !isWindows,
    cwd: '/',
    env: programEnv,
    stdio: ['pipe', 'ignore', 'pipe'],
    ...spawnAs(user),
  });
  child.stdin.on('error', () => undefined);
  return child;
}
