// A gathering, or all those of an institution, as a calendar file (RFC 5545) that telephones and offices read.
import { createEvents, type EventAttributes } from 'ics';
import type { Gathering } from '../store/gatherings.ts';
import { absoluteOf } from './links.ts';
import { gatheringPath } from './paths.ts';
import { placeOf } from './words.ts';

const PRODUCT = 'minga/reuniones';

/** Fails only for a fault of ours: what is given was checked before. */
export function calendarAnswer(
  gatherings: readonly Gathering[],
  publicUrl: string,
  fileName: string,
): Response {
  const made = createEvents(gatherings.map((one) => eventOf(one, publicUrl)));
  if (made.error || made.value === undefined) throw made.error ?? new Error('no calendar was made');
  const empty = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:${PRODUCT}\r\nEND:VCALENDAR\r\n`;
  return new Response(gatherings.length === 0 ? empty : made.value, {
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
