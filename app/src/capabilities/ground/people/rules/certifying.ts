// Acts of two people that a certifying officer signs: what a body decided, and what a count or its votes came to.
import type { Actor } from '../../../../platform/access.ts';
import { mayDo, type Permission } from './permissions.ts';

/** Whether somebody may take part: whoever of the team proposed it, and the certifying officer of the institution. */
export function proposesOrCertifies(
  permission: Permission,
  { personId, grants }: Pick<Actor, 'personId' | 'grants'>,
  act: { readonly institutionId: string; readonly proposedBy: string },
): boolean {
  const { institutionId, proposedBy } = act;
  if (!mayDo(permission, grants, { kind: 'institution', id: institutionId })) return false;
  const certifies = grants.some(
    ({ role, scope }) => role === 'certifying-officer' && scope?.id === institutionId,
  );
  return personId === proposedBy || certifies;
}
