// Gives a voter a turn: what the booth shows when it comes back, good once, for this session and fifteen minutes.
import { createHash, randomBytes } from 'node:crypto';
import { toBase64url } from '@minga/ballot';
import { err, ok, type Result } from '@minga/basics';
import { inTransaction } from '../../../../platform/database/database.ts';
import { type IssueRefusal, windowAt } from '../rules/issue-request.ts';
import { spentAs } from '../rules/right.ts';
import { findTurn, insertTurn, type Turn } from '../store/turns.ts';
import { findVoter } from '../store/voters.ts';
import type { BothDatabases } from './by-staff.ts';
import { isUnderReview } from './evidence.ts';
import type { KnownVoter } from './know-voter.ts';
import { findElection, issueWindowOf, type SealedElection } from './sealed-election.ts';

const TURN_BYTES = 16;
const TURN_MS = 15 * 60_000;

export interface GivenTurn {
  /** 16 bytes in base64url. */
  readonly h: string;
  readonly style: string;
}

/** Whoever has taken her ballot paper may come again for the same one, also when no more are handed out. */
export async function takeTurn(
  both: BothDatabases,
  election: SealedElection,
  { vref, holderHash }: KnownVoter,
  now: Date,
): Promise<Result<GivenTurn, IssueRefusal>> {
  const { roll } = both;
  const voter = vref === undefined ? undefined : await findVoter(roll.db, election.id, vref);
  const state = voter?.state ?? undefined;
  if (voter === undefined || state === undefined) return err({ code: 'not-on-roll' });
  if (state === 'desk') return err(spentAs(state));
  const window = election.state === 'open' ? windowAt(issueWindowOf(election), now) : 'closed';
  if (window === 'not-open') return err({ code: window });
  if (window === 'closed' && (state !== 'issued' || election.state !== 'open'))
    return err({ code: 'closed' });
  if (await isUnderReview(both, election.id)) return err({ code: 'roll-under-review' });
  const h = randomBytes(TURN_BYTES);
  await inTransaction(roll.db, (tx) =>
    insertTurn(tx, election.id, {
      turnHash: createHash('sha256').update(h).digest(),
      holderHash,
      vref: voter.vref,
      expiresAt: new Date(now.getTime() + TURN_MS),
    }),
  );
  return ok({ h: toBase64url(h), style: voter.style });
}

export interface TurnShown {
  readonly turn: Uint8Array;
  /** Hashes of the sessions of whoever shows it. */
  readonly holders: readonly Buffer[];
  readonly now: Date;
}

export interface HeldTurn {
  readonly turn: Turn & { readonly electionId: string };
  readonly turnHash: Buffer;
}

/** A turn that is still good, shown by whom it was given to. */
export async function readTurn(
  { roll }: Pick<BothDatabases, 'roll'>,
  { turn: h, holders, now }: TurnShown,
): Promise<Result<HeldTurn, IssueRefusal>> {
  const turnHash = createHash('sha256').update(h).digest();
  const turn = await findTurn(roll.db, turnHash, now);
  if (turn === undefined) return err({ code: 'turn-unknown' });
  const isHers = holders.some((hash) => hash.equals(turn.holderHash));
  return isHers ? ok({ turn, turnHash }) : err({ code: 'turn-session' });
}

/** For which election a turn is, and whether its ballot paper was taken already. */
export async function findTurnElection(
  both: BothDatabases,
  shown: TurnShown,
): Promise<
  Result<{ readonly election: SealedElection; readonly isIssued: boolean }, IssueRefusal>
> {
  const held = await readTurn(both, shown);
  if (!held.ok) return held;
  const { electionId, vref } = held.value.turn;
  const election = await findElection(both.db, electionId);
  if (election === undefined) return err({ code: 'turn-unknown' });
  const voter = await findVoter(both.roll.db, electionId, vref);
  return ok({ election, isIssued: voter?.state === 'issued' });
}
