// Whether a norm holds on a day, and which of its versions: what everybody who cites one has to know.
import { addDays } from '../../territories/rules/index.ts';
import type { Validity } from './norm.ts';

/** `unknown`: Minga does not know whether it holds. */
export const normStates = [
  'in-force',
  'not-yet',
  'replaced',
  'ended',
  'annulled',
  'unknown',
] as const;
export type NormState = (typeof normStates)[number];

export interface Life {
  /** Those that were not withdrawn, in any order. */
  readonly versions: readonly Validity[];
  /** Day or year (as its first day) of the norm, if known: it holds on no day before. */
  readonly dated: string | undefined;
  /** First day of the norm that replaces it: null where nobody said it, undefined where there is none. */
  readonly replacedFrom: string | null | undefined;
  readonly isAnnulled: boolean;
}

/** The version that covers a civil day; versions of one norm never overlap. */
export function versionOn<V extends Validity>(versions: readonly V[], day: string): V | undefined {
  return versions.find(
    ({ from, until }) =>
      (from === undefined || from <= day) && (until === undefined || day <= until),
  );
}

export function stateOn(life: Life, day: string): NormState {
  const { versions, dated, replacedFrom, isAnnulled } = life;
  if (isAnnulled) return 'annulled';
  if (dated !== undefined && day < dated) return 'not-yet';
  if (replacedFrom !== undefined && (replacedFrom === null || replacedFrom <= day)) {
    return 'replaced';
  }
  const version = versionOn(versions, day);
  if (version !== undefined) return version.endIsKnown ? 'in-force' : 'unknown';
  if (versions.length === 0) return 'unknown';
  const isOver = versions.some(({ until }) => until !== undefined && until < day);
  return isOver ? 'ended' : 'not-yet';
}

/** Whether two spans share a day. */
export function overlap(one: Validity, other: Validity): boolean {
  const begins = (first: Validity, second: Validity) =>
    first.from === undefined || second.until === undefined || first.from <= second.until;
  return begins(one, other) && begins(other, one);
}

/**
 * What becomes of a version that has no last day when the next one begins on `from`: it ends on the day before.
 * Undefined where it cannot: it begins on that day or later, or its end stands already.
 */
export function endedBefore(open: Validity, from: string): string | undefined {
  if (open.until !== undefined) return undefined;
  return open.from === undefined || open.from < from ? addDays(from, -1) : undefined;
}
