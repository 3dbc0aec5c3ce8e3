// The agenda as a calendar file (RFC 5545): each action on the day until which it is to be done.

import { createEvents, type EventAttributes } from 'ics';
import { m } from '#words';
import { addDays } from '../../../ground/territories/rules/index.ts';
import { isGoing } from '../rules/action.ts';
import type { AgendaAction } from '../store/agenda.ts';
import { actionPath } from './agenda-paths.ts';
import { membersOf } from './agenda-words.tsx';

const PRODUCT = 'minga/mesa';

/** Of those that somebody answers for or that are done. Fails only for a fault of ours. */
export function agendaFile(actions: readonly AgendaAction[], publicUrl: string): Response {
  const kept = actions.filter(({ state }) => isGoing(state) || state === 'done');
  const made = createEvents(kept.map((action) => eventOf(action, publicUrl)));
  if (made.error || made.value === undefined) throw made.error ?? new Error('no calendar was made');
  const empty = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:${PRODUCT}\r\nEND:VCALENDAR\r\n`;
  return new Response(kept.length === 0 ? empty : made.value, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="agenda-mesa.ics"',
      'x-content-type-options': 'nosniff',
    },
  });
}

function dateOf(day: string): [number, number, number] {
  const [year = 0, month = 0, on = 0] = day.split('-').map(Number);
  return [year, month, on];
}

function eventOf(action: AgendaAction, publicUrl: string): EventAttributes {
  const { id, number, title, text, dueOn } = action;
  const responsible = membersOf(action, 'responsible').map(({ name }) => name);
  return {
    productId: PRODUCT,
    uid: `${id}@minga`,
    title: `${number}. ${title}`,
    description: `${text}\n${responsible.join(', ')}`,
    url: `${publicUrl}${actionPath.to({ action: String(number) })}`,
    start: dateOf(dueOn),
    end: dateOf(addDays(dueOn, 1)),
    status: 'CONFIRMED',
    calName: m.roundtable_title(),
  };
}
