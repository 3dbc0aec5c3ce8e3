// Who represents an organisation, for whoever holds it: the grants that nothing has ended.
import type { Database, Tx } from '../../../../platform/database/database.ts';

export interface Representative {
  readonly personId: string;
  readonly grantId: string;
  readonly since: Date;
}

/**
 * The first one first. A grant that ends counts no more, whatever the hour: the clock of a transaction
 * stands still, so that of two who leave at once the second would still see the first.
 */
export async function listRepresentatives(
  db: Database | Tx,
  organizationId: string,
): Promise<readonly Representative[]> {
  return db
    .selectFrom('people.role_grant')
    .select(['person_id as personId', 'id as grantId', 'granted_at as since'])
    .where('organization_id', '=', organizationId)
    .where('role', '=', 'organization-representative')
    .where('ended_at', 'is', null)
    .orderBy('granted_at')
    .orderBy('id')
    .execute();
}
