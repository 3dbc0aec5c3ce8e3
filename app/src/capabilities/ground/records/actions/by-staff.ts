// Who of the staff acts, for which institution and when: what every action of this room is told.
import type { Actor, Scope } from '../../../../platform/access.ts';

export interface ByStaff {
  readonly actor: Actor;
  readonly scope: Scope;
  readonly now: Date;
}

/** What a document says of where it was issued. */
export interface IssuingSite {
  /** Where people reach the site, without a slash at its end. */
  readonly publicUrl: string;
  readonly isDemonstration: boolean;
}

/** The role that this room's acts are done in. */
export const CERTIFYING = 'certifying-officer';
