// What the staff of an edition must not miss: a phase about to end, and bases that are not published before their call.
import { addDays } from '../../../ground/territories/rules/index.ts';
import type { Phase, PhasePlan } from './rulebook.ts';

export interface Alert {
  readonly kind: 'phase-ends' | 'not-published';
  readonly phase: Phase;
  /** The civil day by which it must be done. */
  readonly on: string;
}

const DAYS_BEFORE = 3;
const DAYS_BEFORE_CALL = 14;

export interface AlertsGiven {
  /** Of the bases in force, or of the draft while none are. */
  readonly calendar: readonly PhasePlan[];
  readonly isPublished: boolean;
  readonly isOver: boolean;
}

/** On a civil day there; phases that only pass by themselves are told too, since people ask about them. */
export function alertsOf(
  { calendar, isPublished, isOver }: AlertsGiven,
  today: string,
): readonly Alert[] {
  if (isOver) return [];
  if (!isPublished) {
    const first = calendar.find(({ phase }) => phase !== 'commitment');
    if (first === undefined || first.from > addDays(today, DAYS_BEFORE_CALL)) return [];
    return [{ kind: 'not-published', phase: first.phase, on: addDays(first.from, -1) }];
  }
  const soon = addDays(today, DAYS_BEFORE);
  return calendar
    .filter(({ from, until }) => from <= today && today <= until && until <= soon)
    .map(({ phase, until }) => ({ kind: 'phase-ends', phase, on: until }));
}
