// Hands a file to the counting thread and waits for its word, within the limits of the server.
import { runThread, threadFile } from '../../../../platform/thread.ts';
import { serverCountMs, serverMemoryMb, serverReadMs, waitedThreads } from '../rules/limits.ts';
import type { ProblemWords } from '../rules/report/problem-words.ts';
import type { Reports, ResultFiles, UploadFailure } from '../rules/upload.ts';
import type { InLocales } from '../rules/work.ts';
import type { ThreadMessage, ThreadOrder } from './thread-words.ts';

export type ThreadAnswer =
  | { readonly kind: 'sound' }
  | { readonly kind: 'refused'; readonly problems: InLocales<ProblemWords> }
  | { readonly kind: 'counted'; readonly reports: Reports; readonly files: ResultFiles }
  | { readonly kind: 'failed'; readonly failure: UploadFailure };

/** The last thing that the thread said, or why it could not say it. */
export async function countInThread(
  order: ThreadOrder,
  onAdvance: (percent: number) => void = () => {},
  timeMs: number = serverCountMs,
): Promise<ThreadAnswer> {
  let answer: ThreadAnswer = { kind: 'failed', failure: 'broken' };
  const limits = { timeMs, memoryMb: serverMemoryMb };
  const file = threadFile('count-file', import.meta.url);
  const end = await runThread<ThreadMessage>(file, order, limits, (message) => {
    if (message.kind === 'advance') onAdvance(message.percent);
    else answer = message as ThreadAnswer;
  });
  return end === 'finished' ? answer : { kind: 'failed', failure: end };
}

/** Work for people who wait for the page: few at a time and short, so that nobody keeps the others out. */
export type WaitedAnswer = ThreadAnswer | { readonly kind: 'busy' };

let waitedFor = 0;

export async function countWhilePersonWaits(order: ThreadOrder): Promise<WaitedAnswer> {
  if (waitedFor >= waitedThreads) return { kind: 'busy' };
  waitedFor += 1;
  try {
    return await countInThread(order, undefined, serverReadMs);
  } finally {
    waitedFor -= 1;
  }
}
