// Who follows a proposal: whoever asked to be told what happens to it.
import type { Tx } from '../../../../platform/database/database.ts';

/** Twice is the same as once. */
export async function insertFollowing(
  tx: Tx,
  given: { readonly proposalId: string; readonly personId: string; readonly now: Date },
): Promise<void> {
  await tx
    .insertInto('proposals.following')
    .values({ proposal_id: given.proposalId, person_id: given.personId, since: given.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteFollowing(
  tx: Tx,
  { proposalId, personId }: { readonly proposalId: string; readonly personId: string },
): Promise<void> {
  await tx
    .deleteFrom('proposals.following')
    .where('proposal_id', '=', proposalId)
    .where('person_id', '=', personId)
    .execute();
}
