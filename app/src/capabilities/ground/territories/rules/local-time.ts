// From a day and an hour as people say them in a place to the instant that they mean.
import { parseDay } from './business-days.ts';

const HOUR_MS = 3_600_000;
/** All of Chile lies between these hours behind Greenwich, its islands included. */
const FARTHEST_HOURS = 7;

/** An hour as typed into a time field, `18:30`. */
export function parseHour(typed: string | undefined): string | undefined {
  const [, hour = '', minute = ''] = /^(\d{1,2}):(\d{2})$/.exec((typed ?? '').trim()) ?? [];
  const isHour = hour !== '' && Number(hour) < 24 && Number(minute) < 60;
  return isHour ? `${hour.padStart(2, '0')}:${minute}` : undefined;
}

/**
 * The instant at which clocks in `timeZone` show that day and hour: the first, where clocks that are put
 * back show it twice. Undefined for an hour that clocks put forward leap over.
 */
export function instantThere(timeZone: string, day: string, hour: string): Date | undefined {
  if (parseDay(day) !== day) return undefined;
  const there = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
  const asGreenwich = Date.parse(`${day}T${hour}:00Z`);
  for (let behind = 0; behind <= FARTHEST_HOURS; behind += 1) {
    const instant = new Date(asGreenwich + behind * HOUR_MS);
    if (there.format(instant).replace(', ', ' ') === `${day} ${hour}`) return instant;
  }
  return undefined;
}
