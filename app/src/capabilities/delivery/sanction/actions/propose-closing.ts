// Proposes that what the body decided in a sitting be signed: judged now as it will be when the certifying officer signs.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { TwoPersonKind } from '../../../../platform/two-person.ts';
import { proposeAct } from '../../../ground/people/index.ts';
import { recountWithout } from '../../../vote/count/index.ts';
import { type ClosePayload, subjectOfSitting } from '../rules/acts.ts';
import { type ContestToClose, decisionsOf, judgeClosing } from '../rules/closing.ts';
import { outOf } from '../rules/effects.ts';
import type { Refusal } from '../rules/refusal.ts';
import { draftsOf, signedOf } from '../rules/standing.ts';
import { approvedElsewhereClp } from '../store/approvals.ts';
import { editionOfSitting, readSubmissions, type Submission } from '../store/submissions.ts';
import { allowed, type ByStaff } from './by-staff.ts';
import {
  chainOf,
  contestNames,
  findSitting,
  type LocatedSitting,
  locateOpen,
  type SittingAsked,
} from './locate.ts';

export interface ProposingClosing extends SittingAsked {
  readonly kind: TwoPersonKind;
  /** The number that the body gave its resolution. */
  readonly resolution: string;
}

/** The id of the act that waits. */
export async function proposeClosing(
  db: Database,
  by: ByStaff,
  { kind, resolution, ...asked }: ProposingClosing,
): Promise<Result<string, Refusal>> {
  const may = allowed(by, 'sanction/close-sitting');
  if (!may.ok) return may;
  if (resolution === '') return err({ code: 'sanction/resolution-number-missing' });
  const recounts = await recountsOf(db, by, asked);
  if (!recounts.ok) return recounts;
  return inTransaction(db, async (tx) => {
    const found = await locateOpen(tx, by, asked);
    if (!found.ok) return found;
    const judged = await judgeSitting(tx, found.value, recounts.value);
    if (!judged.ok) return judged;
    const { actor, now, scope } = by;
    return ok(
      await proposeAct(tx, {
        ...{
          kind,
          payload: payloadOf(found.value, resolution),
          institutionId: scope.id,
          actor,
          now,
        },
        subject: subjectOfSitting(asked.sittingId),
      }),
    );
  });
}

export type Recounts = ReadonlyMap<string, ReadonlySet<string>>;

/** What a recount funds without those that are out, where the bases ask for one: by contest, before anything is locked. */
async function recountsOf(
  db: Database,
  by: ByStaff,
  asked: SittingAsked,
): Promise<Result<Recounts, Refusal>> {
  const located = await inTransaction(db, (tx) => locateOpen(tx, by, asked));
  if (!located.ok) return located;
  const { submission } = located.value;
  const recounts = new Map<string, ReadonlySet<string>>();
  for (const { contestId, replacement, resultId, left } of submission.contests) {
    if (replacement !== 'recount') continue;
    const own = submission.matters.filter((one) => one.contestId === contestId);
    const contest = { matters: own, signed: signedOf(submission) };
    const decided = decisionsOf(contest, draftsOf(submission)).flatMap(
      ({ decision }) => decision ?? [],
    );
    const lines = await recountWithout({ db }, resultId, [...left, ...outOf(decided)]);
    if (!lines.ok) return err({ code: 'sanction/recount-failed' });
    const funded = lines.value.filter((line) => line.isFunded);
    recounts.set(contestId, new Set(funded.map(({ projectId }) => projectId)));
  }
  return ok(recounts);
}

/** Contests of a submission as they are judged, with what was signed of each. */
export function contestsToClose(
  { edition, submission }: Pick<LocatedSitting, 'edition' | 'submission'>,
  recounts: Recounts = new Map(),
): readonly ContestToClose[] {
  const names = contestNames(edition);
  const signed = signedOf(submission);
  return submission.contests.map((one) => {
    const matters = submission.matters.filter(({ contestId }) => contestId === one.contestId);
    const ids = new Set(matters.map(({ projectId }) => projectId));
    const recounted = recounts.get(one.contestId);
    return {
      ...{ contestId: one.contestId, name: names.get(one.contestId) ?? one.code },
      ...{ amountClp: one.amountClp, replacement: one.replacement, isStale: one.isStale, matters },
      signed: signed.filter(({ projectId }) => ids.has(projectId)),
      ...(recounted && { recounted }),
    };
  });
}

/** Whether it can be signed as it stands. */
export async function judgeSitting(
  tx: Tx,
  found: LocatedSitting,
  recounts: Recounts,
): Promise<Result<void, Refusal>> {
  const { edition, submission, sitting } = found;
  const chain = chainOf(submission, sitting);
  const drafts = chain.flatMap(({ decisions, inOffice }) =>
    decisions
      .filter(({ resolutionId }) => resolutionId === null)
      .map((decision) => ({ decision, votes: decision.votes, inOffice })),
  );
  const elsewhereClp = await approvedElsewhereClp(tx, edition.id, submission.id);
  return judgeClosing({
    ...{ contests: contestsToClose(found, recounts), drafts },
    ...{ majority: sitting.majority, quorum: sitting.quorum },
    envelopeClp: edition.rules.committed.envelopeClp - elsewhereClp,
  });
}

/** The same for whoever looks at it, before anything is proposed. */
export function judgeAsSeen(
  db: Database,
  found: LocatedSitting,
  recounts: Recounts,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, (tx) => judgeSitting(tx, found, recounts));
}

/** What both people read and sign: the sitting, and all that was decided in it and in those that it continues. */
export function payloadOf(
  { edition, submission, sitting }: LocatedSitting,
  resolution: string,
): ClosePayload {
  const { place, id, slug, name } = edition;
  return {
    place: { id: place.id, slug: place.slug, name: place.name },
    edition: { id, slug, name },
    submission: { id: submission.id, number: submission.number },
    body: { id: submission.bodyId, kind: submission.bodyKind },
    sitting: { id: sitting.id, name: sitting.name, heldOn: sitting.heldOn },
    resolution,
    majority: sitting.majority,
    quorum: sitting.quorum,
    majorityNorm: sitting.majorityNorm,
    ...decidedIn(submission, chainOf(submission, sitting), contestNames(edition)),
  };
}

function decidedIn(
  submission: Submission,
  chain: readonly { readonly id: string }[],
  names: ReadonlyMap<string, string>,
): Pick<ClosePayload, 'results' | 'decisions'> {
  const drafts = draftsOf(submission).filter(({ sittingId }) =>
    chain.some(({ id }) => id === sittingId),
  );
  const ids = new Set(drafts.map(({ projectId }) => projectId));
  const decided = submission.matters.filter(({ projectId }) => ids.has(projectId));
  const results = submission.contests
    .filter((one) => decided.some(({ contestId }) => contestId === one.contestId))
    .map(({ contestId, resultId, certificationCode, resultSha256: sha256 }) => ({
      ...{ contest: names.get(contestId) ?? '', resultId, certificationCode, sha256 },
    }));
  const decisions = decided.flatMap((matter) => {
    const one = drafts.find(({ projectId }) => projectId === matter.projectId);
    if (one === undefined) return [];
    const { id: _, resolutionId: __, mending: ___, votes, ...decision } = one;
    return [
      {
        ...{ ...decision, contest: names.get(matter.contestId) ?? '', name: matter.name },
        votes: votes.map(({ memberId, name, vote, interest }) => ({
          ...{ memberId, name, vote, interest },
        })),
      },
    ];
  });
  return { results, decisions };
}

/** A text that is another one as soon as something of the sitting or of its list is: what an act is compared with. */
export async function versionOfSitting(db: Database | Tx, sittingId: string): Promise<string> {
  const editionId = await editionOfSitting(db, sittingId);
  const submissions = editionId === undefined ? [] : await readSubmissions(db, editionId);
  const found = findSitting(submissions, sittingId);
  if (found === undefined) return '';
  const { submission, sitting } = found;
  const corrections = chainOf(submission, sitting)
    .flatMap(({ decisions }) => decisions)
    .flatMap(({ votes }) => votes)
    .flatMap((one) => one.corrections);
  const stale = submission.contests.filter(({ isStale }) => isStale);
  return [
    ...[sitting.state, sitting.version, corrections.length, stale.length],
    ...[submission.resolutions.length, submission.lapse === null ? 0 : 1],
  ].join('.');
}
