// A call to the Mesa: its days, how it goes from a draft to its results, and what each state lets happen.
import { err, ok, type Result } from '@minga/basics';
import { addDays } from '../../../ground/territories/rules/index.ts';
import type { CallRefusal } from './call-refusal.ts';

/** The Mesa is one for the whole country: its days are those of Santiago. */
export const ROUNDTABLE_ZONE = 'America/Santiago';

/** From the day on which it opens, that one included. */
export const SHORTEST_CALL_DAYS = 5;
export const MOST_REQUIREMENTS = 20;

export interface Requirement {
  readonly text: string;
  /** Met with a file; otherwise in words. */
  readonly isDocument: boolean;
}

export interface CallWritten {
  readonly title: string;
  readonly purpose: string;
  /** What the plan of work is to settle; may be empty. */
  readonly planHint: string;
  /** First and last day to apply, `YYYY-MM-DD` in Santiago. */
  readonly opensOn: string;
  readonly closesOn: string;
  /** In their order. */
  readonly requirements: readonly Requirement[];
}

/** When each step was taken; undefined for those that were not. */
export interface CallSteps {
  readonly opensOn: string;
  readonly closesOn: string;
  readonly publishedAt: Date | undefined;
  readonly resolvedAt: Date | undefined;
  readonly withdrawnAt: Date | undefined;
}

export const callStates = [
  'draft',
  'announced',
  'open',
  'closed',
  'resolved',
  'withdrawn',
] as const;
export type CallState = (typeof callStates)[number];

/** `today` is the day of Santiago. */
export function stateOfCall(steps: CallSteps, today: string): CallState {
  if (steps.withdrawnAt !== undefined) return 'withdrawn';
  if (steps.resolvedAt !== undefined) return 'resolved';
  if (steps.publishedAt === undefined) return 'draft';
  if (today < steps.opensOn) return 'announced';
  return today <= steps.closesOn ? 'open' : 'closed';
}

export const callEvents = [
  'edit',
  'publish',
  'apply',
  'extend',
  'assess',
  'resolve',
  'withdraw',
] as const;
export type CallEvent = (typeof callEvents)[number];

const lets: Readonly<Record<CallState, readonly CallEvent[]>> = {
  draft: ['edit', 'publish'],
  announced: ['extend', 'withdraw'],
  open: ['apply', 'extend', 'withdraw'],
  closed: ['assess', 'resolve', 'withdraw'],
  resolved: [],
  withdrawn: [],
};

export function mayHappen(state: CallState, event: CallEvent): Result<void, CallRefusal> {
  return lets[state].includes(event) ? ok(undefined) : err({ code: `roundtable/is-${state}` });
}

/** Whether a draft can be put before everybody on a day. */
export function decidePublication(
  { opensOn, closesOn, requirements }: Omit<CallWritten, 'title' | 'purpose' | 'planHint'>,
  today: string,
): Result<void, CallRefusal> {
  if (requirements.length === 0) return err({ code: 'roundtable/requirements-missing' });
  if (opensOn < today) return err({ code: 'roundtable/opens-in-the-past' });
  return closesOn < addDays(opensOn, SHORTEST_CALL_DAYS - 1)
    ? err({ code: 'roundtable/closes-too-soon', days: SHORTEST_CALL_DAYS })
    : ok(undefined);
}

/** Whether the last day of a published call may be put off to `toDay`: it never comes earlier. */
export function decideExtension(
  { closesOn }: Pick<CallSteps, 'closesOn'>,
  toDay: string,
): Result<void, CallRefusal> {
  return toDay > closesOn ? ok(undefined) : err({ code: 'roundtable/not-later', closesOn });
}
