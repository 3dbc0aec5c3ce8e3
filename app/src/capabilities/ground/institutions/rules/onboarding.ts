// The guided list with which an institution begins: which steps are done is seen from its data.
import { err, ok, type Result } from '@minga/basics';
import type { InstitutionKind } from './institution.ts';

export type OwnStepKey = 'contact' | 'look' | 'body' | 'sectors';

export interface StepState {
  readonly key: string;
  readonly isDone: boolean;
  /** Without it the list cannot be finished. */
  readonly isRequired: boolean;
  /** Minutes that we estimate for somebody who has the papers at hand; nobody has measured them. */
  readonly minutes: number;
}

export interface OwnStep extends StepState {
  readonly key: OwnStepKey;
}

/** What the steps are seen from. */
export interface OnboardingFacts {
  readonly kind: InstitutionKind;
  /** A telephone or an e-mail of the institution is there. */
  readonly hasContact: boolean;
  readonly hasCrest: boolean;
  readonly hasColour: boolean;
  /** The body that sanctions has seats, quorum, a chair and enough members for a sitting. */
  readonly canSit: boolean;
  /** Macrozones, sectors and neighbourhood units. */
  readonly territoriesCount: number;
  readonly saysWithoutSectors: boolean;
}

/** Whether institutions of this kind begin with the list: whoever holds participatory budgets. */
export function isOnboarded(kind: InstitutionKind): boolean {
  return kind !== 'national-body';
}

/** The steps of this room, in their order; a regional government has no sectors of its own. */
export function ownSteps(facts: OnboardingFacts): readonly OwnStep[] {
  const steps: OwnStep[] = [
    { key: 'contact', isDone: facts.hasContact, isRequired: true, minutes: 3 },
    { key: 'look', isDone: facts.hasCrest && facts.hasColour, isRequired: false, minutes: 4 },
    { key: 'body', isDone: facts.canSit, isRequired: true, minutes: 8 },
  ];
  if (facts.kind !== 'municipality') return steps;
  const isDone = facts.territoriesCount > 0 || facts.saysWithoutSectors;
  return [...steps, { key: 'sectors', isDone, isRequired: true, minutes: 5 }];
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Of the steps that are not done. */
  readonly minutesLeft: number;
}

export function progressOf(steps: readonly StepState[]): Progress {
  const left = steps.filter(({ isDone }) => !isDone);
  return {
    done: steps.length - left.length,
    total: steps.length,
    minutesLeft: left.reduce((sum, { minutes }) => sum + minutes, 0),
  };
}

export interface StepsMissing {
  readonly code: 'institutions/steps-missing';
  readonly count: number;
}

/** The list is finished when every required step is done; the others may follow. */
export function decideFinish(steps: readonly StepState[]): Result<void, StepsMissing> {
  const count = steps.filter(({ isDone, isRequired }) => isRequired && !isDone).length;
  return count === 0 ? ok(undefined) : err({ code: 'institutions/steps-missing', count });
}

export interface YearOfGrowth {
  readonly year: number;
  readonly invited: number;
  readonly finished: number;
  /** Finished until the end of that year. */
  readonly finishedSoFar: number;
}

/** How many began and finished in each year, from the first with any to `lastYear`, without gaps. */
export function growthByYear(
  invited: readonly number[],
  finished: readonly number[],
  lastYear: number,
): readonly YearOfGrowth[] {
  const first = Math.min(...invited, ...finished);
  if (!Number.isFinite(first)) return [];
  const years = Array.from({ length: Math.max(0, lastYear - first + 1) }, (_, at) => first + at);
  return years.map((year) => ({
    year,
    invited: invited.filter((one) => one === year).length,
    finished: finished.filter((one) => one === year).length,
    finishedSoFar: finished.filter((one) => one <= year).length,
  }));
}
