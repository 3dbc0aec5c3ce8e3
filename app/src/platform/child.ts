// Heavy work beside the server: one child process a piece of work, ended when it takes too long or too much.
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

// A process and not a thread: a thread that runs out of memory takes the whole server with it (V8 ends
// the process on a large allocation, whatever its resource limits say); seen in the test of this file.

/** How a child ended; what it did came by its messages. */
export type ChildEnd = 'finished' | 'too-slow' | 'too-heavy' | 'broken';

export interface ChildLimits {
  readonly timeMs: number;
  /** Heap of the child, in megabytes. */
  readonly memoryMb: number;
}

let builtFolder: URL | undefined;

/**
 * From now on children come from this folder of built ones, also for who runs from source: a built child starts ten
 * times sooner. For test runs, which know whether the build is current; `undefined` ends it.
 */
export function takeBuiltChildren(folder: URL | undefined): void {
  builtFolder = folder;
}

/**
 * Path of the child `NAME.child.ts`: beside the module that asks when running from source, and among
 * the built entries (`NAME.child.js`) when that module was bundled.
 */
export function childFile(name: string, askedFrom: string): string {
  const places = [`./${name}.child.ts`, `./${name}.child.js`, `../${name}.child.js`];
  const found = [
    ...(builtFolder === undefined ? [] : [new URL(`${name}.child.js`, builtFolder)]),
    ...places.map((place) => new URL(place, askedFrom)),
  ].find((url) => existsSync(url));
  if (found === undefined) throw new Error(`no child ${name} near ${askedFrom}`);
  return fileURLToPath(found);
}

/** Runs `file`, sends it `order`, and hears its messages until it ends or breaks a limit. Never rejects. */
export function runChild<Message>(
  file: string,
  order: object,
  limits: ChildLimits,
  onMessage: (message: Message) => void,
): Promise<ChildEnd> {
  return new Promise((resolve) => {
    const child = fork(file, {
      execArgv: [`--max-old-space-size=${limits.memoryMb}`],
      serialization: 'advanced',
      // Its own words of despair (V8 out of memory) are told by how it ends.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // It reads a file of a stranger: of ours it is given nothing to read but its own code, compiled.
      env: compiledCode(),
    });
    let end: ChildEnd | undefined;
    const patience = setTimeout(() => {
      end = 'too-slow';
      child.kill('SIGKILL');
    }, limits.timeMs);
    child.on('message', (message) => onMessage(message as Message));
    child.on('error', () => {
      end ??= 'broken';
    });
    child.on('close', (code, signal) => {
      clearTimeout(patience);
      resolve(end ?? endOf(code, signal));
    });
    child.send(order, () => {});
  });
}

/** Where this process keeps what it compiled, if it does: half of what a child takes to start. */
function compiledCode(): Readonly<Record<string, string>> {
  const folder = getCompileCacheDir();
  // The folder of this version of Node stands in the one that is asked for.
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: dirname(folder) };
}

/** V8 without memory aborts; the kernel without memory kills. */
function endOf(code: number | null, signal: NodeJS.Signals | null): ChildEnd {
  if (code === 0) return 'finished';
  return signal === 'SIGABRT' || signal === 'SIGKILL' || code === 134 ? 'too-heavy' : 'broken';
}
