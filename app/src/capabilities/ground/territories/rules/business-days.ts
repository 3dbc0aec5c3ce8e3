// Business days: what terms are counted in. Saturdays, Sundays and national holidays are not (Ley 19.880, art. 25).
import { assert } from '@minga/basics';
import shipped from '../facts/holidays.json' with { type: 'json' };

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const SUNDAY = 0;
const SATURDAY = 6;
const YEAR_FIRST = /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/;
const DAY_FIRST = /^(?<day>\d{1,2})[-/.](?<month>\d{1,2})[-/.](?<year>\d{4})$/;

const holidays: ReadonlyMap<string, string> = new Map(
  shipped.holidays.map(({ day, name }) => [day, name]),
);

/** The last civil day up to which national holidays are known. */
export const holidaysKnownUntil = `${shipped.holidays.at(-1)?.day.slice(0, 4)}-12-31`;

/**
 * Name of the national holiday on a day (`2026-09-18`), if it is one. Known from 2024 to 2032; regional
 * holidays and those of elections are not in the list.
 */
export function holidayOn(day: string): string | undefined {
  return holidays.get(day);
}

/** Whether offices work on a day (`2026-09-17`). */
export function isBusinessDay(day: string): boolean {
  const weekday = midnight(day).getUTCDay();
  return weekday !== SUNDAY && weekday !== SATURDAY && !holidays.has(day);
}

/** The last day of a term of `count` business days that begins to run on the day after `day`. */
export function addBusinessDays(day: string, count: number): string {
  assert(Number.isInteger(count) && count > 0, 'a term is a whole number of days');
  let last = day;
  for (let left = count; left > 0; ) {
    last = addDays(last, 1);
    if (isBusinessDay(last)) left -= 1;
  }
  return last;
}

/** Business days after `from` up to and with `until`; 0 when `until` is not later. */
export function businessDaysBetween(from: string, until: string): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= until; day = addDays(day, 1)) {
    if (isBusinessDay(day)) count += 1;
  }
  return count;
}

/** The day that is `count` calendar days later, or earlier when it is negative. */
export function addDays(day: string, count: number): string {
  return new Date(midnight(day).getTime() + count * DAY_MS).toISOString().slice(0, 10);
}

/** Calendar days from one day to another, negative when `until` is earlier. */
export function daysBetween(from: string, until: string): number {
  return Math.round((midnight(until).getTime() - midnight(from).getTime()) / DAY_MS);
}

/** The civil day of an instant in a time zone: `2026-11-25`. */
export function dayIn(timeZone: string, instant: Date): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(instant);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** The first instant of a civil day in a time zone west of Greenwich, as all of Chile's are. */
export function beginningOfDay(timeZone: string, day: string): Date {
  const first = Array.from({ length: 12 }, (_, hour) => {
    return new Date(midnight(day).getTime() + hour * HOUR_MS);
  }).find((hour) => dayIn(timeZone, hour) >= day);
  assert(first !== undefined, `${timeZone} lies west of Greenwich`);
  return first;
}

/** The last minute of a civil day in a time zone west of Greenwich. */
export function endOfDay(timeZone: string, day: string): Date {
  return new Date(beginningOfDay(timeZone, addDays(day, 1)).getTime() - MINUTE_MS);
}

/**
 * A civil day as a date field sends it (`2024-12-06`) or day first, as Chile writes it (`06-12-2024`,
 * `6/12/2024`). Undefined for one that does not exist, and before the year 1000: a date field makes `0026` of a year
 * typed with two digits.
 */
export function parseDay(given: string | null | undefined): string | undefined {
  const text = (given ?? '').normalize('NFKC').trim();
  const { year, month, day } = (YEAR_FIRST.exec(text) ?? DAY_FIRST.exec(text))?.groups ?? {};
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const read = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${read}T00:00:00Z`);
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === read;
  return exists && read >= '1000' ? read : undefined;
}

function midnight(day: string): Date {
  const date = new Date(`${day}T00:00:00Z`);
  assert(!Number.isNaN(date.getTime()), `${day} is a day`);
  return date;
}
