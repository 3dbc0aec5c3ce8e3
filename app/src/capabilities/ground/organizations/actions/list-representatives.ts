// Who represents an organisation: the roles that people keeps.
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { standingGrantsIn } from '../../people/index.ts';

export interface Representative {
  readonly personId: string;
  readonly grantId: string;
  readonly since: Date;
}

/** The first one first. */
export async function listRepresentatives(
  db: Database | Tx,
  organizationId: string,
): Promise<readonly Representative[]> {
  const held = await standingGrantsIn(db, { kind: 'organization', id: organizationId });
  return held
    .filter(({ role }) => role === 'organization-representative')
    .map(({ personId, id, grantedAt }) => ({ personId, grantId: id, since: grantedAt }));
}
