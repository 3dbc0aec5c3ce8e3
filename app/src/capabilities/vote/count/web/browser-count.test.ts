// What is heard of a counting worker: all it says, until another takes its place or it breaks off.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { VoteReport } from '../rules/report/report.ts';
import { createBrowserCount } from './browser-count.ts';
import type { WorkerMessage, WorkerOrder } from './worker-words.ts';

/** In the place of the browser's workers: says what a test has it say, and remembers what it is told. */
class SaidByTest {
  static all: SaidByTest[] = [];
  readonly told: unknown[] = [];
  isTerminated = false;
  onmessage?: (event: { readonly data: WorkerMessage }) => void;
  onerror?: () => void;
  onmessageerror?: () => void;

  constructor() {
    SaidByTest.all.push(this);
  }

  postMessage(message: unknown): void {
    this.told.push(message);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  say(data: WorkerMessage): void {
    this.onmessage?.({ data });
  }
}

const report: VoteReport = {
  title: 'Una votación',
  votes: 'approval',
  lead: '',
  warnings: { listed: [] },
  counts: [],
};
const counted = { kind: 'counted', report } as const;
const more = { kind: 'more', counts: [] } as const;
const crashed = { kind: 'crashed' } as const;
const order: WorkerOrder = { file: new File([], 'a.pb'), choice: {}, locale: 'es-CL' };

beforeEach(() => {
  SaidByTest.all = [];
  vi.stubGlobal('Worker', SaidByTest);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function startCount() {
  const heard: WorkerMessage[] = [];
  const browserCount = createBrowserCount();
  browserCount.start(order, (message) => heard.push(message));
  const worker = SaidByTest.all[0] as SaidByTest;
  return { browserCount, worker, heard };
}

test('a fault before the outcome is told as one', () => {
  const { worker, heard } = startCount();
  worker.say(crashed);
  expect(heard).toEqual([crashed]);
});

test.each<[string, (worker: SaidByTest) => void]>([
  ['that the worker tells', (worker) => worker.say(crashed)],
  ['that ends the worker', (worker) => worker.onerror?.()],
  ['in what it says', (worker) => worker.onmessageerror?.()],
])('a fault %s after the outcome costs only the rest', (_, fail) => {
  const { browserCount, worker, heard } = startCount();
  worker.say(counted);
  worker.say(more);
  fail(worker);
  expect(heard).toEqual([counted, more, { kind: 'broken-off' }]);
  // Told once, and nobody is asked any more.
  fail(worker);
  browserCount.ask({ kind: 'leave' });
  expect(heard).toHaveLength(3);
  expect(worker.isTerminated).toBe(true);
  expect(worker.told).toEqual([order]);
});

test('the outcome of one count does not excuse a fault of the next', () => {
  const { browserCount, worker, heard } = startCount();
  worker.say(counted);
  const next: WorkerMessage[] = [];
  browserCount.start(order, (message) => next.push(message));
  worker.say(more);
  SaidByTest.all[1]?.say(crashed);
  expect(heard).toEqual([counted]);
  expect(next).toEqual([crashed]);
});
