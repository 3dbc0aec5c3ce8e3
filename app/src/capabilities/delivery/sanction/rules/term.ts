// The term of a regional council: thirty days after it received the list, counted by civil days there. A council of a comuna has none.
import { err, ok, type Result } from '@minga/basics';
import { addDays, daysBetween } from '../../../ground/territories/rules/index.ts';
import type { Refusal } from './refusal.ts';

/** Ley 19.175, art. 36: it pronounces within thirty days, or the proposal of the governor stands. */
const CORE_TERM_DAYS = 30;

export type BodyKind = 'municipal-council' | 'core';

export function termOf(kind: BodyKind): number | null {
  return kind === 'core' ? CORE_TERM_DAYS : null;
}

/** The last day on which it can still vote, that day included. */
export function lastDayOf(receivedOn: string, termDays: number): string {
  return addDays(receivedOn, termDays);
}

/** How long the body has had the list: 0 on the day on which it received it. */
export function daysSince(receivedOn: string, today: string): number {
  return daysBetween(receivedOn, today);
}

export interface ReceptionJudged {
  /** As it is written, and as it should be: `YYYY-MM-DD` there. */
  readonly wasOn: string;
  readonly receivedOn: string;
  readonly termDays: number | null;
  readonly today: string;
  /** The day on which the last of its results was certified. */
  readonly certifiedOn: string;
  readonly hasVotes: boolean;
  readonly isLapsed: boolean;
  /** Days of its sittings. */
  readonly heldOn: readonly string[];
  readonly reason: string;
}

/** The day of reception is put right while nobody voted and the term did not lapse, with its reason. */
export function decideReception(given: ReceptionJudged): Result<void, Refusal> {
  const { wasOn, receivedOn, termDays, today, certifiedOn, heldOn, reason } = given;
  if (given.isLapsed) return err({ code: 'sanction/lapsed' });
  if (given.hasVotes) return err({ code: 'sanction/reception-voted' });
  if (receivedOn === wasOn) return err({ code: 'sanction/reception-same' });
  if (receivedOn > today) return err({ code: 'sanction/received-ahead' });
  if (receivedOn < certifiedOn) {
    return err({ code: 'sanction/received-before-certified', from: certifiedOn });
  }
  const until = termDays === null ? today : lastDayOf(receivedOn, termDays);
  const outside = heldOn.find((on) => on < receivedOn || on > until);
  if (outside !== undefined)
    return err({ code: 'sanction/reception-and-sitting', heldOn: outside });
  return reason === '' ? err({ code: 'sanction/reception-without-reason' }) : ok(undefined);
}

export interface LapseJudged {
  readonly bodyKind: BodyKind;
  readonly receivedOn: string;
  readonly termDays: number | null;
  /** Civil day there. */
  readonly today: string;
  /** Any vote of a member on any of its projects. */
  readonly hasVotes: boolean;
  readonly isLapsed: boolean;
  /** A result of it that is in force still. */
  readonly isStanding: boolean;
}

/** The silence of a council of a comuna moves nothing; that of a regional council only after its last day. */
export function decideLapse(given: LapseJudged): Result<string, Refusal> {
  const { bodyKind, receivedOn, termDays, today, hasVotes, isLapsed, isStanding } = given;
  if (bodyKind !== 'core' || termDays === null) return err({ code: 'sanction/no-term' });
  if (isLapsed) return err({ code: 'sanction/lapsed' });
  if (hasVotes) return err({ code: 'sanction/body-voted' });
  if (!isStanding) return err({ code: 'sanction/stale' });
  const until = lastDayOf(receivedOn, termDays);
  return today > until ? ok(until) : err({ code: 'sanction/term-not-over', until });
}
