// Who speaks for an organisation: several persons, never none.
import { err, ok, type Result } from '@minga/basics';
import type { Refusal } from './refusal.ts';

/** Whose place somebody takes who accepts an invitation. */
export const replacements = ['nobody', 'inviter', 'everybody'] as const;
export type Replacement = (typeof replacements)[number];

export function parseReplacement(text: string | null | undefined): Replacement | undefined {
  return replacements.find((one) => one === text);
}

/** Of the representatives before, those whose role ends when `accepting` comes in; never the one who comes in. */
export function endedBy(
  replacement: Replacement,
  before: readonly string[],
  inviter: string | undefined,
  accepting: string,
): readonly string[] {
  if (replacement === 'nobody') return [];
  const ending = replacement === 'everybody' ? before : before.filter((one) => one === inviter);
  return ending.filter((one) => one !== accepting);
}

/** Whether one of the representatives may go by herself. */
export function mayLeave(
  representatives: readonly string[],
  leaving: string,
): Result<void, Refusal> {
  const others = representatives.filter((one) => one !== leaving);
  return others.length === 0 ? err({ code: 'organizations/last-representative' }) : ok(undefined);
}
