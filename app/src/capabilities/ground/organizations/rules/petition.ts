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

/** The age from which one joins a neighbourhood council (Ley 19.418). */
export const AGE_TO_SIGN = 14;

export interface Signing {
  /** Year of birth as the account has it; null when it does not say. */
  readonly birthYear: number | null;
  readonly today: string;
  /** The comuna holds a participatory budget already. */
  readonly hasBudget: boolean;
}

/**
 * Who turns 14 this year is taken at her word, like whoever has no year of birth in her account: the form
 * asks everybody to declare the age.
 */
export function maySign({ birthYear, today, hasBudget }: Signing): Result<void, Refusal> {
  if (hasBudget) return err({ code: 'organizations/comuna-has-budget' });
  const turns = birthYear === null ? AGE_TO_SIGN : Number(today.slice(0, 4)) - birthYear;
  return turns < AGE_TO_SIGN ? err({ code: 'organizations/too-young' }) : ok(undefined);
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
