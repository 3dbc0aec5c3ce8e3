// Who of the staff acts, and whose norms are kept by it: what every action of this room is told.
import type { Actor, Scope } from '../../../../platform/access.ts';
import type { Keeper } from '../store/norms.ts';

export interface ByKeeper {
  readonly actor: Pick<Actor, 'personId'>;
  /** The institution at whose desk it is done. */
  readonly scope: Scope;
  readonly keeper: Keeper;
  readonly now: Date;
}

export function actOf({ keeper }: ByKeeper): string {
  return keeper === 'nation' ? 'norms/keep-national' : 'norms/keep';
}
