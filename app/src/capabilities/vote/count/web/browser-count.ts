// Counts in the browser: one worker a count, a spare one ready, so that it also works without connection.
import type { WorkerMessage, WorkerOrder, WorkerQuestion } from './worker-words.ts';

export interface BrowserCount {
  /**
   * Starts a count; one that is going on is dropped, and nothing more is heard of it. A fault after the
   * outcome was heard costs only what was still to come.
   */
  start(order: WorkerOrder, hear: (message: WorkerMessage) => void): void;
  stop(): void;
  /** Asks about the last count; its answer is heard as the rest of it. */
  ask(question: WorkerQuestion): void;
}

export function createBrowserCount(): BrowserCount {
  let spare = createWorker();
  let working: Worker | undefined;

  function stop(): void {
    working?.terminate();
    working = undefined;
  }

  function start(order: WorkerOrder, hear: (message: WorkerMessage) => void): void {
    stop();
    const worker = spare;
    working = worker;
    spare = createWorker();
    let isCounted = false;
    const hearIfCurrent = (message: WorkerMessage) => {
      if (working !== worker) return;
      isCounted ||= message.kind === 'counted';
      const isLate = isCounted && message.kind === 'crashed';
      if (isLate) stop();
      hear(isLate ? { kind: 'broken-off' } : message);
    };
    const hearCrash = () => hearIfCurrent({ kind: 'crashed' });
    worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => hearIfCurrent(data);
    worker.onerror = hearCrash;
    worker.onmessageerror = hearCrash;
    worker.postMessage(order);
  }

  return { start, stop, ask: (question) => working?.postMessage(question) };
}

function createWorker(): Worker {
  return new Worker(new URL('./count.worker.ts', import.meta.url), { type: 'module' });
}
