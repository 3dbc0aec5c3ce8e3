// Who of the staff acts, and for which institution: what every action of this room is told.
import type { Actor, Scope } from '../../../../platform/access.ts';

export interface ByStaff {
  readonly actor: Actor;
  readonly scope: Scope;
}

/** The platform by itself, where it invents what a demonstration shows. */
export interface ByPlatform {
  readonly actor: undefined;
  readonly scope: Scope;
}
