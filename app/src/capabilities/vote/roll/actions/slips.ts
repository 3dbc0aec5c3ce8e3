// Codes in sealed slips: made and shown once to be printed, handed over in person, and good only for a ballot paper.
import { randomBytes } from 'node:crypto';
import { readSlipCode, slipCode, toBase64url } from '@minga/ballot';
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { forgetAttempts, type RateLimit, waitSeconds } from '../../../../platform/rate-limit.ts';
import type { RollTools } from '../../../../platform/room.ts';
import type { Run } from '../../../ground/people/rules/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import {
  codeHash,
  findSlipByCode,
  handOverSlip,
  insertCodeSession,
  insertSlips,
} from '../store/slips.ts';
import { findVoter, vrefOf } from '../store/voters.ts';
import { auditStaff, type BothDatabases, type ByStaff } from './by-staff.ts';
import { holderHashOf } from './know-voter.ts';
import { deskHoursOf, type SealedElection } from './sealed-election.ts';
import { watchGuesses } from './watch-guesses.ts';

const CODE_BYTES = 10;
const TOKEN_BYTES = 32;
export const CODE_SESSION_SECONDS = 1_800;
/** Of whoever guesses codes that begin alike. */
const PER_PREFIX: RateLimit = { name: 'roll/code-prefix', attempts: 5, windowSeconds: 900 };
const PREFIX_SIGNS = 4;

export interface MadeSlip {
  /** Printed outside. */
  readonly number: number;
  /** Printed inside, and kept nowhere. */
  readonly code: string;
}

export async function makeSlips(
  roll: RollTools,
  electionId: string,
  count: number,
): Promise<readonly MadeSlip[]> {
  const codes = Array.from({ length: count }, () => slipCode(randomBytes(CODE_BYTES)));
  const hashes = codes.map((code) => codeHash(roll.keys, electionId, readSlipCode(code) ?? ''));
  const first = await inTransaction(roll.db, (tx) => insertSlips(tx, electionId, hashes));
  return codes.map((code, at) => ({ number: first + at, code }));
}

/** To somebody whose document was seen: from now on the code inside is hers. */
export async function handOver(
  both: BothDatabases,
  election: SealedElection,
  by: ByStaff,
  { number, run }: { readonly number: number; readonly run: Run },
): Promise<Result<void, Refusal>> {
  const { roll } = both;
  const electionId = election.id;
  if (!deskHoursOf(election, by.now).mayGiveCodes) return err({ code: 'roll/papers-over' });
  const vref = vrefOf(roll.keys, electionId, run);
  const voter = await findVoter(roll.db, electionId, vref);
  if (voter === undefined || voter.state === null) return err({ code: 'roll/not-on-roll' });
  if (voter.state !== 'available')
    return err({ code: voter.state === 'issued' ? 'roll/already-issued' : 'roll/right-desk' });
  const isGiven = await inTransaction(roll.db, (tx) => handOverSlip(tx, electionId, number, vref));
  if (!isGiven) return err({ code: 'roll/slip-unknown' });
  await auditStaff(both.db, by, { electionId, act: 'roll/hand-over-code', told: { slip: number } });
  return ok(undefined);
}

/** A session that can do nothing but take a ballot paper; its token goes into a cookie. */
export async function enterByCode(
  both: { readonly db: Database; readonly roll: RollTools },
  election: SealedElection,
  typed: string,
  now: Date,
): Promise<Result<string, Refusal>> {
  const { db, roll } = both;
  const electionId = election.id;
  const code = readSlipCode(typed);
  if (code === undefined) return err({ code: 'roll/code-wrong' });
  const counted = (text: string) => roll.keys.fingerprint('roll/code-tries', text);
  const prefix = counted(`${electionId} ${code.slice(0, PREFIX_SIGNS)}`);
  const wait = await waitSeconds(db, PER_PREFIX, prefix);
  const vref =
    wait === undefined
      ? await findSlipByCode(roll.db, electionId, codeHash(roll.keys, electionId, code))
      : undefined;
  if (vref === undefined) {
    await watchGuesses(db, election, { who: counted(electionId), now });
    return err(
      wait === undefined
        ? { code: 'roll/code-wrong' }
        : { code: 'roll/too-many-tries', minutes: Math.ceil(wait / 60) },
    );
  }
  await forgetAttempts(db, PER_PREFIX, prefix);
  const token = toBase64url(randomBytes(TOKEN_BYTES));
  await inTransaction(roll.db, (tx) =>
    insertCodeSession(tx, electionId, {
      tokenHash: holderHashOf('code', token),
      vref,
      expiresAt: new Date(now.getTime() + CODE_SESSION_SECONDS * 1000),
    }),
  );
  return ok(token);
}
