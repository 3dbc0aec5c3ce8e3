// Who of a team acts on an official vote, for which institution, when, and what its documents say of where they are issued.
import { assert } from '@minga/basics';
import type { Actor, Scope } from '../../../../platform/access.ts';
import type { Role } from '../../../ground/people/rules/index.ts';
import type { DocumentAsked } from '../../../ground/records/index.ts';

export interface ByTeam {
  readonly actor: Actor;
  readonly scope: Scope;
  readonly now: Date;
}

export type IssuingSite = Pick<DocumentAsked, 'publicUrl' | 'isDemonstration'>;

export function roleOf({ actor, scope }: ByTeam): Role {
  const held = actor.grants.find((one) => one.scope?.id === scope.id);
  assert(held !== undefined, 'whoever acts holds a role there');
  return held.role as Role;
}
