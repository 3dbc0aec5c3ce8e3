// The gates of an edition: what may happen next and what may not, as pure decisions. The database refuses the same.
import { err, ok, type Result } from '@minga/basics';
import type { BreadthRefusal, SlateProject } from './breadth.ts';
import type { InterruptionKind, Stage, Standing } from './standing.ts';
import {
  certifiedResult,
  closingFacts,
  drawnList,
  haltedBy,
  hasVoted,
  inForce,
  isCounted,
  isSanctioned,
  stageOf,
  stages,
} from './standing.ts';

export type GateRefusal =
  | { readonly code: 'editions/version-unknown' }
  | { readonly code: 'editions/without-commitment' }
  | { readonly code: 'editions/commitment-revoked' }
  /** Something that only the body changes is not as it saw it. */
  | { readonly code: 'editions/committed-part-changed' }
  | { readonly code: 'editions/above-commitment'; readonly overClp: number }
  | { readonly code: 'editions/version-not-newer' }
  | { readonly code: 'editions/change-without-two' }
  | { readonly code: 'editions/debt-without-reason'; readonly unfinishedCount: number }
  | { readonly code: 'editions/annulled' }
  | { readonly code: 'editions/suspended' }
  | { readonly code: 'editions/not-suspended' }
  | { readonly code: 'editions/not-published' }
  | { readonly code: 'editions/archived' }
  | { readonly code: 'editions/contest-unknown' }
  /** The stage before was not passed: `missing`. */
  | { readonly code: 'editions/stage-skipped'; readonly missing: Stage }
  | { readonly code: 'editions/stage-passed' }
  | { readonly code: 'editions/not-voted' }
  /** Nobody made known a result of this vote, that it was certified, or that the result in force was sanctioned. */
  | { readonly code: 'editions/not-counted' | 'editions/not-certified' | 'editions/not-sanctioned' }
  /** No list of this contest was frozen and drawn. */
  | { readonly code: 'editions/ballot-list-missing' }
  /** What would be voted on is not what was drawn. */
  | { readonly code: 'editions/ballot-list-differs' }
  | { readonly code: 'editions/not-all-asked'; readonly missing: readonly string[] }
  | BreadthRefusal;

export interface Publishing {
  readonly rulebookId: string;
  readonly commitmentId: string;
  /** Why the rules change, when some are in force already. */
  readonly reason: string | null;
  readonly isByTwo: boolean;
  /** Why the edition begins while works are unfinished. */
  readonly debtReason: string | null;
}

/** Puts a version in force: never without a commitment of the body that saw its committed part and covers it. */
export function decidePublishing(standing: Standing, given: Publishing): Result<void, GateRefusal> {
  if (standing.isArchived) return err({ code: 'editions/archived' });
  if (haltedBy(standing, null) === 'annulled') return err({ code: 'editions/annulled' });
  const version = standing.versions.find(({ id }) => id === given.rulebookId);
  if (version === undefined) return err({ code: 'editions/version-unknown' });
  const commitment = standing.commitments.find(({ id }) => id === given.commitmentId);
  if (commitment === undefined) return err({ code: 'editions/without-commitment' });
  if (commitment.isRevoked) return err({ code: 'editions/commitment-revoked' });
  if (commitment.committedSha256 !== version.committedSha256) {
    return err({ code: 'editions/committed-part-changed' });
  }
  const overClp = version.envelopeClp - commitment.amountClp;
  if (overClp > 0) return err({ code: 'editions/above-commitment', overClp });
  const current = inForce(standing);
  if (current !== undefined) {
    if (version.version <= current.version) return err({ code: 'editions/version-not-newer' });
    if (!given.isByTwo || given.reason === null)
      return err({ code: 'editions/change-without-two' });
  } else if (standing.unfinishedCount > 0 && given.debtReason === null) {
    const { unfinishedCount } = standing;
    return err({ code: 'editions/debt-without-reason', unfinishedCount });
  }
  return ok(undefined);
}

/** What a revoked commitment does: it stops what has not begun, and takes the effect from what has. */
export function effectOfRevoking(
  standing: Standing,
  commitmentId: string,
): 'none' | 'suspends' | 'becomes-consultation' {
  if (inForce(standing)?.commitmentId !== commitmentId) return 'none';
  return hasVoted(standing) ? 'becomes-consultation' : 'suspends';
}

export function decideRevoking(
  standing: Standing,
  commitmentId: string,
): Result<void, GateRefusal> {
  const commitment = standing.commitments.find(({ id }) => id === commitmentId);
  if (commitment === undefined) return err({ code: 'editions/without-commitment' });
  return commitment.isRevoked ? err({ code: 'editions/commitment-revoked' }) : ok(undefined);
}

/** What the vote of a contest would open on. */
export interface Opening {
  readonly slate: readonly Pick<SlateProject, 'projectId' | 'isWithdrawn'>[];
  /** Why it is too narrow, if it is. */
  readonly narrow: BreadthRefusal | undefined;
}

/** Opens the vote of a contest: published, committed, going on, not too narrow, and on the list as it was drawn. */
export function decideOpening(
  standing: Standing,
  contestId: string,
  { slate, narrow }: Opening,
): Result<void, GateRefusal> {
  const goesOn = decideGoingOn(standing, contestId);
  if (!goesOn.ok) return goesOn;
  const current = inForce(standing);
  if (current === undefined) return err({ code: 'editions/not-published' });
  const commitment = standing.commitments.find(({ id }) => id === current.commitmentId);
  if (commitment?.isRevoked !== false) return err({ code: 'editions/commitment-revoked' });
  if (stageOf(standing, contestId) !== undefined) return err({ code: 'editions/stage-passed' });
  if (narrow !== undefined) return err(narrow);
  const listed = drawnList(standing, contestId);
  if (listed === undefined) return err({ code: 'editions/ballot-list-missing' });
  return isAsListed(slate, listed) ? ok(undefined) : err({ code: 'editions/ballot-list-differs' });
}

/** All that stands is on the list, and what is on it stands or left with its reason. */
function isAsListed(slate: Opening['slate'], listed: readonly string[]): boolean {
  const there = new Set(slate.map(({ projectId }) => projectId));
  const isListed = new Set(listed);
  return (
    slate.every(({ projectId, isWithdrawn }) => isWithdrawn || isListed.has(projectId)) &&
    listed.every((id) => there.has(id))
  );
}

/** Passes any later stage: each only after the one before it, and with what it stands on made known. */
export function decidePassing(
  standing: Standing,
  contestId: string,
  stage: Exclude<Stage, 'voting-opened'>,
): Result<void, GateRefusal> {
  const goesOn = decideGoingOn(standing, contestId);
  if (!goesOn.ok) return goesOn;
  const last = stageOf(standing, contestId);
  const passed = last === undefined ? -1 : stages.indexOf(last);
  const place = stages.indexOf(stage);
  if (place <= passed) return err({ code: 'editions/stage-passed' });
  const missing = stages[passed + 1];
  if (missing !== undefined && missing !== stage) {
    return err({ code: 'editions/stage-skipped', missing });
  }
  const unknown = unknownFor(standing, contestId, stage);
  return unknown === undefined ? ok(undefined) : err({ code: unknown });
}

/** What a stage stands on and nobody made known yet. */
function unknownFor(standing: Standing, contestId: string, stage: Stage) {
  switch (stage) {
    case 'counted':
      return isCounted(standing, contestId) ? undefined : 'editions/not-counted';
    case 'certified':
      return certifiedResult(standing, contestId) ? undefined : 'editions/not-certified';
    case 'sanctioned':
    case 'execution-started':
      return isSanctioned(standing, contestId) ? undefined : 'editions/not-sanctioned';
    default:
      return undefined;
  }
}

function decideGoingOn(standing: Standing, contestId: string): Result<void, GateRefusal> {
  if (!standing.contestIds.includes(contestId)) return err({ code: 'editions/contest-unknown' });
  if (standing.isArchived) return err({ code: 'editions/archived' });
  const halted = haltedBy(standing, contestId);
  return halted === undefined ? ok(undefined) : err({ code: `editions/${halted}` });
}

/** Suspends, resumes, annuls or repeats; `contestId` null is the whole edition. */
export function decideInterrupting(
  standing: Standing,
  kind: InterruptionKind,
  contestId: string | null,
): Result<void, GateRefusal> {
  if (standing.isArchived) return err({ code: 'editions/archived' });
  if (contestId !== null && !standing.contestIds.includes(contestId)) {
    return err({ code: 'editions/contest-unknown' });
  }
  if (inForce(standing) === undefined) return err({ code: 'editions/not-published' });
  const halted = haltedBy(standing, contestId);
  if (halted === 'annulled') return err({ code: 'editions/annulled' });
  if (kind === 'suspended' && halted === 'suspended') return err({ code: 'editions/suspended' });
  if (kind === 'resumed') return decideResuming(standing, contestId);
  if (kind === 'repeated') {
    if (contestId === null) return err({ code: 'editions/contest-unknown' });
    if (stageOf(standing, contestId) === undefined) return err({ code: 'editions/not-voted' });
    if (stageOf(standing, contestId) === 'execution-started')
      return err({ code: 'editions/stage-passed' });
  }
  return ok(undefined);
}

/** What was suspended on its own goes on on its own; never without a commitment that stands. */
function decideResuming(standing: Standing, contestId: string | null): Result<void, GateRefusal> {
  const own = {
    interruptions: standing.interruptions.filter((one) => one.contestId === contestId),
  };
  if (haltedBy(own, contestId) !== 'suspended') return err({ code: 'editions/not-suspended' });
  const current = inForce(standing);
  const commitment = standing.commitments.find(({ id }) => id === current?.commitmentId);
  return commitment?.isRevoked === false || hasVoted(standing)
    ? ok(undefined)
    : err({ code: 'editions/commitment-revoked' });
}

/** An edition is over when its rules were consulted, its works reported and its people asked. */
export function decideArchiving(standing: Standing): Result<void, GateRefusal> {
  if (standing.isArchived) return err({ code: 'editions/archived' });
  const missing = closingFacts.filter((fact) => !standing.facts.has(fact));
  return missing.length === 0 ? ok(undefined) : err({ code: 'editions/not-all-asked', missing });
}
