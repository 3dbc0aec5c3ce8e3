// Somebody new on a roll: her salt, the commitment that stands for her right, and her sealed RUN.
import { randomBytes } from 'node:crypto';
import { commitment, toBase64url } from '@minga/ballot';
import type { RollTx } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import type { RollTools } from '../../../../platform/room.ts';
import type { Run } from '../../../ground/people/rules/index.ts';
import type { AddedEntry } from '../rules/evidence.ts';
import type { Assurance } from '../rules/right.ts';
import { insertEvent, insertRight } from '../store/rights.ts';
import {
  insertVoters,
  type NewVoter,
  openRun,
  openSalt,
  sealRun,
  sealSalt,
  type Voter,
  vrefOf,
} from '../store/voters.ts';
import { writeDown } from './journal-lines.ts';

const SALT_BYTES = 32;

export interface Joining {
  readonly run: Run;
  readonly style: string;
  readonly assurance: Assurance;
  readonly isListed: boolean;
}

export function makeVoter(keys: Keys, electionId: string, joining: Joining): NewVoter {
  const { run, style, assurance, isListed } = joining;
  const vref = vrefOf(keys, electionId, run);
  const salt = toBase64url(randomBytes(SALT_BYTES));
  return {
    ...{ vref, style, assurance, isListed },
    c: toBase64url(commitment({ id: electionId, run, style, salt })),
    saltSealed: sealSalt(keys, electionId, vref, salt),
    runSealed: sealRun(keys, electionId, vref, run),
  };
}

/** Adds somebody to a roll that is frozen, with her right and its event; undefined if she is on it already. */
export async function addVoter(
  tx: RollTx,
  keys: Keys,
  electionId: string,
  joining: Omit<Joining, 'isListed'>,
): Promise<NewVoter | undefined> {
  const voter = makeVoter(keys, electionId, { ...joining, isListed: false });
  if ((await insertVoters(tx, electionId, [voter])) === 0) return undefined;
  await insertRight(tx, electionId, voter.c);
  await insertEvent(tx, electionId, voter.c, 'add');
  return voter;
}

/** After the transaction that added her: from this a roll that was put back knows her again, and takes her once. */
export function writeAdded(
  { journal }: RollTools,
  electionId: string,
  { c, vref, style, assurance }: NewVoter,
): Promise<void> {
  const added = { vref: vref.toString('base64url'), style, assurance };
  return writeDown(journal, electionId, [{ c, ev: 'add', added }]);
}

/** As she was added, without her number and her salt, which only the lost database had; false if she is there. */
export async function bringBack(
  tx: RollTx,
  electionId: string,
  { c, vref, style, assurance }: AddedEntry & { readonly c: string },
): Promise<boolean> {
  const known = { c, style, assurance, vref: Buffer.from(vref, 'base64url'), isListed: false };
  const voter = { ...known, saltSealed: null, runSealed: null };
  if ((await insertVoters(tx, electionId, [voter])) === 0) return false;
  await insertRight(tx, electionId, c);
  return true;
}

export interface OpenedVoter {
  readonly run: Run;
  /** Base64url. */
  readonly salt: string;
}

/** What her right was made of; undefined once the numbers are erased. */
export function openVoter(
  keys: Keys,
  electionId: string,
  { vref, runSealed, saltSealed }: Pick<Voter, 'vref' | 'runSealed' | 'saltSealed'>,
): OpenedVoter | undefined {
  if (runSealed === null || saltSealed === null) return undefined;
  return {
    run: openRun(keys, electionId, vref, runSealed),
    salt: openSalt(keys, electionId, vref, saltSealed),
  };
}
