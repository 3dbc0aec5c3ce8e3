// Hands a file to the counting child and waits for its word, within the limits of the server.
import { childFile, runChild } from '../../../../platform/child.ts';
import { serverCountMs, serverMemoryMb, serverReadMs, waitedChildren } from '../rules/limits.ts';
import type { ProblemWords } from '../rules/report/report.ts';
import type { Reports, ResultFiles, UploadFailure } from '../rules/upload.ts';
import type { InLocales } from '../rules/work.ts';
import type { ChildMessage, ChildOrder } from './child-words.ts';

export type ChildAnswer =
  | { readonly kind: 'sound' }
  | { readonly kind: 'refused'; readonly problems: InLocales<ProblemWords> }
  | { readonly kind: 'counted'; readonly reports: Reports; readonly files: ResultFiles }
  | { readonly kind: 'failed'; readonly failure: UploadFailure };

/** The last thing that the child said, or why it could not say it. */
export async function countInChild(
  order: ChildOrder,
  onAdvance: (percent: number) => void = () => {},
  timeMs: number = serverCountMs,
): Promise<ChildAnswer> {
  let answer: ChildAnswer = { kind: 'failed', failure: 'broken' };
  const limits = { timeMs, memoryMb: serverMemoryMb };
  const file = childFile('count-file', import.meta.url);
  const end = await runChild<ChildMessage>(file, order, limits, (message) => {
    if (message.kind === 'advance') onAdvance(message.percent);
    else answer = message as ChildAnswer;
  });
  return end === 'finished' ? answer : { kind: 'failed', failure: end };
}

/** Work for people who wait for the page: few at a time and short, so that nobody keeps the others out. */
export type WaitedAnswer = ChildAnswer | { readonly kind: 'busy' };

let waitedFor = 0;

export async function countWhilePersonWaits(order: ChildOrder): Promise<WaitedAnswer> {
  if (waitedFor >= waitedChildren) return { kind: 'busy' };
  waitedFor += 1;
  try {
    return await countInChild(order, undefined, serverReadMs);
  } finally {
    waitedFor -= 1;
  }
}
