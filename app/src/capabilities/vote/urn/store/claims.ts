// Promised ballots that somebody missed in the log, without a name.
import type { UrnDatabase, UrnTx } from '../../../../platform/database/database.ts';

type Bytes = Uint8Array;

export interface Claim {
  readonly hash: Bytes;
  readonly vote: Bytes;
  readonly promise: Bytes;
}

/** The same twice is one. */
export async function insertClaim(
  tx: UrnTx,
  electionId: string,
  { hash, vote, promise }: Claim,
): Promise<void> {
  await tx
    .insertInto('urn.claim')
    .values({
      election_id: electionId,
      leaf_hash: Buffer.from(hash),
      vote: Buffer.from(vote),
      promise: Buffer.from(promise),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** In the order of their hashes: nothing tells which came first. */
export async function claimsOf(db: UrnDatabase, electionId: string): Promise<readonly Claim[]> {
  const rows = await db
    .selectFrom('urn.claim')
    .select(['leaf_hash', 'vote', 'promise'])
    .where('election_id', '=', electionId)
    .orderBy('leaf_hash')
    .execute();
  return rows.map(({ leaf_hash: hash, vote, promise }) => ({ hash, vote, promise }));
}
