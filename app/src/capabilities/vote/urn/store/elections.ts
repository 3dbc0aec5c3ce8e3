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
