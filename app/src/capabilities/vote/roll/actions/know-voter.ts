// Who asks for a ballot paper: a resident whose provider proved her RUN a moment ago, or whoever opened a slip with a code.
import { createHash } from 'node:crypto';
import type { Actor } from '../../../../platform/access.ts';
import type { House, RollTools } from '../../../../platform/room.ts';
import { methodOfSession, readRun } from '../../../ground/people/index.ts';
import { isFresh } from '../../../ground/people/rules/index.ts';
import { findCodeSession } from '../store/slips.ts';
import { vrefOf } from '../store/voters.ts';

export interface KnownVoter {
  readonly by: 'session' | 'code';
  /** Undefined for somebody without a RUN: she is on no roll. */
  readonly vref: Buffer | undefined;
  /** Hash of the session that asks, by which a turn knows it again. */
  readonly holderHash: Buffer;
}

type Voting = Pick<House, 'db' | 'keys'> & { readonly roll: RollTools };

interface Asking {
  readonly electionId: string;
  readonly actor: Actor | undefined;
  /** Of the cookie that a code gave. */
  readonly codeToken: string | undefined;
  readonly now: Date;
}

export function holderHashOf(kind: 'session' | 'code', text: string): Buffer {
  return createHash('sha256').update(`${kind}:${text}`).digest();
}

/** Undefined where nobody proved who she is, or did so too long ago; staff are known by their powers and not by a RUN. */
export async function knowVoter(house: Voting, asking: Asking): Promise<KnownVoter | undefined> {
  return (await bySession(house, asking)) ?? (await byCode(house, asking));
}

async function bySession(
  { db, keys, roll }: Voting,
  { electionId, actor, now }: Asking,
): Promise<KnownVoter | undefined> {
  if (actor === undefined || !isFresh(actor.provenAt, now)) return undefined;
  const method = await methodOfSession(db, actor.sessionId);
  if (method === 'passkey' || method === 'totp') return undefined;
  const run = await readRun(db, keys, actor.personId);
  return {
    by: 'session',
    vref: run && vrefOf(roll.keys, electionId, run),
    holderHash: holderHashOf('session', actor.sessionId),
  };
}

async function byCode(
  { roll }: Voting,
  { electionId, codeToken, now }: Asking,
): Promise<KnownVoter | undefined> {
  if (codeToken === undefined) return undefined;
  const holderHash = holderHashOf('code', codeToken);
  const vref = await findCodeSession(roll.db, electionId, holderHash, now);
  return vref && { by: 'code', vref, holderHash };
}
