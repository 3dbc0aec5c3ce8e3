// A step of a demonstration that no page takes: a team of invented people.
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import { grantRole, inventResidents } from '../../../ground/people/index.ts';

/** Where no persona works, two invented people do. */
export async function inventTeam(db: Database, keys: Keys, institutionId: string): Promise<void> {
  const [officer = '', secretary = ''] = await inventResidents(db, keys, 2);
  const scope = { kind: 'institution', id: institutionId } as const;
  await inTransaction(db, async (tx) => {
    for (const [personId, role] of [
      [officer, 'pb-officer'],
      [secretary, 'certifying-officer'],
    ] as const) {
      await grantRole(tx, { personId, role, scope, grantedBy: undefined });
    }
  });
}
