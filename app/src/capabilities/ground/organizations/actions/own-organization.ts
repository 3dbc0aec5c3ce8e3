// The organisation that a representative changes: held for the transaction, and hers only while it is not frozen.
import { err, ok, type Result } from '@minga/basics';
import type { Scope } from '../../../../platform/access.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { holdOrganization, type Organization } from '../store/organizations.ts';

/** `scope` is that of the address, which the gate has found the actor to represent. */
export async function holdOwn(tx: Tx, scope: Scope): Promise<Result<Organization, Refusal>> {
  const organization = await holdOrganization(tx, scope.id);
  if (organization === undefined) return err({ code: 'organizations/unknown' });
  return organization.isFrozen ? err({ code: 'organizations/frozen' }) : ok(organization);
}
