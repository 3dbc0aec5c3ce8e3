// Acts of two people: who may sign one, until when, and how it ended.
import { err, ok, type Result } from '@minga/basics';

export type ActState = 'pending' | 'executed' | 'refused' | 'withdrawn' | 'expired';

/** How an act was ended, by whom and when. */
export interface ActEnd {
  readonly outcome: Exclude<ActState, 'pending' | 'expired'>;
  readonly endedBy: string;
  readonly endedAt: Date;
}

export interface ActTimes {
  readonly proposedBy: string;
  readonly expiresAt: Date;
  readonly end: ActEnd | undefined;
}

export function stateOfAct({ expiresAt, end }: Omit<ActTimes, 'proposedBy'>, now: Date): ActState {
  if (end !== undefined) return end.outcome;
  return expiresAt <= now ? 'expired' : 'pending';
}

export type ActRefusal =
  /** Not for this person: as if it were not at all. */
  | { readonly code: 'records/act-not-here' }
  | { readonly code: 'records/act-ended' }
  | { readonly code: 'records/act-expired' }
  | { readonly code: 'records/act-own' }
  /** One brought the other in, or reset her keys, less than thirty days ago. */
  | { readonly code: 'records/act-not-independent' }
  /** Whoever proposed it may not any more. */
  | { readonly code: 'records/act-proposer-left' }
  /** What it is done to is not what was proposed any more. */
  | { readonly code: 'records/act-changed' }
  /** The signature is missing, or is not one of this text by this person. */
  | { readonly code: 'records/act-not-signed' }
  /** The act itself refused, in its own words. */
  | { readonly code: 'records/act-refused'; readonly sentence: string };

export interface Signing extends ActTimes {
  readonly signer: string;
  /** Whether the table of permissions lets her sign it, and whether it still lets the proposer. */
  readonly signerMay: boolean;
  readonly proposerMay: boolean;
  readonly areIndependent: boolean;
  readonly isUnchanged: boolean;
}

/** Whether this person may sign this act now; the database asks the same again. */
export function decideSigning(given: Signing, now: Date): Result<void, ActRefusal> {
  const state = stateOfAct(given, now);
  if (!given.signerMay) return err({ code: 'records/act-not-here' });
  if (state === 'expired') return err({ code: 'records/act-expired' });
  if (state !== 'pending') return err({ code: 'records/act-ended' });
  if (given.signer === given.proposedBy) return err({ code: 'records/act-own' });
  if (!given.areIndependent) return err({ code: 'records/act-not-independent' });
  if (!given.proposerMay) return err({ code: 'records/act-proposer-left' });
  return given.isUnchanged ? ok(undefined) : err({ code: 'records/act-changed' });
}

/** Its proposer takes it back; whoever else could sign it refuses it. */
export function decideEnding(
  given: ActTimes & { readonly personId: string; readonly mayTakePart: boolean },
  now: Date,
): Result<'withdrawn' | 'refused', ActRefusal> {
  const isOwn = given.personId === given.proposedBy;
  if (!isOwn && !given.mayTakePart) return err({ code: 'records/act-not-here' });
  const state = stateOfAct(given, now);
  if (state === 'expired') return err({ code: 'records/act-expired' });
  if (state !== 'pending') return err({ code: 'records/act-ended' });
  return ok(isOwn ? 'withdrawn' : 'refused');
}
