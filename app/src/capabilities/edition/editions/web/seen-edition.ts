// A published edition as its pages show it on a day: its steps, its level, and each contest with its slate.

import {
  type Breadth,
  type BreadthRefusal,
  breadthRefusal,
  measureBreadth,
} from '../rules/breadth.ts';
import { type ContestNamed, contestsInForce } from '../rules/contests.ts';
import { type RibbonPart, ribbonOf } from '../rules/phases.ts';
import {
  type Extension,
  extensionsOf,
  passedPhases,
  type StepOnDay,
  stepsOf,
} from '../rules/ribbon.ts';
import type { ParticipationLevel } from '../rules/rulebook.ts';
import { haltedBy, inForce, levelOf, roundOf, type Stage, stageOf } from '../rules/standing.ts';
import type { KeptCommitment } from '../store/editions.ts';
import type { PublicEdition, PublicProject } from '../store/public-editions.ts';

export interface SeenContest extends ContestNamed {
  /** Those that stand, and those that left with their reason. */
  readonly projects: readonly PublicProject[];
  readonly withdrawn: readonly PublicProject[];
  readonly breadth: Breadth;
  /** Why its vote could not open with this slate. */
  readonly narrow: BreadthRefusal | undefined;
  readonly stage: Stage | undefined;
  readonly round: number;
  /** Only it, and not the whole edition. */
  readonly halted: 'annulled' | 'suspended' | undefined;
}

export interface SeenEdition {
  readonly edition: PublicEdition;
  /** Civil day there. */
  readonly today: string;
  readonly phases: readonly RibbonPart[];
  readonly steps: readonly StepOnDay[];
  readonly current: StepOnDay | undefined;
  readonly contests: readonly SeenContest[];
  readonly level: ParticipationLevel;
  readonly halted: 'annulled' | 'suspended' | undefined;
  readonly extensions: readonly Extension[];
  /** Under which the rules in force were published. */
  readonly commitment: KeptCommitment | undefined;
}

export function seenOn(edition: PublicEdition, today: string): SeenEdition {
  const { rules, slate } = edition;
  const named = contestsInForce(rules, edition.contests);
  const passed = passedPhases(
    edition,
    named.map(({ id }) => id),
  );
  const phases = ribbonOf(rules.operational.calendar, today, passed);
  const steps = stepsOf(phases);
  const current = inForce(edition);
  return {
    edition,
    today,
    phases,
    steps,
    current: steps.find(({ state }) => state === 'now'),
    contests: named.map((contest) => seenContest(edition, contest, slate)),
    level: levelOf(edition) ?? rules.committed.level,
    halted: haltedBy(edition, null),
    extensions: extensionsOf(edition.calendars),
    commitment: edition.commitments.find(({ id }) => id === current?.commitmentId),
  };
}

function seenContest(
  edition: PublicEdition,
  contest: ContestNamed,
  slate: readonly PublicProject[],
): SeenContest {
  const own = slate.filter(({ contestId }) => contestId === contest.id);
  const breadth = measureBreadth(own, contest);
  return {
    ...contest,
    projects: own.filter(({ isWithdrawn }) => !isWithdrawn),
    withdrawn: own.filter(({ isWithdrawn }) => isWithdrawn),
    breadth,
    narrow: breadthRefusal(breadth, contest, edition.rules.committed.breadth),
    stage: stageOf(edition, contest.id),
    round: roundOf(edition, contest.id),
    halted: haltedBy(edition, null) === undefined ? haltedBy(edition, contest.id) : undefined,
  };
}

/** Params of its addresses. */
export function at({ slug, place }: Pick<PublicEdition, 'slug' | 'place'>) {
  return { institution: place.slug, edition: slug };
}
