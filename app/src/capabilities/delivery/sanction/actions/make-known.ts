// Makes a sanction known, in its transaction: what is approved, the fact and the stage of its contest, each project, everybody who took part.
import { assert, err, ok, type Result } from '@minga/basics';
import { m } from '#words';
import type { Tx } from '../../../../platform/database/database.ts';
import { bothPaths, putDocuments } from '../../../../platform/search.ts';
import { inLocale, sourceLocale } from '../../../../platform/words.ts';
import {
  depositFact,
  type PublicEdition,
  participants,
  passStage,
  tellParticipants,
} from '../../../edition/editions/index.ts';
import { stageOf } from '../../../edition/editions/rules/index.ts';
import { moveProposals } from '../../../edition/proposals/index.ts';
import type { ProposalState } from '../../../edition/proposals/rules/index.ts';
import { inBothLocales } from '../../../ground/people/index.ts';
import { askSanction, type SanctionToLog } from '../../../vote/count/index.ts';
import { isApproved } from '../rules/matter.ts';
import type { Refusal } from '../rules/refusal.ts';
import { signedOf } from '../rules/standing.ts';
import {
  endStaleApprovals,
  type NewApproval,
  saveApprovals,
  statesOfProjects,
} from '../store/approvals.ts';
import { documentOf, SEARCH_ROOM } from '../store/search-documents.ts';
import type { KeptDecision, Submission, SubmittedContest } from '../store/submissions.ts';
import type { ByStaff, SanctionSite } from './by-staff.ts';

export interface MadeKnown {
  readonly edition: PublicEdition;
  /** As it stands now. */
  readonly submission: Submission;
  /** Contests of it that were decided about now. */
  readonly contests: readonly SubmittedContest[];
  /** Ids of projects that were decided about now. */
  readonly projectIds: ReadonlySet<string>;
  readonly documentId: string;
  /** Of what that document says, in hexadecimal. */
  readonly documentSha256: string;
}

export async function makeKnown(
  tx: Tx,
  by: ByStaff,
  given: MadeKnown,
): Promise<Result<void, Refusal>> {
  for (const contest of given.contests) {
    await saveApprovals(tx, approvalsOf(given, contest, by.now));
    // What this result approves again has it by now.
    const ended = await endStaleApprovals(tx, { ...contest, now: by.now });
    const passed = await passSanctioned(tx, by, given, contest);
    if (!passed.ok) return passed;
    await moveProjects(tx, by, { ...given, contest, ended });
    await askSanction(tx, loggedSanction(by, given, contest));
  }
  return ok(undefined);
}

/** What the log of a sealed vote tells of it. */
function loggedSanction(
  { actor, now }: ByStaff,
  given: MadeKnown,
  { contestId, round }: SubmittedContest,
): SanctionToLog {
  const { submission, projectIds, documentSha256 } = given;
  const own = submission.matters.filter((one) => one.contestId === contestId);
  const ids = new Set(own.map(({ projectId }) => projectId));
  const decided =
    submission.lapse === null
      ? signedOf(submission).flatMap((one) =>
          ids.has(one.projectId) && projectIds.has(one.projectId)
            ? [
                {
                  ...{ projectId: one.projectId, outcome: loggedOutcomes[one.outcome] },
                  ...{ amountClp: one.amountClp ?? 0, reason: one.reason },
                },
              ]
            : [],
        )
      : own
          .filter(({ isFunded }) => isFunded)
          .map(({ projectId }) => ({
            ...{ projectId, outcome: 'lapse' as const, amountClp: 0 },
            reason: inLocale(sourceLocale, () => m.sanction_log_lapse()),
          }));
  const { personId } = actor;
  return { contestId, round, decisions: decided, documentSha256, personId, now };
}

const loggedOutcomes = {
  approved: 'approved',
  'approved-with-changes': 'changed',
  returned: 'returned',
  rejected: 'rejected',
} as const;

/** Approved in this submission, in whatever sitting: by their projects. */
function approvedNow({ submission }: MadeKnown, { contestId }: SubmittedContest) {
  const own = submission.matters.filter((one) => one.contestId === contestId);
  if (submission.lapse !== null) {
    return own
      .filter(({ isFunded }) => isFunded)
      .map(({ projectId, costClp }) => ({ projectId, amountClp: costClp, decisionId: null }));
  }
  const ids = new Set(own.map(({ projectId }) => projectId));
  return signedOf(submission).flatMap((one) =>
    ids.has(one.projectId) && isApproved(one)
      ? [{ projectId: one.projectId, amountClp: one.amountClp ?? 0, decisionId: one.id }]
      : [],
  );
}

function approvalsOf(
  given: MadeKnown,
  contest: SubmittedContest,
  now: Date,
): readonly NewApproval[] {
  const { edition, submission, projectIds } = given;
  return approvedNow(given, contest)
    .filter(({ projectId }) => projectIds.has(projectId))
    .map((one) => ({
      ...{ ...one, editionId: edition.id, contestId: contest.contestId },
      ...{ resultId: contest.resultId, submissionId: submission.id },
      ...{ scope: edition.rules.committed.scope, lapseId: submission.lapse?.id ?? null, now },
    }));
}

async function passSanctioned(
  tx: Tx,
  by: ByStaff,
  { edition, submission }: MadeKnown,
  { contestId, round, resultId }: SubmittedContest,
): Promise<Result<void, Refusal>> {
  await depositFact(tx, edition.id, {
    kind: 'contest-sanctioned',
    key: `${contestId}/${round}/${resultId}`,
    payload: { result: resultId, by: submission.lapse === null ? 'vote' : 'lapse' },
  });
  // A corrected result that is sanctioned again passes nothing again, nor does what came back later.
  if (stageOf(edition, contestId) !== 'certified') return ok(undefined);
  const passed = await passStage(tx, by, {
    ...{ editionId: edition.id, contestId, stage: 'sanctioned' },
  });
  return passed.ok ? ok(undefined) : err({ code: 'sanction/edition-halted' });
}

interface Moving extends MadeKnown {
  readonly contest: SubmittedContest;
  /** Approved under an earlier result and not any more. */
  readonly ended: readonly string[];
}

/** Each project to what the body decided; what the amount did not reach is not sanctioned either. */
async function moveProjects(tx: Tx, { now }: ByStaff, given: Moving): Promise<void> {
  const { submission, contest, documentId } = given;
  const own = submission.matters.filter((one) => one.contestId === contest.contestId);
  const signed = new Map(signedOf(submission).map((one) => [one.projectId, one]));
  const states = await statesOfProjects(
    tx,
    own.map(({ projectId }) => projectId),
  );
  const moves = own.flatMap(({ projectId, isFunded }): readonly Move[] => {
    const from = states.get(projectId) as ProposalState | undefined;
    if (from === undefined || !voted.has(from)) return [];
    const decision = signed.get(projectId);
    const whereTo =
      submission.lapse === null
        ? decidedTo(given, { projectId, from, decision })
        : lapsedTo(isFunded);
    return whereTo === undefined
      ? []
      : [{ proposalId: projectId, told: {}, documentId, now, ...over, ...whereTo }];
  });
  const moved = await moveProposals(tx, moves);
  assert(moved.ok, `what was voted is sanctioned or not: ${JSON.stringify(moved)}`);
}

type Move = Parameters<typeof moveProposals>[1][number];
type WhereTo = Pick<Move, 'to' | 'kind'> & Partial<Move>;
const over = { heldBy: null, holder: null, heldUntil: null } as const;

function lapsedTo(isFunded: boolean): WhereTo {
  return isFunded
    ? { to: 'sanctioned', kind: 'sanctioned-by-lapse' }
    : { to: 'not-sanctioned', kind: 'not-reached' };
}

/** Undefined where nothing happens to it. */
function decidedTo(
  { projectIds, ended }: Moving,
  {
    projectId,
    from,
    decision,
  }: {
    readonly projectId: string;
    readonly from: ProposalState;
    readonly decision: KeptDecision | undefined;
  },
): WhereTo | undefined {
  const hasEnded = ended.includes(projectId);
  if (decision === undefined) {
    const isLeft = from === 'listed' || hasEnded;
    return isLeft ? { to: 'not-sanctioned', kind: 'not-reached' } : undefined;
  }
  if (!projectIds.has(projectId)) return undefined;
  if (decision.return !== null) {
    const { by: holder, until: heldUntil } = decision.return;
    const to = hasEnded ? 'not-sanctioned' : from;
    return { to, kind: 'returned', heldBy: 'institution', holder, heldUntil };
  }
  return isApproved(decision)
    ? { to: 'sanctioned', kind: 'sanctioned' }
    : { to: 'not-sanctioned', kind: 'not-sanctioned' };
}

const voted: ReadonlySet<string> = new Set(['listed', 'sanctioned', 'not-sanctioned']);

export interface Telling {
  readonly edition: PublicEdition;
  /** Makes it one and the same: it is told once. */
  readonly key: string;
  readonly title: () => string;
}

/** Everybody who took part, and the search of the whole site. */
export async function tellEverybody(
  tx: Tx,
  { now }: ByStaff,
  { gather, pathIn }: SanctionSite,
  { edition, key, title }: Telling,
): Promise<void> {
  const found = await gather(participants, { editionId: edition.id });
  const at = { institution: edition.place.slug, edition: edition.slug };
  await tellParticipants(tx, edition, {
    ...{ participants: found.flat(), key: `sanction:${key}`, titles: inBothLocales(title), now },
    paths: bothPaths((locale) => pathIn(at, locale)),
  });
  const named = {
    ...{ id: edition.id, slug: edition.slug, name: edition.name },
    ...{ institutionSlug: edition.place.slug, institutionName: edition.place.name },
    ...{ cut: edition.place.cut, regionCode: edition.place.regionCode },
    projects: edition.slate.map(({ name }) => name),
  };
  await putDocuments(tx, SEARCH_ROOM, [documentOf(named, pathIn)]);
}
