// The ribbon of phases at the desk: that of everybody, before anything is published too.
import { m } from '#words';
import { PhaseRibbon } from '../../../../ui/phase-ribbon/phase-ribbon.tsx';
import { passedPhases } from '../rules/next-step.ts';
import { ribbonOf } from '../rules/phases.ts';
import { type StepOnDay, stepsOf } from '../rules/ribbon.ts';
import type { PhasePlan } from '../rules/rulebook.ts';
import { haltedBy, type Standing } from '../rules/standing.ts';
import { leftWords, rangeWords, stepWords } from './public-words.ts';
import { dayWords } from './words.ts';

interface DeskRibbonProps {
  readonly calendar: readonly PhasePlan[];
  /** Civil day there. */
  readonly today: string;
  readonly standing: Standing;
}

export function DeskRibbon({ calendar, today, standing }: DeskRibbonProps) {
  const passed = passedPhases(standing);
  const steps = stepsOf(ribbonOf(calendar, today, passed));
  const current = steps.findLast(({ state }) => state === 'now');
  const isHalted = haltedBy(standing, null) !== undefined;
  const next = steps.find(({ state }) => state === 'to-come');
  return (
    <PhaseRibbon
      phases={steps.map((one) => {
        const left = one === current ? leftWords(one) : undefined;
        return {
          name: stepWords[one.step](),
          dates: rangeWords(one.from, one.until, today),
          // Several steps may go on at once, and one of them is the current one.
          state: stateOf(one.state, one === current, isHalted),
          ...(left === undefined || isHalted ? {} : { remaining: left }),
        };
      })}
      deadline={deadlineOf(current, next)}
    />
  );
}

function deadlineOf(current: StepOnDay | undefined, next: StepOnDay | undefined): string {
  if (current !== undefined) return m.editions_phase_until({ day: dayWords(current.until) });
  if (next === undefined) return m.editions_phase_over();
  return m.editions_page_next_step({ step: stepWords[next.step](), day: dayWords(next.from) });
}

function stateOf(state: 'done' | 'now' | 'to-come', isCurrent: boolean, isHalted: boolean) {
  if (isCurrent) return isHalted ? 'suspended' : 'now';
  return state === 'now' ? 'done' : state;
}
