// A topic of the Mesa: while it is open members answer its questions, and on its days residents are asked.
import { err, ok, type Result } from '@minga/basics';
import type { TopicRefusal } from './topic-refusal.ts';

export const MOST_QUESTIONS = 30;
export const STATEMENT_LETTERS = 300;

export interface TopicWritten {
  readonly title: string;
  /** What the Mesa wants to find out. */
  readonly purpose: string;
}

export interface TopicSteps {
  readonly closedAt: Date | undefined;
  /** First and last day on which residents are asked, in Santiago. */
  readonly opinions: { readonly from: string; readonly until: string } | undefined;
}

export function mustBeOpen({ closedAt }: Pick<TopicSteps, 'closedAt'>): Result<void, TopicRefusal> {
  return closedAt === undefined ? ok(undefined) : err({ code: 'roundtable/topic-closed' });
}

/** `never`: nobody said when. `today` is the day of Santiago. */
export type OpinionsState = 'never' | 'before' | 'open' | 'over';

export function opinionsState({ closedAt, opinions }: TopicSteps, today: string): OpinionsState {
  if (opinions === undefined) return 'never';
  if (closedAt !== undefined || today > opinions.until) return 'over';
  return today < opinions.from ? 'before' : 'open';
}

/** From today on, and where residents already answer only the last day moves. */
export function decideOpinionDays(
  steps: TopicSteps,
  asked: { readonly from: string; readonly until: string },
  today: string,
): Result<void, TopicRefusal> {
  const isBegun = steps.opinions !== undefined && steps.opinions.from <= today;
  const isSound = isBegun ? asked.from === steps.opinions?.from : asked.from >= today;
  return isSound && asked.until >= asked.from && asked.until >= today
    ? ok(undefined)
    : err({ code: 'roundtable/opinions-days' });
}
