// A visit of one municipality to another: asked for, answered, agreed on, held; and who of the two may take which step.
import { err, ok, type Result } from '@minga/basics';
import type { Refusal } from './refusal.ts';

export const visitStates = [
  'asked',
  'other-day',
  'accepted',
  'declined',
  'withdrawn',
  'held',
] as const;
export type VisitState = (typeof visitStates)[number];

/** Which of the two municipalities. */
export type VisitSide = 'asker' | 'asked';

/**
 * `accept` takes one of the days that were proposed, `propose` names another, `agree` takes that one; `note` says that
 * it took place, and `learn` what came of it.
 */
export type VisitEvent =
  | 'accept'
  | 'propose'
  | 'decline'
  | 'agree'
  | 'withdraw'
  | 'note'
  | 'learn'
  | 'sponsor';

const moves: Readonly<
  Record<VisitState, Partial<Readonly<Record<VisitEvent, readonly [VisitSide[], VisitState]>>>>
> = {
  asked: {
    accept: [['asked'], 'accepted'],
    propose: [['asked'], 'other-day'],
    decline: [['asked'], 'declined'],
    withdraw: [['asker'], 'withdrawn'],
    sponsor: [[], 'asked'],
  },
  'other-day': {
    agree: [['asker'], 'accepted'],
    decline: [['asked'], 'declined'],
    withdraw: [['asker'], 'withdrawn'],
    sponsor: [[], 'other-day'],
  },
  accepted: {
    withdraw: [['asker', 'asked'], 'withdrawn'],
    note: [['asker', 'asked'], 'held'],
    sponsor: [[], 'accepted'],
  },
  declined: {},
  withdrawn: {},
  held: { learn: [['asker', 'asked'], 'held'] },
};

/** The state after a step of one side, or of a sponsor, which is neither. */
export function nextOfVisit(
  state: VisitState,
  event: VisitEvent,
  side: VisitSide | undefined,
): Result<VisitState, Refusal> {
  const [sides, to] = moves[state][event] ?? [];
  if (sides === undefined || to === undefined) return err({ code: 'gatherings/visit-stands' });
  const mayTake = side === undefined ? sides.length === 0 : sides.includes(side);
  return mayTake ? ok(to) : err({ code: 'gatherings/visit-not-yours' });
}

/** The steps that a side may take now. */
export function stepsOfVisit(state: VisitState, side: VisitSide): readonly VisitEvent[] {
  return (Object.keys(moves[state]) as VisitEvent[]).filter(
    (event) => nextOfVisit(state, event, side).ok,
  );
}

export const MOST_DAYS = 3;
