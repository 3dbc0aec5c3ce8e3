// When an account cannot be forgotten yet.
import { err, ok, type Result } from '@minga/basics';

export type ForgettingRefusal =
  /** Whoever holds a role lets go of it first: its institution would be left without knowing. */
  | { readonly code: 'people/holds-roles' }
  /** Whoever answers for children takes them out first, or they would be nobody's. */
  | { readonly code: 'people/has-children' };

/** `ties` counts the roles that stand and the children in her care. */
export function decideForgetting(ties: {
  readonly roles: number;
  readonly children: number;
}): Result<void, ForgettingRefusal> {
  if (ties.roles > 0) return err({ code: 'people/holds-roles' });
  return ties.children > 0 ? err({ code: 'people/has-children' }) : ok(undefined);
}
