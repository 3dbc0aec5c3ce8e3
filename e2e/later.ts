// People of a journey whose days go on: each of them later than everybody else, by a header that only the browser tests' server reads.
import type { Browser, Page, TestInfo } from '@playwright/test';
import { LATER_HEADER } from '../tools/testing/later-clock.ts';
import { enterAs } from './people.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Civil days of a phase of an edition. */
export interface Days {
  readonly from: string;
  readonly until: string;
}

/** By the name that the calendar that anybody may subscribe to gives each phase. */
export async function readCalendar(
  page: Page,
  edition: string,
): Promise<ReadonlyMap<string, Days>> {
  const text = await (await page.request.get(`${edition}/calendario.ics`)).text();
  const events = text.replaceAll(/\r\n /g, '').split('BEGIN:VEVENT').slice(1);
  return new Map(
    events.map((event) => {
      const day = (key: string) => {
        const [, year, month, date] =
          new RegExp(`${key};VALUE=DATE:(\\d{4})(\\d\\d)(\\d\\d)`).exec(event) ?? [];
        return `${year}-${month}-${date}`;
      };
      const phase = /SUMMARY:([^:]+):/.exec(event)?.[1] ?? '';
      return [phase, { from: day('DTSTART'), until: daysAfter(day('DTEND'), -1) }];
    }),
  );
}

/** Throws when the calendar does not have it. */
export function phaseOf(days: ReadonlyMap<string, Days>, name: string): Days {
  const found = days.get(name);
  if (found === undefined) throw new Error(`no ${name} among ${[...days.keys()].join(', ')}`);
  return found;
}

export function daysAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** `viernes 14 de marzo de 2025` */
export function dayInWords(day: string): string {
  const date = new Date(`${day}T12:00:00Z`);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('es-CL', { ...options, timeZone: 'UTC' }).format(date);
  return `${part({ weekday: 'long' })} ${part({ day: 'numeric', month: 'long', year: 'numeric' })}`;
}

/** Minutes from now to noon of that day there; 0 if it is past. */
export function minutesTo(day: string): number {
  return Math.max(0, Math.ceil((Date.parse(`${day}T16:00:00Z`) - Date.now()) / MINUTE_MS));
}

/** From now on this browser comes so many minutes later than everybody else. */
export async function comeLater(page: Page, minutes: number): Promise<void> {
  await page.context().setExtraHTTPHeaders({ [LATER_HEADER]: String(minutes) });
}

/** Somebody signed in at noon of a day, or now where none is said, and so many minutes later. */
export type Arrive = (firstName: string, day?: string, minutes?: number) => Promise<Page>;

/** Each person has a browser of her own, and signs in each time: of a staff nobody stays signed in for half an hour. */
export function arriving(browser: Browser, info: TestInfo): Arrive {
  const pages = new Map<string, Page>();
  return async (firstName, day, minutes = 0) => {
    const page = pages.get(firstName) ?? (await openPage(browser, info));
    pages.set(firstName, page);
    await comeLater(page, (day === undefined ? 0 : minutesTo(day)) + minutes);
    await enterAs(page, firstName);
    return page;
  };
}

async function openPage(browser: Browser, info: TestInfo): Promise<Page> {
  const { baseURL = '', viewport } = info.project.use;
  const context = await browser.newContext({
    ...{ baseURL, locale: 'es-CL', timezoneId: 'America/Santiago' },
    ...(viewport === undefined ? {} : { viewport }),
  });
  return context.newPage();
}
