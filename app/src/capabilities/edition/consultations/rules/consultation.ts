// A consultation: what it is about, how far it goes, and the states that it goes through.
import { err, ok, type Result } from '@minga/basics';
import type { Refusal } from './refusal.ts';

export const consultationKinds = [
  'rules',
  'ordinance',
  'plan',
  'public-account',
  'question',
] as const;
export type ConsultationKind = (typeof consultationKinds)[number];

/** How far what is said goes. Nobody is told that it decides without a commitment behind. */
export const consultationLevels = ['information', 'consultation', 'decision'] as const;
export type ConsultationLevel = (typeof consultationLevels)[number];

/** What an institution says of it; texts are plain. */
export interface ConsultationWritten {
  readonly kind: ConsultationKind;
  readonly level: ConsultationLevel;
  readonly title: string;
  readonly purpose: string;
  /** What happens with what is said. */
  readonly effect: string;
  /** Code of the norm under which it is asked, and its article. */
  readonly norm: string;
  readonly article: string | undefined;
}

export const consultationStates = ['draft', 'open', 'closed', 'answered', 'ended'] as const;
export type ConsultationState = (typeof consultationStates)[number];

export interface Moments {
  readonly openedAt: Date | undefined;
  readonly closesAt: Date | undefined;
  readonly answeredAt: Date | undefined;
  readonly endedAt: Date | undefined;
}

/** The deadline closes it by itself. */
export function stateAt(moments: Moments, now: Date): ConsultationState {
  if (moments.openedAt === undefined || moments.closesAt === undefined) return 'draft';
  if (moments.endedAt !== undefined) return 'ended';
  if (moments.answeredAt !== undefined) return 'answered';
  return now < moments.closesAt ? 'open' : 'closed';
}

/**
 * What is done with it. `observe` is of whoever takes part on the site, `enter` of the desk that has it on paper or
 * from an assembly; `review` looks again at what was hidden, which its author asks for; `group` puts observations together and drafts answers, `publish` tells them to everybody,
 * `correct` gives one of them another version; `approve` ends it with the act, `withdraw` without one.
 */
export const consultationEvents = [
  'edit',
  'delete',
  'open',
  'extend',
  'observe',
  'enter',
  'review',
  'group',
  'publish',
  'correct',
  'approve',
  'withdraw',
] as const;
export type ConsultationEvent = (typeof consultationEvents)[number];

const moves: Readonly<
  Record<ConsultationState, Partial<Readonly<Record<ConsultationEvent, ConsultationState>>>>
> = {
  draft: { edit: 'draft', delete: 'draft', open: 'open' },
  open: { extend: 'open', observe: 'open', enter: 'open', review: 'open', withdraw: 'ended' },
  closed: {
    ...{ enter: 'closed', review: 'closed', group: 'closed' },
    ...{ publish: 'answered', withdraw: 'ended' },
  },
  answered: { correct: 'answered', approve: 'ended', withdraw: 'ended' },
  ended: {},
};

const refused = {
  draft: 'consultations/is-draft',
  open: 'consultations/is-open',
  closed: 'consultations/is-closed',
  answered: 'consultations/is-answered',
  ended: 'consultations/is-ended',
} as const satisfies Readonly<Record<ConsultationState, Refusal['code']>>;

/** The state after an event, or by which state it is refused. */
export function next(
  state: ConsultationState,
  event: ConsultationEvent,
): Result<ConsultationState, Refusal> {
  const to = moves[state][event];
  return to === undefined ? err({ code: refused[state] }) : ok(to);
}

const MIN_OPEN_DAYS = 3;
const MAX_OPEN_DAYS = 180;
const DAY_MS = 86_400_000;

export interface Opening {
  readonly kind: ConsultationKind;
  readonly level: ConsultationLevel;
  readonly paragraphsCount: number;
  /** Whether a commitment of the elected body stands that was given for what is consulted. */
  readonly hasCommitment: boolean;
  readonly closesAt: Date;
  readonly now: Date;
}

/** Whether what it says of itself holds, and people have time to read. */
export function mayOpen(given: Opening): Result<void, Refusal> {
  const { kind, level, paragraphsCount, hasCommitment, closesAt, now } = given;
  if (level === 'decision' && !hasCommitment) {
    return err({ code: 'consultations/decision-not-backed' });
  }
  if (kind !== 'question' && paragraphsCount === 0) {
    return err({ code: 'consultations/text-missing' });
  }
  return timeToRead(closesAt, now);
}

function timeToRead(closesAt: Date, from: Date): Result<void, Refusal> {
  const lasts = closesAt.getTime() - from.getTime();
  if (lasts < MIN_OPEN_DAYS * DAY_MS) {
    return err({ code: 'consultations/closes-too-soon', days: MIN_OPEN_DAYS });
  }
  if (lasts > MAX_OPEN_DAYS * DAY_MS) {
    return err({ code: 'consultations/closes-too-late', days: MAX_OPEN_DAYS });
  }
  return ok(undefined);
}

/** A deadline only moves on, never back. */
export function mayExtend(closesAt: Date, until: Date, openedAt: Date): Result<void, Refusal> {
  if (until <= closesAt) return err({ code: 'consultations/not-later' });
  const lasts = until.getTime() - openedAt.getTime();
  return lasts > MAX_OPEN_DAYS * DAY_MS
    ? err({ code: 'consultations/closes-too-late', days: MAX_OPEN_DAYS })
    : ok(undefined);
}

const SLUG_LENGTH = 60;

/** Names for its address, the best first; `plainTitle` has only small letters, digits and single spaces. */
export function* slugsFor(plainTitle: string): Generator<string> {
  const cut = plainTitle.slice(0, SLUG_LENGTH).trim().replaceAll(' ', '-');
  const name = cut === '' ? 'consulta' : cut;
  yield name;
  for (let number = 2; ; number += 1) yield `${name}-${number}`;
}
