// Whether what the body decided in a sitting can be signed: voted, with its reasons, within the money, and whole.
import { err, ok, type Result } from '@minga/basics';
import type { Majority, MemberInOffice } from '../../../edition/editions/rules/index.ts';
import { type Effects, effectsOf, type Replacement, reachedUndecided } from './effects.ts';
import { type Decision, isApproved, type Matter } from './matter.ts';
import { type Decided, departuresOf } from './reasons.ts';
import type { Refusal } from './refusal.ts';
import { judgeVotes, type VoteGiven } from './voting.ts';

/** One contest of the submission, with what was signed of it before. */
export interface ContestToClose {
  readonly contestId: string;
  readonly name: string;
  readonly amountClp: number;
  readonly replacement: Replacement;
  readonly isStale: boolean;
  /** In the citizens' order. */
  readonly matters: readonly Matter[];
  /** Signed in other sittings: the last of each project. */
  readonly signed: readonly Decision[];
  /** Where the bases ask for a recount: what the rule funds without those that are out. */
  readonly recounted?: ReadonlySet<string>;
}

/** What was drafted of a project, with the votes of the day on which it was voted. */
export interface DraftToClose {
  readonly decision: Decision;
  readonly votes: readonly VoteGiven[];
  /** With a mandate on that day. */
  readonly inOffice: readonly MemberInOffice[];
}

export interface Closing {
  readonly contests: readonly ContestToClose[];
  readonly drafts: readonly DraftToClose[];
  readonly majority: Majority;
  readonly quorum: number;
  /** What the envelope leaves for these contests, others apart. */
  readonly envelopeClp: number;
}

/** A contest as it stands once these drafts are signed. */
export function decisionsOf(
  { signed, matters }: Pick<ContestToClose, 'signed' | 'matters'>,
  drafts: readonly Decision[],
): readonly Decided[] {
  const of = new Map([...signed, ...drafts].map((one) => [one.projectId, one]));
  return matters.map((matter) => ({ matter, decision: of.get(matter.projectId) }));
}

export function judgeClosing(closing: Closing): Result<void, Refusal> {
  const { contests, drafts, majority, quorum } = closing;
  if (drafts.length === 0) return err({ code: 'sanction/nothing-decided' });
  const names = new Map(
    contests.flatMap(({ matters }) => matters.map((one) => [one.projectId, one.name])),
  );
  for (const { decision, votes, inOffice } of drafts) {
    const project = names.get(decision.projectId);
    if (project === undefined) return err({ code: 'sanction/unknown' });
    const deciding = { inOffice, votes, majority, quorum };
    const judged = judgeVotes(deciding, decision, project);
    if (!judged.ok) return judged;
  }
  let spentClp = 0;
  for (const contest of contests) {
    const judged = judgeContest(
      contest,
      drafts.map(({ decision }) => decision),
    );
    if (!judged.ok) return judged;
    spentClp += judged.value;
  }
  const overClp = spentClp - closing.envelopeClp;
  return overClp > 0 ? err({ code: 'sanction/above-envelope', overClp }) : ok(undefined);
}

/** What is approved of it, in pesos. */
function judgeContest(
  contest: ContestToClose,
  drafts: readonly Decision[],
): Result<number, Refusal> {
  const decided = decisionsOf(contest, drafts);
  const own = new Set(contest.matters.map(({ projectId }) => projectId));
  const isTouched = drafts.some(({ projectId }) => own.has(projectId));
  const approved = decided.flatMap(({ matter, decision }) =>
    decision !== undefined && isApproved(decision) ? [{ matter, decision }] : [],
  );
  const sum = approved.reduce((all, { decision }) => all + (decision.amountClp ?? 0), 0);
  if (!isTouched) return ok(sum);
  if (contest.isStale) return err({ code: 'sanction/stale' });
  const departures = departuresOf(decided);
  const unreasoned = decided.filter(
    ({ matter, decision }) => departures.has(matter.projectId) && decision?.reason === '',
  );
  if (unreasoned.length > 0) {
    return err({ code: 'sanction/reason-missing', projects: namesOf(unreasoned) });
  }
  const overClp = sum - contest.amountClp;
  if (overClp > 0) return err({ code: 'sanction/above-amount', overClp, contest: contest.name });
  const alike = approved.filter(
    (one) => approved.filter(({ decision }) => decision.place === one.decision.place).length > 1,
  );
  if (alike.length > 0) return err({ code: 'sanction/same-place', projects: namesOf(alike) });
  const groups = judgeGroups(contest.matters, new Set(approved.map((one) => one.matter.projectId)));
  if (!groups.ok) return groups;
  const { matters, amountClp, replacement, recounted } = contest;
  const supposed = decided.flatMap(({ decision }) => decision ?? []);
  const reached = reachedUndecided({
    ...{ order: matters, amountClp, replacement, decided: supposed },
    ...(recounted && { recounted }),
  });
  const left = decided.filter(
    ({ matter, decision }) =>
      decision === undefined && (matter.isFunded || reached.includes(matter.projectId)),
  );
  if (left.length > 0) {
    return err({ code: 'sanction/reached-undecided', projects: namesOf(left) });
  }
  return ok(sum);
}

function judgeGroups(
  matters: readonly Matter[],
  approved: ReadonlySet<string>,
): Result<void, Refusal> {
  const byConflict = Map.groupBy(matters, (one) => one.conflictGroup);
  for (const [group, together] of byConflict) {
    const built = together.filter(({ projectId }) => approved.has(projectId));
    if (group !== null && built.length > 1) {
      return err({ code: 'sanction/in-conflict', projects: built.map(({ name }) => name) });
    }
  }
  const byTogether = Map.groupBy(matters, (one) => one.togetherGroup);
  for (const [group, together] of byTogether) {
    const built = together.filter(({ projectId }) => approved.has(projectId));
    if (group !== null && built.length > 0 && built.length < together.length) {
      return err({ code: 'sanction/only-together', projects: together.map(({ name }) => name) });
    }
  }
  return ok(undefined);
}

function namesOf(decided: readonly Pick<Decided, 'matter'>[]): readonly string[] {
  return decided.map(({ matter }) => matter.name);
}

/** What follows of what was signed and drafted of a contest, for whoever sits. */
export function effectsOfContest(contest: ContestToClose, drafts: readonly Decision[]): Effects {
  const { matters, amountClp, replacement, recounted } = contest;
  return effectsOf({
    ...{ order: matters, amountClp, replacement },
    decided: decisionsOf(contest, drafts).flatMap(({ decision }) => decision ?? []),
    ...(recounted && { recounted }),
  });
}
