// The words of this room that its pages share: instants, hashes, states and roles.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { formatInstant } from '../../../../ui/format.ts';
import { actWords, roleWords } from '../../people/index.ts';
import { parseRole } from '../../people/rules/index.ts';
import type { DocumentState } from '../rules/document.ts';
import type { LotState } from '../rules/lot-draw.ts';
import type { ActState } from '../rules/two-person.ts';

export function instantWords(at: Date, timeZone: string): string {
  return formatInstant(at, currentLocale(), { timeZone });
}

export function shortInstant(at: Date, timeZone: string): string {
  return formatInstant(at, currentLocale(), { timeZone, length: 'short' });
}

export const documentStates: Readonly<Record<DocumentState, () => string>> = {
  'in-force': m.records_document_in_force,
  superseded: m.records_document_superseded,
  annulled: m.records_document_annulled,
};

export const lotStates: Readonly<Record<LotState, () => string>> = {
  announced: m.records_lot_announced,
  open: m.records_lot_open,
  drawn: m.records_lot_drawn,
  withdrawn: m.records_lot_withdrawn,
};

/** A role by its word; one that is no longer known by its name in the table. */
export function roleName(role: string): string {
  const known = parseRole(role);
  return known === undefined ? role : roleWords[known]();
}

/** An act by its words in the table of permissions; one that stands there no more by its name. */
export function actName(act: string): string {
  return Object.hasOwn(actWords, act) ? actWords[act as keyof typeof actWords]() : act;
}

export const actStates: Readonly<Record<ActState, () => string>> = {
  pending: m.records_act_pending,
  executed: m.records_act_executed,
  refused: m.records_act_refused,
  withdrawn: m.records_act_withdrawn,
  expired: m.records_act_expired,
};
