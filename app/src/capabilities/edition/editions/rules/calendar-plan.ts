// Lays out the calendar of an edition: forwards from a day, backwards from the sanction, and again when a phase is extended.
import { assert, err, ok, type Result } from '@minga/basics';
import {
  addBusinessDays,
  addDays,
  businessDaysBetween,
  daysBetween,
  holidayOn,
  isBusinessDay,
} from '../../../ground/territories/rules/index.ts';
import { type Phase, type PhasePlan, phases } from './rulebook.ts';

export interface PhaseLength {
  readonly count: number;
  /** Business days leave out Saturdays, Sundays and national holidays; `days` are all those of the calendar. */
  readonly unit: 'business-days' | 'days';
}

/** How long each phase lasts; those that are left out do not take place. */
export type PhaseLengths = Readonly<Partial<Record<Phase, PhaseLength>>>;

export type InstitutionKind = 'municipality' | 'regional-government';

/** Calendar days that a CORE has to pronounce, after which the proposal stands (Ley 19.175, art. 36). */
const CORE_DAYS = 30;

/** What a cycle of a comuna usually takes; a region's body has its own term for the sanction. */
export function usualLengths(kind: InstitutionKind): PhaseLengths {
  const business = (count: number): PhaseLength => ({ count, unit: 'business-days' });
  return {
    commitment: business(10),
    call: business(10),
    assemblies: business(15),
    submission: business(20),
    feasibility: business(25),
    appeals: business(10),
    'ballot-list': business(5),
    voting: { count: 9, unit: 'days' },
    count: business(3),
    objections: business(5),
    sanction: kind === 'municipality' ? business(10) : { count: CORE_DAYS, unit: 'days' },
    execution: { count: 365, unit: 'days' },
    evaluation: business(20),
  };
}

/**
 * The last day on which a sanction still enters the budget of `fiscalYear`: the last business day of the
 * September before. The mayor presents the budget to the Concejo in the first week of October (Ley 18.695,
 * art. 82), and the State's bill, with that of the regions, goes to Congress by 30 September (Constitución,
 * art. 67); both from general knowledge, to be checked by a lawyer.
 */
export function sanctionDeadline(fiscalYear: number): string {
  let day = `${fiscalYear - 1}-09-30`;
  while (!isBusinessDay(day)) day = addDays(day, -1);
  return day;
}

/**
 * One phase after the other from `startOn` on. The vote ends on a Sunday and has the Saturday before it,
 * neither of them a holiday. Works begin with the year after the sanction, when there is money for them.
 */
export function planForwards(startOn: string, lengths: PhaseLengths): readonly PhasePlan[] {
  const plans: PhasePlan[] = [];
  let next = startOn;
  for (const phase of phases) {
    const length = lengths[phase];
    if (length === undefined) continue;
    if (phase === 'execution') next = firstDayAfterYearOf(plans.at(-1)?.until ?? startOn);
    const plan = { phase, ...(phase === 'voting' ? weekend(next, length) : stretch(next, length)) };
    plans.push(plan);
    next = addDays(plan.until, 1);
  }
  return plans;
}

function firstDayAfterYearOf(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}-01-01`;
}

type Days = Pick<PhasePlan, 'from' | 'until'>;

function stretch(earliest: string, { count, unit }: PhaseLength): Days {
  assert(Number.isInteger(count) && count > 0, 'a phase lasts a whole number of days');
  if (unit === 'days') return { from: earliest, until: addDays(earliest, count - 1) };
  const before = addDays(earliest, -1);
  return { from: addBusinessDays(before, 1), until: addBusinessDays(before, count) };
}

export const SUNDAY = 0;
export const SATURDAY = 6;

function weekend(earliest: string, length: PhaseLength): Days {
  const days = Math.max(2, daysOf(earliest, length));
  let until = addDays(earliest, days - 1);
  while (weekdayOf(until) !== SUNDAY || isHolidayWeekend(until)) until = addDays(until, 1);
  return { from: addDays(until, 1 - days), until };
}

function daysOf(earliest: string, length: PhaseLength): number {
  const { from, until } = stretch(earliest, length);
  return daysBetween(from, until) + 1;
}

function isHolidayWeekend(sunday: string): boolean {
  return holidayOn(sunday) !== undefined || holidayOn(addDays(sunday, -1)) !== undefined;
}

/** Of a civil day, from `SUNDAY` to `SATURDAY`. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

export type PlanRefusal = {
  readonly code: 'editions/no-time-before-sanction';
  /** When it would have had to begin. */
  readonly startOn: string;
  readonly sanctionBy: string;
};

/**
 * The latest calendar with which the sanction is there on `sanctionBy`. Refuses when it would have to begin
 * before `notBefore`. Holidays are known until 2032: after that only Saturdays and Sundays are left out.
 */
export function planBackwards(
  { sanctionBy, notBefore }: { readonly sanctionBy: string; readonly notBefore: string },
  lengths: PhaseLengths,
): Result<readonly PhasePlan[], PlanRefusal> {
  assert(lengths.sanction !== undefined, 'a calendar that is planned backwards has a sanction');
  const isInTime = (daysBefore: number) => {
    const plans = planForwards(addDays(sanctionBy, -daysBefore), lengths);
    return (plans.find(({ phase }) => phase === 'sanction')?.until ?? '') <= sanctionBy;
  };
  // A later start never makes an earlier end: double, then halve.
  let enough = 1;
  while (!isInTime(enough)) enough *= 2;
  let short = Math.floor(enough / 2);
  while (enough - short > 1) {
    const middle = Math.floor((enough + short) / 2);
    if (isInTime(middle)) enough = middle;
    else short = middle;
  }
  const startOn = addDays(sanctionBy, -enough);
  return startOn < notBefore
    ? err({ code: 'editions/no-time-before-sanction', startOn, sanctionBy })
    : ok(planForwards(startOn, lengths));
}

/** The lengths that the calendar of an institution has, so that another year's can be laid out like it. */
export function lengthsOf(calendar: readonly PhasePlan[], kind: InstitutionKind): PhaseLengths {
  const { sanction } = usualLengths(kind);
  return Object.fromEntries(
    calendar.map((plan) => {
      const isTermOfCore = plan.phase === 'sanction' && sanction?.unit === 'days';
      const byDays = plan.phase === 'voting' || plan.phase === 'execution' || isTermOfCore;
      return [plan.phase, byDays ? inDays(plan) : lengthOf(plan)];
    }),
  );
}

function inDays({ from, until }: Days): PhaseLength {
  return { count: daysBetween(from, until) + 1, unit: 'days' };
}

/** In business days where it begins and ends on one. */
function lengthOf(days: Days): PhaseLength {
  if (!isBusinessDay(days.from) || !isBusinessDay(days.until)) return inDays(days);
  const count = businessDaysBetween(addDays(days.from, -1), days.until);
  return { count, unit: 'business-days' };
}

export type ExtensionRefusal =
  | { readonly code: 'editions/extension-of-no-phase'; readonly phase: Phase }
  | {
      readonly code: 'editions/extension-not-later';
      readonly phase: Phase;
      readonly until: string;
    };

/**
 * The calendar with a later last day for a phase. What came after it still does: it moves no more than it
 * must and keeps its length, business days where it began on one; the vote moves by whole weeks.
 */
export function extendPhase(
  calendar: readonly PhasePlan[],
  phase: Phase,
  until: string,
): Result<readonly PhasePlan[], ExtensionRefusal> {
  const extended = calendar.find((plan) => plan.phase === phase);
  if (extended === undefined) return err({ code: 'editions/extension-of-no-phase', phase });
  if (until <= extended.until) {
    return err({ code: 'editions/extension-not-later', phase, until: extended.until });
  }
  const moved: { readonly was: PhasePlan; readonly is: PhasePlan }[] = [];
  for (const was of calendar) {
    const gaps = moved
      .filter((one) => one.was.until <= was.from && one.is.until !== one.was.until)
      .map((one) => addDays(one.is.until, Math.min(1, daysBetween(one.was.until, was.from))));
    const earliest = [was.from, ...gaps].toSorted().at(-1) ?? was.from;
    const is = was === extended ? { ...was, until } : movedTo(was, earliest);
    moved.push({ was, is });
  }
  return ok(moved.map(({ is }) => is));
}

function movedTo(plan: PhasePlan, earliest: string): PhasePlan {
  const { phase, from, until } = plan;
  if (earliest === from) return plan;
  if (phase !== 'voting') return { phase, ...stretch(earliest, lengthOf(plan)) };
  const days = 7 * Math.ceil(daysBetween(from, earliest) / 7);
  return { phase, from: addDays(from, days), until: addDays(until, days) };
}
