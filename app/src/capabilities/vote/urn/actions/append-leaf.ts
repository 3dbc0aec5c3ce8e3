// Takes a leaf of the site into the log when it may be the next one; the same leaf twice is one leaf.
import { canon, fromBase64url, type LeafError, leafHash, parseLeaf } from '@minga/ballot';
import { err, ok, type Result } from '@minga/basics';
import {
  inTransaction,
  type UrnDatabase,
  type UrnTx,
} from '../../../../platform/database/database.ts';
import { type Judge, type LeafProblem, leafProblem } from '../rules/legality.ts';
import { appendLeaves, indexOf, lockLog, logView } from '../store/log-leaves.ts';
import { addLoggedBallots, ballotOf } from '../store/waiting-ballots.ts';

type Bytes = Uint8Array;

export type AppendCode = LeafError | LeafProblem;

/** Answers the place of the leaf, also when it was there before. */
export async function appendLeaf(
  db: UrnDatabase,
  electionId: string,
  bytes: Bytes,
  judge: Judge,
): Promise<Result<{ readonly index: number }, AppendCode>> {
  const leaf = parseLeaf(bytes);
  if (!leaf.ok) return leaf;
  const hash = leafHash(bytes);
  const appended = { type: leaf.value.type, hash, leaf: bytes };
  return inTransaction(db, async (tx) => {
    await lockLog(tx, electionId);
    const there = await indexOf(tx, electionId, hash);
    if (there !== undefined) return ok({ index: there });
    const view = await logView(tx, electionId);
    if (view === undefined) return err('not-open');
    const problem = await leafProblem(view, leaf.value, bytes, judge);
    if (problem !== undefined) return err(problem);
    if (leaf.value.type === 'late') {
      const refusal = await keepLate(tx, electionId, leaf.value.e);
      if (refusal !== undefined) return err(refusal);
    }
    const index = view.state.size;
    await appendLeaves(tx, electionId, index, [appended]);
    return ok({ index });
  });
}

/** A late ballot counts as one that is in the log: its key cannot vote again, and it waits for no batch. */
async function keepLate(
  tx: UrnTx,
  electionId: string,
  vote: { readonly contest: string; readonly pk: string; readonly [key: string]: unknown },
): Promise<'already-voted' | 'in-log' | undefined> {
  const { contest } = vote;
  const pk = fromBase64url(vote.pk) ?? new Uint8Array();
  const hash = leafHash(canon(vote));
  const there = await ballotOf(tx, electionId, { contest, pk });
  if (there?.isInLog) return Buffer.from(hash).equals(there.hash) ? 'in-log' : 'already-voted';
  if (there === undefined) await addLoggedBallots(tx, electionId, [{ contest, pk, hash }]);
  return undefined;
}
