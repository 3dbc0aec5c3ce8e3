// A gathering, or all those of an institution, as a calendar file (RFC 5545) that telephones and offices read.
import { createEvents, type EventAttributes } from 'ics';
import type { Gathering } from '../store/gatherings.ts';
import type { Visit } from '../store/visits.ts';
import { absoluteOf } from './links.ts';
import { gatheringPath } from './paths.ts';
import { visitTitle } from './visit-parts.tsx';
import { visitPath } from './visit-paths.ts';
import { placeOf } from './words.ts';

const PRODUCT = 'minga/reuniones';

export function calendarAnswer(
  gatherings: readonly Gathering[],
  publicUrl: string,
  fileName: string,
): Response {
  return eventsAnswer(
    gatherings.map((one) => eventOf(one, publicUrl)),
    fileName,
  );
}

export function visitCalendarAnswer(visit: Visit, publicUrl: string): Response {
  return eventsAnswer([visitEventOf(visit, publicUrl)], `visita-${visit.number}`);
}

/** The gatherings of an institution, and its visits that have their day. */
export function feedAnswer(
  gatherings: readonly Gathering[],
  visits: readonly Visit[],
  publicUrl: string,
  fileName: string,
): Response {
  const agreed = visits.filter(({ state }) => state === 'accepted' || state === 'held');
  const events = [
    ...gatherings.map((one) => eventOf(one, publicUrl)),
    ...agreed.map((one) => visitEventOf(one, publicUrl)),
  ];
  return eventsAnswer(events, fileName);
}

/** On its day, from its beginning to its end. */
function visitEventOf(visit: Visit, publicUrl: string): EventAttributes {
  const { id, number, visitOn = '', interest, asked, state } = visit;
  const changed = { 'other-day': 'TENTATIVE', withdrawn: 'CANCELLED' } as const;
  return {
    productId: PRODUCT,
    uid: `${id}@minga`,
    title: visitTitle(visit),
    description: interest.title,
    location: asked.name,
    url: absoluteOf(publicUrl, visitPath.to({ visit: String(number) })),
    start: visitOn.split('-').map(Number) as [number, number, number],
    duration: { days: 1 },
    status: state === 'other-day' || state === 'withdrawn' ? changed[state] : 'CONFIRMED',
    calName: 'Minga',
  };
}

/** Fails only for a fault of ours: what is given was checked before. */
function eventsAnswer(events: readonly EventAttributes[], fileName: string): Response {
  const made = createEvents([...events]);
  if (made.error || made.value === undefined) throw made.error ?? new Error('no calendar was made');
  const empty = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:${PRODUCT}\r\nEND:VCALENDAR\r\n`;
  return new Response(events.length === 0 ? empty : made.value, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}.ics"`,
      'x-content-type-options': 'nosniff',
    },
  });
}

function eventOf(gathering: Gathering, publicUrl: string): EventAttributes {
  const { id, slug, title, purpose, caller, startsAt, endsAt, state } = gathering;
  return {
    productId: PRODUCT,
    uid: `${id}@minga`,
    title,
    description: `${purpose}\n${caller.name}`,
    location: placeOf(gathering),
    url: absoluteOf(publicUrl, gatheringPath.to({ gathering: slug })),
    start: startsAt.getTime(),
    startInputType: 'utc',
    startOutputType: 'utc',
    end: endsAt.getTime(),
    endInputType: 'utc',
    endOutputType: 'utc',
    status: statusOf(state),
    calName: 'Minga',
  };
}

function statusOf(state: Gathering['state']): NonNullable<EventAttributes['status']> {
  if (state === 'cancelled') return 'CANCELLED';
  return state === 'postponed' ? 'TENTATIVE' : 'CONFIRMED';
}
