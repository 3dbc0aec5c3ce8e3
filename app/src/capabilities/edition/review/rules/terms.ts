// The terms of a review: counted in business days of the place, and over with the last instant of their last day there.
import {
  addBusinessDays,
  addDays,
  beginningOfDay,
} from '../../../ground/territories/rules/index.ts';

const DAYS_MOST = 90;

/** How many business days each stage is given when nobody says otherwise. */
export const usualDays = { admissibility: 5, feasibility: 15, correction: 5 } as const;

/** Whole business days from 1 to `DAYS_MOST`, as typed; undefined for anything else. */
export function parseDays(typed: string | undefined): number | undefined {
  const digits = (typed ?? '').trim();
  const days = /^\d{1,2}$/.test(digits) ? Number(digits) : 0;
  return days >= 1 && days <= DAYS_MOST ? days : undefined;
}

/** The last day of a term that begins to run after `today`. */
export function dueOn(today: string, businessDays: number): string {
  return addBusinessDays(today, businessDays);
}

/** The last instant of a day in a time zone: 23:59:59.999 there. */
export function lastInstantOf(timeZone: string, day: string): Date {
  return new Date(beginningOfDay(timeZone, addDays(day, 1)).getTime() - 1);
}

/** Whether something that nobody has done was due before today; both are civil days of the place. */
export function isLate(
  { dueOn: due, finding }: { readonly dueOn: string | null; readonly finding: unknown },
  today: string,
): boolean {
  return finding === null && due !== null && due < today;
}
