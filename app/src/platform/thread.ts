// Heavy work beside the event loop: one thread a piece of work, stopped when it takes too long or too much.
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/** How a thread ended; what it did came by its messages. */
export type ThreadEnd = 'finished' | 'too-slow' | 'too-heavy' | 'broken';

export interface ThreadLimits {
  readonly timeMs: number;
  /** Heap of the thread, in megabytes. */
  readonly memoryMb: number;
}

/**
 * Address of the thread `NAME.thread.ts`: beside the module that asks when running from source, and
 * among the built entries (`NAME.thread.js`) when that module was bundled.
 */
export function threadFile(name: string, askedFrom: string): URL {
  const places = [`./${name}.thread.ts`, `./${name}.thread.js`, `../${name}.thread.js`];
  const found = places.map((place) => new URL(place, askedFrom)).find((url) => existsSync(url));
  if (found === undefined) throw new Error(`no thread ${name} near ${askedFrom}`);
  return found;
}

/** Runs `file` with `order` as its `workerData` until it ends or breaks a limit. Never rejects. */
export function runThread<Message>(
  file: URL,
  order: unknown,
  limits: ThreadLimits,
  onMessage: (message: Message) => void,
): Promise<ThreadEnd> {
  return new Promise((resolve) => {
    const worker = new Worker(file, {
      workerData: order,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
    });
    let end: ThreadEnd = 'finished';
    const patience = setTimeout(() => {
      end = 'too-slow';
      void worker.terminate();
    }, limits.timeMs);
    worker.on('message', onMessage);
    worker.on('error', (error: NodeJS.ErrnoException) => {
      end = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-heavy' : 'broken';
    });
    worker.on('exit', () => {
      clearTimeout(patience);
      resolve(end);
    });
  });
}
