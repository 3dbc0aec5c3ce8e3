// Whether the list of a contest may be frozen: every reason why not has its name.
import { err, ok, type Result } from '@minga/basics';
import type { BreadthRefusal, Stage } from '../../editions/rules/index.ts';
import type { Refusal } from './refusal.ts';

/** Why a proposal keeps its list from being frozen. */
export const waits = [
  'sent',
  'in-review',
  'correcting',
  'appealed',
  /** Its answer was no, and its author may still appeal. */
  'may-appeal',
  /** Feasible, and not made known to the edition. */
  'not-on-slate',
  /** It may become another one. */
  'joining',
] as const;
export type Wait = (typeof waits)[number];

export interface Waiting {
  readonly number: number;
  readonly title: string;
  readonly why: Wait;
}

export interface Freezing {
  readonly isArchived: boolean;
  /** The edition or the contest. */
  readonly isHalted: boolean;
  /** The last stage that the contest passed in its round. */
  readonly stage: Stage | undefined;
  readonly isFrozen: boolean;
  /** Civil day there. */
  readonly today: string;
  /** First day of the ballot list in the bases in force. */
  readonly from: string;
  readonly waiting: readonly Waiting[];
  /** Names of projects of the slate without a proposal. */
  readonly withoutProposal: readonly string[];
  /** Numbers of two whose relation the slate does not say. */
  readonly unresolved: readonly (readonly [number, number])[];
  readonly count: number;
  readonly narrow: BreadthRefusal | undefined;
}

const LEAST = 2;
const NAMED = 12;

export function decideFreezing(given: Freezing): Result<void, Refusal> {
  const refusal = whyNotNow(given) ?? whatIsMissing(given);
  return refusal === undefined ? ok(undefined) : err(refusal);
}

/** What no work of the team mends: its moment. */
function whyNotNow(given: Freezing): Refusal | undefined {
  if (given.isArchived) return { code: 'ballot-list/edition-over' };
  if (given.isHalted) return { code: 'ballot-list/edition-halted' };
  if (given.stage !== undefined) return { code: 'ballot-list/vote-opened' };
  if (given.isFrozen) return { code: 'ballot-list/already-frozen' };
  return given.today < given.from ? { code: 'ballot-list/too-early', from: given.from } : undefined;
}

function whatIsMissing(given: Freezing): Refusal | undefined {
  const { waiting, withoutProposal, unresolved, count, narrow } = given;
  const said = (each: readonly (string | number)[]) => each.slice(0, NAMED).join(', ');
  if (waiting.length > 0) {
    const numbers = said(waiting.map(({ number }) => number));
    return { code: 'ballot-list/still-waits', count: waiting.length, numbers };
  }
  if (withoutProposal.length > 0) {
    return { code: 'ballot-list/without-proposal', names: said(withoutProposal) };
  }
  if (unresolved.length > 0) {
    const pairs = said(unresolved.map(([one, other]) => `${one}–${other}`));
    return { code: 'ballot-list/relations-unresolved', pairs };
  }
  if (count < LEAST) return { code: 'ballot-list/too-few', count };
  return narrow === undefined ? undefined : { code: 'ballot-list/too-narrow', why: narrow };
}
