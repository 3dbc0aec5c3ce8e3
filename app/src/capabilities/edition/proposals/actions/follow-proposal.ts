// Follows a proposal, or stops: whoever follows is told when it moves.
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { deleteFollowing, insertFollowing } from '../store/followings.ts';

interface Following {
  readonly proposalId: string;
  readonly personId: string;
}

/** Twice is the same as once. */
export function followProposal(
  db: Database,
  following: Following & { readonly now: Date },
): Promise<void> {
  return inTransaction(db, (tx) => insertFollowing(tx, following));
}

export function unfollowProposal(db: Database, following: Following): Promise<void> {
  return inTransaction(db, (tx) => deleteFollowing(tx, following));
}
