// What each decision would bring in or leave out, before it is voted: by the next of the order, or by counting again.
import type { Database } from '../../../../platform/database/database.ts';
import { recountWithout } from '../../../vote/count/index.ts';
import { contestsToClose } from '../actions/propose-closing.ts';
import { type ContestToClose, decisionsOf, effectsOfContest } from '../rules/closing.ts';
import { type Effects, outOf } from '../rules/effects.ts';
import type { Decision, Matter, Outcome } from '../rules/matter.ts';
import { draftsOf } from '../rules/standing.ts';
import type { SubmittedContest } from '../store/submissions.ts';
import type { AtSitting } from './at-desk.ts';

/** What changes for a contest if one more thing is decided of it. */
export interface Change {
  readonly enters: readonly Matter[];
  readonly leaves: readonly Matter[];
  /** Negative: more would be approved than there is. */
  readonly leftClp: number;
}

export interface ContestSeen {
  readonly contest: ContestToClose;
  readonly drafts: readonly Decision[];
  /** As it stands with what is drafted; undefined where it could not be counted. */
  readonly now: Effects | undefined;
}

/** Every contest of the list with what is signed and drafted of it. */
export function seeContests(given: AtSitting): Promise<ContestSeen[]> {
  const drafts = draftsOf(given.submission);
  return Promise.all(contestsToClose(given).map((contest) => seeUnder(given, contest, drafts)));
}

/** A contest under drafts that are kept, or that somebody supposes. */
export async function seeUnder(
  { house, submission }: Pick<AtSitting, 'house' | 'submission'>,
  contest: ContestToClose,
  drafts: readonly Decision[],
): Promise<ContestSeen> {
  const counted = await countedUnder(house.db, submission.contests, contest, drafts);
  if (counted === undefined) return { contest, drafts, now: undefined };
  return { contest: counted, drafts, now: effectsOfContest(counted, drafts) };
}

type WithResult = readonly Pick<SubmittedContest, 'contestId' | 'resultId' | 'left'>[];

/** Undefined where the bases ask for a recount that could not be made now. */
async function countedUnder(
  db: Database,
  results: WithResult,
  contest: ContestToClose,
  drafts: readonly Decision[],
): Promise<ContestToClose | undefined> {
  if (contest.replacement === 'next-in-order') return contest;
  const decided = decisionsOf(contest, drafts).flatMap(({ decision }) => decision ?? []);
  const out = outOf(decided);
  if (out.length === 0) return contest;
  const submitted = results.find(({ contestId }) => contestId === contest.contestId);
  if (submitted === undefined) return undefined;
  const { resultId, left } = submitted;
  const lines = await recountWithout({ db }, resultId, [...left, ...out]);
  if (!lines.ok) return undefined;
  const funded = lines.value.filter(({ isFunded }) => isFunded).map(({ projectId }) => projectId);
  return { ...contest, recounted: new Set(funded) };
}

/** Something that somebody supposes of a project, with nothing written. */
export function supposed(
  projectId: string,
  outcome: Outcome,
  amountClp: number | null = null,
): Decision {
  return {
    ...{ projectId, outcome, isCarried: true, amountClp, place: null },
    ...{ reason: '', changes: '', minority: '', return: null, castingBy: null },
  };
}

/** Against how it stands now, but for the project itself; undefined where one of both could not be counted. */
function changeBetween(now: ContestSeen, then: ContestSeen, projectId: string): Change | undefined {
  if (now.now === undefined || then.now === undefined) return undefined;
  const before = new Set(now.now.funded.map((one) => one.projectId));
  const after = new Set(then.now.funded.map((one) => one.projectId));
  const others = now.contest.matters.filter((one) => one.projectId !== projectId);
  return {
    enters: others.filter((one) => after.has(one.projectId) && !before.has(one.projectId)),
    leaves: others.filter((one) => before.has(one.projectId) && !after.has(one.projectId)),
    leftClp: then.now.leftClp,
  };
}

function withDecision(drafts: readonly Decision[], decision: Decision): readonly Decision[] {
  return [...drafts.filter(({ projectId }) => projectId !== decision.projectId), decision];
}

/** Counted again where the bases ask for it. */
export async function changeOf(
  given: Pick<AtSitting, 'house' | 'submission'>,
  seen: ContestSeen,
  decision: Decision,
): Promise<Change | undefined> {
  const then = await seeUnder(given, seen.contest, withDecision(seen.drafts, decision));
  return changeBetween(seen, then, decision.projectId);
}

/** Without counting again: undefined where the bases ask for that, which takes the page of the project. */
export function changeAtOnce(seen: ContestSeen, decision: Decision): Change | undefined {
  const { contest, drafts } = seen;
  const before = drafts.filter(({ projectId }) => projectId === decision.projectId);
  if (contest.replacement === 'recount' && outOf([...before, decision]).length > 0)
    return undefined;
  const whole = withDecision(drafts, decision);
  const then = { contest, drafts: whole, now: effectsOfContest(contest, whole) };
  return changeBetween(seen, then, decision.projectId);
}
