// Who of the staff acts, for which institution and when.
import type { Actor, Scope } from '../../../../platform/access.ts';

export interface ByStaff {
  readonly actor: Pick<Actor, 'personId'>;
  readonly scope: Scope;
  readonly now: Date;
}
