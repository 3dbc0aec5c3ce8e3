// The shares of the key of an urn, as the holders bring them to the opening: each is judged alone before any are joined.
import { checkShare, type JoinProblem, joinShares, type Share } from '@minga/ballot';
import { err, type Result } from '@minga/basics';

/** The key, or the first share that is not what its holder was given; with too few, which ones are good is known already. */
export function judgeShares(
  shares: readonly Share[],
  commits: readonly Uint8Array[],
): Result<Uint8Array, JoinProblem> {
  const wrong = shares.find((share) => !checkShare(share, commits));
  return wrong === undefined
    ? joinShares(shares, commits)
    : err({ code: 'share-wrong', i: wrong.i });
}
