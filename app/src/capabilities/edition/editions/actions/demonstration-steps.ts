// Two steps of a demonstration that no page takes: a team of invented people, and a slate that no proposal filled.
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import { grantRole, inventResidents } from '../../../ground/people/index.ts';
import type { FeasibleProject } from '../store/passages.ts';
import { depositProject } from './keep-slate.ts';

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

export function depositSlate(
  db: Database,
  slate: readonly { readonly project: FeasibleProject; readonly at: Date }[],
): Promise<void> {
  return inTransaction(db, async (tx) => {
    for (const { project, at } of slate) await depositProject(tx, project, at);
  });
}
