// The checks of one request to cast, before anything is kept; done in a thread beside the one that answers.
import {
  type CastCode,
  type CastContext,
  checkReadVote,
  fromBase64url,
  readCast,
} from '@minga/ballot';
import { err, ok, type Result } from '@minga/basics';

type Bytes = Uint8Array;

/** What is kept of a ballot that passed. */
export interface CheckedBallot {
  readonly contest: string;
  readonly pk: Bytes;
  readonly hash: Bytes;
  /** A part of the body that it came in. */
  readonly leaf: Bytes;
}

export interface CastRefusal {
  readonly code: CastCode;
  /** Place of the ballot that is meant, from 0. */
  readonly ballot?: number;
}

export type CheckedCast = Result<readonly CheckedBallot[], CastRefusal>;

/** In the order of docs/voting.md §8; one ballot a contest. */
export async function checkCast(body: Bytes, context: CastContext): Promise<CheckedCast> {
  const read = readCast(body, context.contests.length);
  if (!read.ok) return err({ code: read.error });
  const checked: CheckedBallot[] = [];
  for (const [ballot, given] of read.value.entries()) {
    const one = await checkReadVote(given, context);
    if (!one.ok) return err({ code: one.error, ballot });
    const { vote, hash, leaf } = one.value;
    if (checked.some(({ contest }) => contest === vote.contest)) {
      return err({ code: 'contest', ballot });
    }
    const pk = fromBase64url(vote.pk) ?? new Uint8Array();
    checked.push({ contest: vote.contest, pk, hash, leaf });
  }
  return ok(checked);
}
