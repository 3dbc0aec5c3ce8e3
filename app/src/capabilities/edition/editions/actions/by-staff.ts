// Who of the staff acts, for which institution and when: what every action of this room is told.
import type { Actor, Scope } from '../../../../platform/access.ts';

export interface ByStaff {
  readonly actor: Actor;
  readonly scope: Scope;
  readonly now: Date;
}
