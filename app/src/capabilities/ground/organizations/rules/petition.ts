// «Queremos presupuesto participativo»: who may sign for a comuna, and when its council must know.
import { err, ok, type Result } from '@minga/basics';
import type { Refusal } from './refusal.ts';

/**
 * Signatures after which the council is told, as the founding deck of the roundtable says. An operator can
 * set another goal for one comuna (`minga organizations set-petition-goal`): fifty is many where three hundred people live.
 */
export const PETITION_GOAL = 50;
export const SMALLEST_GOAL = 10;
export const LARGEST_GOAL = 5000;

/** What ties whoever signs to the comuna, as she declares it. */
export const ties = ['lives', 'works', 'studies'] as const;
export type Tie = (typeof ties)[number];

export function parseTie(text: string | null | undefined): Tie | undefined {
  return ties.find((tie) => tie === text);
}

/** A whole number that may be a goal. */
export function parseGoal(text: string): number | undefined {
  const goal = /^\d{1,5}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return goal >= SMALLEST_GOAL && goal <= LARGEST_GOAL ? goal : undefined;
}

export interface Signing {
  /** As people says it of her age; no guardian consents to a petition. */
  readonly mayTakePart: 'by-oneself' | 'with-consent' | 'too-young' | 'age-unknown';
  /** The comuna holds a participatory budget already. */
  readonly hasBudget: boolean;
}

export function maySign({ mayTakePart, hasBudget }: Signing): Result<void, Refusal> {
  if (hasBudget) return err({ code: 'organizations/comuna-has-budget' });
  if (mayTakePart === 'by-oneself') return ok(undefined);
  return err({
    code: mayTakePart === 'age-unknown' ? 'organizations/age-unknown' : 'organizations/too-young',
  });
}

export interface PetitionCount {
  readonly goal: number;
  readonly signatures: number;
  readonly wasReached: boolean;
}

/** Whether the council must be told now: at the goal, and once, whatever is withdrawn and signed later. */
export function mustTell({ goal, signatures, wasReached }: PetitionCount): boolean {
  return !wasReached && signatures >= goal;
}
