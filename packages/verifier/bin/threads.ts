// Ballots judged in as many threads as the machine has: the same program, started again for that alone.
import { availableParallelism } from 'node:os';
import { parentPort, Worker } from 'node:worker_threads';
import {
  type BallotJudge,
  type BallotRules,
  type Bytes,
  type Judged,
  judgeHere,
} from '../src/index.ts';
import { nodePort } from './node-port.ts';

interface Order {
  readonly from: number;
  readonly ballots: readonly Bytes[];
  readonly rules: BallotRules;
}

interface Answer {
  readonly from: number;
  readonly judged: readonly Judged[];
}

/** What one thread is given at a time. */
const PORTION = 250;

/** Below this many the start of a thread costs more than it saves. */
const WORTHWHILE = 1000;

/** `program` is the file that a thread runs, which must call `serveBallots`. */
export function judgeInThreads(program: URL, wanted?: number): BallotJudge {
  return async (ballots, rules, onProgress) => {
    const threads = wanted ?? (ballots.length < WORTHWHILE ? 0 : availableParallelism());
    if (threads === 0) return judgeHere(nodePort())(ballots, rules, onProgress);
    const judged: Judged[] = new Array(ballots.length);
    let [next, done] = [0, 0];
    const work = (worker: Worker) =>
      new Promise<void>((resolve, reject) => {
        const give = (): void => {
          const from = next;
          next += PORTION;
          if (from >= ballots.length) {
            resolve();
            return;
          }
          // Copied whole: a view would carry the archive with it.
          const portion = ballots.slice(from, from + PORTION).map((bytes) => bytes.slice());
          worker.postMessage({ from, ballots: portion, rules } satisfies Order);
        };
        worker.on('message', ({ from, judged: some }: Answer) => {
          for (const [at, one] of some.entries()) judged[from + at] = one;
          done += some.length;
          onProgress(done);
          give();
        });
        worker.on('error', reject);
        worker.on('exit', () => reject(new Error('a thread ended before its work')));
        give();
      });
    const workers = Array.from({ length: threads }, () => new Worker(program));
    try {
      await Promise.all(workers.map(work));
    } finally {
      await Promise.all(workers.map((worker) => worker.terminate()));
    }
    return judged;
  };
}

/** The side of a thread: answers portions until it is ended. */
export function serveBallots(): void {
  const judge = judgeHere(nodePort());
  parentPort?.on('message', async ({ from, ballots, rules }: Order) => {
    const judged = await judge(ballots, rules, () => undefined);
    parentPort?.postMessage({ from, judged } satisfies Answer);
  });
}
