// Hands a ballot paper to somebody on the roll of a demonstration, as her session would ask for it.
import { createHash } from 'node:crypto';
import { fromBase64url } from '@minga/ballot';
import { err, type Result } from '@minga/basics';
import type { Run } from '../../../ground/people/rules/index.ts';
import type { IssueRefusal } from '../rules/issue-request.ts';
import { vrefOf } from '../store/voters.ts';
import type { BothDatabases } from './by-staff.ts';
import { type Issued, issueBallotPaper } from './issue.ts';
import { findElection } from './sealed-election.ts';
import { takeTurn } from './take-turn.ts';

export interface HandedOut {
  readonly electionId: string;
  readonly run: Run;
  /** `CONTEST.BM`, each in base64url. */
  readonly bm: readonly string[];
  readonly now: Date;
}

export async function handOut(
  both: BothDatabases,
  { electionId, run, bm, now }: HandedOut,
): Promise<Result<Issued, IssueRefusal>> {
  const election = await findElection(both.db, electionId);
  if (election === undefined) return err({ code: 'not-on-roll' });
  const holderHash = createHash('sha256').update(run).digest();
  const vref = vrefOf(both.roll.keys, electionId, run);
  const turn = await takeTurn(both, election, { by: 'session', vref, holderHash }, now);
  if (!turn.ok) return turn;
  const h = fromBase64url(turn.value.h) ?? new Uint8Array();
  return issueBallotPaper(both, { turn: h, holders: [holderHash], bm, now });
}
