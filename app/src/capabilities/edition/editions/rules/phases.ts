// The phases of an edition on a given day: which one it is, the ribbon that every page shows, and the days for a calendar.
import { addDays, daysBetween } from '../../../ground/territories/rules/index.ts';
import { type Phase, type PhasePlan, phases } from './rulebook.ts';

/** Without these there is no edition; the others are options. */
export const requiredPhases: readonly Phase[] = phases.filter(
  (phase) =>
    phase !== 'call' && phase !== 'assemblies' && phase !== 'appeals' && phase !== 'objections',
);

/** Phases of one turn may overlap; each turn begins when those before it are over. */
export const turnOf: Readonly<Record<Phase, number>> = {
  commitment: 0,
  call: 1,
  assemblies: 1,
  submission: 1,
  feasibility: 1,
  appeals: 1,
  'ballot-list': 2,
  voting: 3,
  count: 4,
  objections: 5,
  sanction: 6,
  execution: 7,
  evaluation: 7,
};

/** What an act ends and not the calendar: however late, it goes on until the act is there. */
const endedByAct: ReadonlySet<Phase> = new Set(['commitment', 'voting', 'count', 'sanction']);

/** The phase that a civil day belongs to: of those that overlap the one that began last; undefined between two. */
export function phaseOn(calendar: readonly PhasePlan[], day: string): PhasePlan | undefined {
  return calendar.findLast(({ from, until }) => from <= day && day <= until);
}

export type RibbonPart = { readonly phase: Phase } & (
  | { readonly state: 'skipped' }
  | { readonly state: 'done'; readonly from: string; readonly until: string }
  /** `daysLeft`: 0 on its last day, negative when its act is overdue. */
  | {
      readonly state: 'now';
      readonly from: string;
      readonly until: string;
      readonly daysLeft: number;
    }
  | {
      readonly state: 'to-come';
      readonly from: string;
      readonly until: string;
      readonly startsInDays: number;
    }
);

/**
 * All phases in their order, as they stand on a civil day. `passed`: those whose act is there already, before
 * or after their days. A phase that ends by an act is not done because its days are over.
 */
export function ribbonOf(
  calendar: readonly PhasePlan[],
  day: string,
  passed: ReadonlySet<Phase>,
): readonly RibbonPart[] {
  return phases.map((phase): RibbonPart => {
    const plan = calendar.find((one) => one.phase === phase);
    if (plan === undefined) return { phase, state: 'skipped' };
    const isOver = plan.until < day && !endedByAct.has(phase);
    if (passed.has(phase) || isOver) return { ...plan, state: 'done' };
    return plan.from <= day
      ? { ...plan, state: 'now', daysLeft: daysBetween(day, plan.until) }
      : { ...plan, state: 'to-come', startsInDays: daysBetween(day, plan.from) };
  });
}

/** The desk opens a vote in its phase: the day from which it may, if that is still to come. */
export function opensFrom(calendar: readonly PhasePlan[], today: string): string | undefined {
  const from = calendar.find(({ phase }) => phase === 'voting')?.from;
  return from !== undefined && today < from ? from : undefined;
}

/** A phase as an all-day event of a calendar file (RFC 5545): `endOn` is the day after its last one. */
export interface CalendarEvent {
  readonly phase: Phase;
  readonly startOn: string;
  readonly endOn: string;
}

export function calendarEvents(calendar: readonly PhasePlan[]): readonly CalendarEvent[] {
  return calendar.map(({ phase, from, until }) => ({
    phase,
    startOn: from,
    endOn: addDays(until, 1),
  }));
}
