// Hands out a ballot paper: the right is spent and written down before anything is given, and the same is given again.
import { createHash } from 'node:crypto';
import { toBase64url } from '@minga/ballot';
import { err, ok, type Result } from '@minga/basics';
import { inTransaction, type RollTx } from '../../../../platform/database/database.ts';
import {
  type BlindRequest,
  type IssueRefusal,
  readRequest,
  requestText,
  windowAt,
} from '../rules/issue-request.ts';
import { spentAs } from '../rules/right.ts';
import { type KeptIssuer, listIssuers } from '../store/elections.ts';
import { insertEvent, moveRight, readRight } from '../store/rights.ts';
import { type Turn, useTurn } from '../store/turns.ts';
import { findVoter, type Voter } from '../store/voters.ts';
import type { BothDatabases } from './by-staff.ts';
import { isUnderReview } from './evidence.ts';
import { writeDown } from './journal-lines.ts';
import { EXPONENT, signToken } from './roll-keys.ts';
import { findElection, issueWindowOf, type SealedElection, stylesOf } from './sealed-election.ts';
import { readTurn } from './take-turn.ts';

/** After each of these a crash burns nothing: asked again with the same, the same is given. */
export type IssueStep = 'signed' | 'spent' | 'written';

export interface IssueAsked {
  /** As the booth sent it: 16 bytes. */
  readonly turn: Uint8Array;
  /** Hashes of the sessions of whoever asks: the turn was given to one of them. */
  readonly holders: readonly Buffer[];
  /** `CONTEST.BM`, each in base64url. */
  readonly bm: readonly string[];
  readonly now: Date;
}

export interface Issued {
  readonly electionId: string;
  /** `CONTEST.BS`, in the order of the style. */
  readonly bs: readonly string[];
}

interface Known {
  readonly turn: Turn & { readonly electionId: string };
  readonly turnHash: Buffer;
  readonly election: SealedElection;
  readonly voter: Voter;
  readonly requests: readonly BlindRequest[];
  readonly requestHash: Buffer;
  readonly issuers: readonly KeptIssuer[];
}

/** `reached` is told each step, for tests that end there. */
export async function issueBallotPaper(
  both: BothDatabases,
  asked: IssueAsked,
  reached: (step: IssueStep) => void = () => {},
): Promise<Result<Issued, IssueRefusal>> {
  const read = await readAsked(both, asked);
  if (!read.ok) return read;
  const known = read.value;
  const isRepeated = known.voter.requestHash?.equals(known.requestHash) === true;
  // After the close the keys are gone, and nothing could be cast with what they gave.
  if (isRepeated && known.election.state !== 'open') return err({ code: 'closed' });
  if (!isRepeated) {
    const refusal = await refusalOf(both, known, asked.now);
    if (refusal !== undefined) return err(refusal);
  }
  const bs = await signAll(both, known);
  reached('signed');
  if (!isRepeated) {
    const spent = await inTransaction(both.roll.db, (tx) => spend(tx, known));
    if (!spent.ok) return spent;
  }
  reached('spent');
  const { c } = known.voter;
  const h = toBase64url(known.requestHash);
  // Also of a repeated one: whoever asked before may have died before it was written.
  await writeDown(both.roll.journal, known.election.id, [{ c, ev: 'issued', h }]);
  reached('written');
  return ok({ electionId: known.election.id, bs });
}

async function readAsked(
  both: BothDatabases,
  { turn: h, holders, bm, now }: IssueAsked,
): Promise<Result<Known, IssueRefusal>> {
  const { db, roll } = both;
  const held = await readTurn(both, { turn: h, holders, now });
  if (!held.ok) return held;
  const { turn, turnHash } = held.value;
  const election = await findElection(db, turn.electionId);
  const voter = await findVoter(roll.db, turn.electionId, turn.vref);
  if (election === undefined || voter === undefined || voter.state === null)
    return err({ code: 'not-on-roll' });
  const issuers = await listIssuers(roll.db, election.id);
  const style = stylesOf(election).find(({ id }) => id === voter.style);
  if (style === undefined) return err({ code: 'style' });
  const contests = issuers.map(({ contest, modulus }) => ({
    id: contest,
    issuer: { kty: 'RSA' as const, n: toBase64url(modulus), e: EXPONENT },
  }));
  const requests = readRequest(bm, style, contests);
  if (!requests.ok) return requests;
  const requestHash = createHash('sha256').update(requestText(requests.value)).digest();
  return ok({ turn, turnHash, election, voter, requests: requests.value, requestHash, issuers });
}

/** Why somebody who asks for the first time is given nothing; nothing was changed until here. */
async function refusalOf(
  both: BothDatabases,
  { turn, election, voter }: Known,
  now: Date,
): Promise<IssueRefusal | undefined> {
  if (turn.isUsed) return { code: 'turn-used' };
  const window = election.state === 'open' ? windowAt(issueWindowOf(election), now) : 'closed';
  if (window !== 'open') return { code: window };
  if (voter.state !== null && voter.state !== 'available') return spentAs(voter.state);
  return (await isUnderReview(both, election.id)) ? { code: 'roll-under-review' } : undefined;
}

async function signAll(
  { roll }: BothDatabases,
  { election, requests, issuers }: Known,
): Promise<readonly string[]> {
  return Promise.all(
    requests.map(async ({ contest, bm }) => {
      const issuer = issuers.find((one) => one.contest === contest);
      if (issuer === undefined) throw new Error('each contest has its key');
      const bs = await signToken(roll.keys, election.id, issuer, bm);
      return `${contest}.${toBase64url(bs)}`;
    }),
  );
}

/** Compare and set, with the turn: of two at once, one. */
async function spend(
  tx: RollTx,
  { turnHash, election, voter, requestHash }: Known,
): Promise<Result<void, IssueRefusal>> {
  const moved = await moveRight(tx, election.id, voter.c, {
    from: 'available',
    to: 'issued',
    requestHash,
  });
  if (!moved) {
    const now = await readRight(tx, election.id, voter.c);
    if (now === undefined) return err({ code: 'not-on-roll' });
    // Another request with the same bytes was faster: what it gives is what this one gives.
    if (now.requestHash?.equals(requestHash) === true) return ok(undefined);
    return now.state === 'available' ? err({ code: 'turn-used' }) : err(spentAs(now.state));
  }
  await useTurn(tx, election.id, turnHash);
  await insertEvent(tx, election.id, voter.c, 'issued');
  return ok(undefined);
}
