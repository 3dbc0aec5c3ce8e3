// The keys that the urn made for an election, each secret half sealed.
import type { Selectable } from 'kysely';
import type { UrnDatabase, UrnTx } from '../../../../platform/database/database.ts';
import type { UrnElection } from '../../../../platform/database/urn-schema.ts';

export type KeptElection = Selectable<UrnElection>;

export async function findElection(
  db: UrnDatabase | UrnTx,
  electionId: string,
): Promise<KeptElection | undefined> {
  return db
    .selectFrom('urn.election')
    .selectAll()
    .where('election_id', '=', electionId)
    .executeTakeFirst();
}

/** Does nothing where there is one. */
export async function insertElection(tx: UrnTx, election: KeptElection): Promise<void> {
  await tx
    .insertInto('urn.election')
    .values(election)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Of every election of this urn, in their order. */
export async function electionIds(db: UrnDatabase | UrnTx): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('urn.election')
    .select('election_id')
    .orderBy('election_id')
    .execute();
  return rows.map((row) => row.election_id);
}
