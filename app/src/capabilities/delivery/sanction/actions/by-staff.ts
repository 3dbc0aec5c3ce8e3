// Who acts on a sanction, for which institution and when, and whether her roles let her.
import { assert, err, ok, type Result } from '@minga/basics';
import type { Actor, Scope } from '../../../../platform/access.ts';
import type { Gather } from '../../../../platform/contributions.ts';
import type { Locale } from '../../../../platform/words.ts';
import { mayDo, permissions, type Role } from '../../../ground/people/rules/index.ts';
import type { DocumentAsked } from '../../../ground/records/index.ts';
import type { Refusal } from '../rules/refusal.ts';

export interface ByStaff {
  readonly actor: Actor;
  readonly scope: Scope;
  readonly now: Date;
}

/** Slugs of an edition, as its addresses name it. */
export interface EditionAsked {
  readonly institution: string;
  readonly edition: string;
}

/** What its documents say of where they are issued, who took part, and where its public page is. */
export interface SanctionSite extends Pick<DocumentAsked, 'publicUrl' | 'isDemonstration'> {
  readonly gather: Gather;
  readonly pathIn: (asked: EditionAsked, locale: Locale) => string;
}

export type SanctionAct = Extract<keyof typeof permissions, `sanction/${string}`>;

export function allowed({ actor, scope }: ByStaff, act: SanctionAct): Result<void, Refusal> {
  return mayDo(permissions[act], actor.grants, scope)
    ? ok(undefined)
    : err({ code: 'sanction/not-allowed' });
}

/** The role in which she acts, of those that may. */
export function roleOf({ actor, scope }: ByStaff, act: SanctionAct): Role {
  const { roles } = permissions[act];
  const held = actor.grants.find(
    (one) => one.scope?.id === scope.id && (roles as readonly string[]).includes(one.role),
  );
  assert(held !== undefined, 'whoever acts holds a role there');
  return held.role as Role;
}
