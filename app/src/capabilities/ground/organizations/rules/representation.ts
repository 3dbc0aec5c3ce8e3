// Who speaks for an organisation: several persons, never none.
import { err, ok, type Result } from '@minga/basics';
import type { Refusal } from './refusal.ts';

/** Whose place somebody takes who accepts an invitation. */
export const replacements = ['nobody', 'inviter', 'everybody'] as const;
export type Replacement = (typeof replacements)[number];

export function parseReplacement(text: string | null | undefined): Replacement | undefined {
  return replacements.find((one) => one === text);
}

export interface Accepting {
  readonly replaces: Replacement;
  readonly inviter: string | undefined;
  /** Who represents it until now. */
  readonly representatives: readonly string[];
  readonly accepting: string;
  /** An institution invites, because it resets who represents the organisation. */
  readonly isReset: boolean;
}

/** Whether whoever brings a code comes in by it: it is worth what whoever gave it may still give. */
export function mayAccept(given: Accepting): Result<void, Refusal> {
  const { replaces, inviter, representatives, accepting, isReset } = given;
  if (accepting === inviter) return err({ code: 'organizations/own-invitation' });
  if (!isReset && (inviter === undefined || !representatives.includes(inviter))) {
    return err({ code: 'organizations/code-unknown' });
  }
  if (replaces === 'nobody' && representatives.includes(accepting)) {
    return err({ code: 'organizations/already-represents' });
  }
  return ok(undefined);
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
