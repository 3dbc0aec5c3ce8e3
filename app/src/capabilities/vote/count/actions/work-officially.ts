// Sends a piece of work on an official vote to its child and waits for its word, within limits.
import { type ChildEnd, childFile, runChild } from '../../../../platform/child.ts';
import { officialMemoryMb } from '../rules/limits.ts';
import type { OfficialMessage, OfficialOrder } from './official-words.ts';

export type OfficialAnswer =
  | Exclude<OfficialMessage, { kind: 'advance' }>
  | { readonly kind: 'failed'; readonly failure: Exclude<ChildEnd, 'finished'> };

/** The last thing that the child said, or why it could not say it. */
export async function workOfficially(
  order: OfficialOrder,
  timeMs: number,
  onAdvance: (percent: number) => void = () => {},
): Promise<OfficialAnswer> {
  let answer: OfficialAnswer = { kind: 'failed', failure: 'broken' };
  const limits = { timeMs, memoryMb: officialMemoryMb };
  const file = childFile('official-count', import.meta.url);
  const end = await runChild<OfficialMessage>(file, order, limits, (message) => {
    if (message.kind === 'advance') onAdvance(message.percent);
    else answer = message;
  });
  return end === 'finished' ? answer : { kind: 'failed', failure: end };
}
