// Resetting the keys of a member of staff who lost them all: by whom, and how long its link holds.
import { err, ok, type Result } from '@minga/basics';
import type { Grant } from '../../../../platform/access.ts';
import { mayGive } from './invitation.ts';
import { heldByResidents, type Role } from './roles.ts';

export const KEY_RESET_DAYS = 7;

export function keyResetExpiry(now: Date): Date {
  return new Date(now.getTime() + KEY_RESET_DAYS * 86_400_000);
}

/** A role of the account that is reset; in no institution for one of the whole country. */
export interface OpenedRole {
  readonly role: Role;
  readonly institution: string | null;
}

/** Whoever opens an account opens all its roles: only who may give every one of them may have it reset. */
export function mayReset(grants: readonly Grant[], opened: readonly OpenedRole[]): boolean {
  return opened.every(({ role, institution }) => mayGive(role, grants, institution ?? undefined));
}

/** Of the roles of an account, those that are entered with a passkey. */
export function rolesOfStaff(grants: readonly Grant[]): readonly OpenedRole[] {
  return grants
    .map(({ role, scope }) => ({ role: role as Role, institution: scope?.id ?? null }))
    .filter(({ role }) => !heldByResidents.has(role));
}

export type KeyResetRefusal =
  /** Nobody resets her own keys. */
  | { readonly code: 'people/reset-own' }
  /** All her roles are held by neighbours, who sign in as they do. */
  | { readonly code: 'people/reset-without-keys' }
  | { readonly code: 'people/role-beyond-power' }
  /** The account opens a role that is given in another institution. */
  | { readonly code: 'people/reset-roles-elsewhere' };

export function decideReset(
  whose: { readonly personId: string; readonly opened: readonly OpenedRole[] },
  by: { readonly personId: string; readonly grants: readonly Grant[] },
  placeId: string,
): Result<void, KeyResetRefusal> {
  const { personId, opened } = whose;
  if (personId === by.personId) return err({ code: 'people/reset-own' });
  if (opened.length === 0) return err({ code: 'people/reset-without-keys' });
  const here = opened.filter(({ institution }) => institution === placeId);
  if (!mayReset(by.grants, here)) return err({ code: 'people/role-beyond-power' });
  return mayReset(by.grants, opened)
    ? ok(undefined)
    : err({ code: 'people/reset-roles-elsewhere' });
}

export type ResetNotOpen =
  /** There is none, or another link took its place. */
  | { readonly code: 'people/reset-unknown' }
  | { readonly code: 'people/reset-used' }
  | { readonly code: 'people/reset-expired' };

export function decideResetOpen(
  times: { readonly expiresAt: Date; readonly usedAt: Date | null } | undefined,
  now: Date,
): Result<void, ResetNotOpen> {
  if (times === undefined) return err({ code: 'people/reset-unknown' });
  if (times.usedAt !== null) return err({ code: 'people/reset-used' });
  return times.expiresAt <= now ? err({ code: 'people/reset-expired' }) : ok(undefined);
}
