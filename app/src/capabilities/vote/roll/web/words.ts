// What the roll is called in words: states of a right, events, assurances, declarations, days. Also in the browser.

import { getLocale } from '#locale';
import { m } from '#words';
import { formatDay, formatInstant } from '../../../../ui/format.ts';
import type { Assurance, RightEvent, RightState } from '../rules/right.ts';

type Words<Key extends string> = Readonly<Record<Key, () => string>>;

export const stateWords: Words<RightState> = {
  available: m.roll_state_available,
  issued: m.roll_state_issued,
  desk: m.roll_state_desk,
};

export const eventWords: Words<RightEvent> = {
  add: m.roll_event_add,
  issued: m.roll_event_issued,
  desk: m.roll_event_desk,
  'desk-void': m.roll_event_desk_void,
  'prov-ok': m.roll_event_prov_ok,
  'prov-no': m.roll_event_prov_no,
  dup: m.roll_event_dup,
};

export const assuranceWords: Words<Assurance> = {
  list: m.roll_assurance_list,
  'claveunica+declaration': m.roll_assurance_declaration,
  'desk+document': m.roll_assurance_desk,
};

export const declarationWords: Words<'waiting' | 'accepted' | 'rejected' | 'withdrawn'> = {
  waiting: m.roll_declaration_waiting,
  accepted: m.roll_declaration_accepted,
  rejected: m.roll_declaration_rejected,
  withdrawn: m.roll_declaration_withdrawn,
};

export function instantWords(at: Date, timeZone: string): string {
  return formatInstant(at, getLocale(), { timeZone });
}

export function dayWords(day: string): string {
  return formatDay(day, getLocale());
}
