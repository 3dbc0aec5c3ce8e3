// Who of the team acts, for which institution, when, and in which role a document is issued.
import { assert } from '@minga/basics';
import type { Actor, Scope } from '../../../../platform/access.ts';
import type { Role } from '../../../ground/people/rules/index.ts';
import type { DocumentAsked } from '../../../ground/records/index.ts';

export interface ByStaff {
  readonly actor: Actor;
  readonly scope: Scope;
  readonly now: Date;
}

/** Where people reach the site. */
export type Site = Pick<DocumentAsked, 'publicUrl' | 'isDemonstration'>;

export function roleOf({ actor, scope }: ByStaff): Role {
  const held = actor.grants.find((one) => one.scope?.id === scope.id);
  assert(held !== undefined, 'whoever acts holds a role there');
  return held.role as Role;
}
