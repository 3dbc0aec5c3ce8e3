// What a member says to a question of a topic, and whose word stands where its two representatives do not say the same.
import { err, ok, type Result } from '@minga/basics';
import {
  addBusinessDays,
  addDays,
  beginningOfDay,
  dayIn,
} from '../../../ground/territories/rules/index.ts';
import { ROUNDTABLE_ZONE } from './call.ts';
import type { Rank } from './seat.ts';
import type { TopicRefusal } from './topic-refusal.ts';

export const CONDITION_LETTERS = 500;
export const REASONS_LETTERS = 2000;

export const stanceChoices = ['agree', 'agree-if', 'disagree', 'none'] as const;
export type StanceChoice = (typeof stanceChoices)[number];

export interface StanceWritten {
  readonly choice: StanceChoice;
  /** Of `agree-if` alone: what it depends on. */
  readonly condition: string;
  /** May be empty. */
  readonly reasons: string;
}

/** A condition belongs to «agree if…», and to nothing else. */
export function decideStance({ choice, condition }: StanceWritten): Result<void, TopicRefusal> {
  if (choice === 'agree-if' && condition === '') {
    return err({ code: 'roundtable/condition-missing' });
  }
  return choice !== 'agree-if' && condition !== ''
    ? err({ code: 'roundtable/condition-astray' })
    : ok(undefined);
}

/** For how many business days what an alternate wrote waits for the principal. */
const WAITING_DAYS = 5;

/** The first instant at which it waits no more. */
export function lapsesAt(writtenAt: Date): Date {
  const last = addBusinessDays(dayIn(ROUNDTABLE_ZONE, writtenAt), WAITING_DAYS);
  return beginningOfDay(ROUNDTABLE_ZONE, addDays(last, 1));
}

/** How one version of a stance came about; versions count from 1 within a question and a member. */
export interface StanceSteps {
  readonly version: number;
  readonly rank: Rank;
  readonly writtenAt: Date;
  /** Until when it waits for the principal; undefined where it stood at once. */
  readonly lapsesAt: Date | undefined;
  /** What the principal did with one that waited. */
  readonly takenAt: Date | undefined;
  readonly leftAt: Date | undefined;
}

export type StanceState = 'standing' | 'past' | 'waiting' | 'left' | 'lapsed';

function effectiveAt({ lapsesAt: until, takenAt, writtenAt }: StanceSteps): Date | undefined {
  return until === undefined ? writtenAt : takenAt;
}

/** The one that speaks for the member; undefined where none ever did. `versions` in any order. */
export function standingOf<S extends StanceSteps>(versions: readonly S[]): S | undefined {
  return versions
    .filter((one) => effectiveAt(one) !== undefined)
    .toSorted(
      (one, other) =>
        Number(effectiveAt(one)) - Number(effectiveAt(other)) || one.version - other.version,
    )
    .at(-1);
}

export function stateOfStance<S extends StanceSteps>(
  one: S,
  versions: readonly S[],
  now: Date,
): StanceState {
  if (effectiveAt(one) !== undefined) return one === standingOf(versions) ? 'standing' : 'past';
  if (one.leftAt !== undefined) return 'left';
  return one.lapsesAt !== undefined && now < one.lapsesAt ? 'waiting' : 'lapsed';
}

/** What waits for the principal now: one at most, the latest. */
export function waitingOf<S extends StanceSteps>(versions: readonly S[], now: Date): S | undefined {
  return versions
    .filter((one) => stateOfStance(one, versions, now) === 'waiting')
    .toSorted((one, other) => one.version - other.version)
    .at(-1);
}

/**
 * One voice for each member: what an alternate writes stands, unless the principal wrote or took the one that stands
 * and still speaks; then it waits for her, seen by the two only.
 */
export function mustWait(
  standing: StanceSteps | undefined,
  { rank, principalSpeaks }: { readonly rank: Rank; readonly principalSpeaks: boolean },
): boolean {
  if (rank === 'principal' || standing === undefined || !principalSpeaks) return false;
  return standing.rank === 'principal' || standing.takenAt !== undefined;
}

/** The principal alone takes or leaves what waits, while it waits. */
export function decideWaiting(
  waiting: StanceSteps | undefined,
  rank: Rank,
): Result<void, TopicRefusal> {
  if (rank !== 'principal') return err({ code: 'roundtable/principal-decides' });
  return waiting === undefined ? err({ code: 'roundtable/waits-no-more' }) : ok(undefined);
}
