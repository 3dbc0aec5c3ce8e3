// The sanction of an edition as it stands, locked for whoever decides: its lists, and one sitting as it was seen.
import { err, ok, type Result } from '@minga/basics';
import type { Tx } from '../../../../platform/database/database.ts';
import { findPublicEdition, type PublicEdition } from '../../../edition/editions/index.ts';
import { contestsInForce, haltedBy } from '../../../edition/editions/rules/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import type { Matter } from '../rules/matter.ts';
import type { Refusal } from '../rules/refusal.ts';
import {
  lockEdition,
  readSubmissions,
  type Sitting,
  type Submission,
  type SubmittedContest,
} from '../store/submissions.ts';
import type { ByStaff, EditionAsked } from './by-staff.ts';

export interface Located {
  readonly edition: PublicEdition;
  /** Civil day there. */
  readonly today: string;
  readonly submissions: readonly Submission[];
}

/** Of this institution; whoever decides about the same edition waits. */
export async function locate(
  tx: Tx,
  { scope, now }: ByStaff,
  asked: EditionAsked,
): Promise<Result<Located, Refusal>> {
  const seen = await findPublicEdition(tx, asked.institution, asked.edition);
  if (seen?.institutionId !== scope.id) return err({ code: 'sanction/unknown' });
  await lockEdition(tx, seen.id);
  const edition = (await findPublicEdition(tx, asked.institution, asked.edition)) ?? seen;
  if (edition.isArchived) return err({ code: 'sanction/edition-over' });
  if (haltedBy(edition, null) !== undefined) return err({ code: 'sanction/edition-halted' });
  const submissions = await readSubmissions(tx, edition.id);
  return ok({ edition, submissions, today: dayIn(edition.place.timeZone, now) });
}

export interface LocatedSubmission extends Located {
  readonly submission: Submission;
}

export interface SubmissionAsked extends EditionAsked {
  readonly submissionId: string;
}

export async function locateSubmission(
  tx: Tx,
  by: ByStaff,
  asked: SubmissionAsked,
): Promise<Result<LocatedSubmission, Refusal>> {
  const located = await locate(tx, by, asked);
  if (!located.ok) return located;
  const submission = located.value.submissions.find(({ id }) => id === asked.submissionId);
  return submission === undefined
    ? err({ code: 'sanction/unknown' })
    : ok({ ...located.value, submission });
}

/** Any vote of a member on any of its projects. */
export function hasVotes({ sittings }: Pick<Submission, 'sittings'>): boolean {
  return sittings.some(({ decisions }) => decisions.some(({ votes }) => votes.length > 0));
}

export interface LocatedSitting extends LocatedSubmission {
  readonly sitting: Sitting;
}

export interface SittingAsked extends EditionAsked {
  readonly sittingId: string;
  /** The one that whoever saves has seen. */
  readonly version: number;
}

/** A sitting that is not closed, as it was seen by whoever saves. */
export async function locateSitting(
  tx: Tx,
  by: ByStaff,
  asked: SittingAsked,
): Promise<Result<LocatedSitting, Refusal>> {
  const located = await locate(tx, by, asked);
  if (!located.ok) return located;
  const found = findSitting(located.value.submissions, asked.sittingId);
  if (found === undefined) return err({ code: 'sanction/unknown' });
  if (found.sitting.version !== asked.version) return err({ code: 'sanction/changed-meanwhile' });
  return ok({ ...located.value, ...found });
}

/** The same while it is open. */
export async function locateOpen(
  tx: Tx,
  by: ByStaff,
  asked: SittingAsked,
): Promise<Result<LocatedSitting, Refusal>> {
  const found = await locateSitting(tx, by, asked);
  if (!found.ok) return found;
  const { state } = found.value.sitting;
  if (state === 'closed') return err({ code: 'sanction/sitting-closed' });
  return state === 'suspended' ? err({ code: 'sanction/sitting-suspended' }) : found;
}

export function findSitting(
  submissions: readonly Submission[],
  sittingId: string,
): Pick<LocatedSitting, 'submission' | 'sitting'> | undefined {
  for (const submission of submissions) {
    const sitting = submission.sittings.find(({ id }) => id === sittingId);
    if (sitting !== undefined) return { submission, sitting };
  }
  return undefined;
}

export function matterOf({ matters }: Submission, projectId: string): Matter | undefined {
  return matters.find((one) => one.projectId === projectId);
}

/** A sitting, and those that it continues: the last one first. */
export function chainOf(submission: Submission, sitting: Sitting): readonly Sitting[] {
  const before = submission.sittings.find(({ id }) => id === sitting.continuesId);
  return before === undefined ? [sitting] : [sitting, ...chainOf(submission, before)];
}

/** Submitted contests that nothing keeps from being decided. */
export function goingContests(
  edition: PublicEdition,
  { contests }: Submission,
): readonly SubmittedContest[] {
  return contests.filter((one) => !one.isStale && haltedBy(edition, one.contestId) === undefined);
}

/** What the bases call each contest. */
export function contestNames(edition: PublicEdition): ReadonlyMap<string, string> {
  return new Map(
    contestsInForce(edition.rules, edition.contests).map(({ id, name }) => [id, name]),
  );
}
