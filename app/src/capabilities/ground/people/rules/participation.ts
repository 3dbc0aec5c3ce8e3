// Whether somebody may take part by her age: what every later room asks before it takes anything from her.
import {
  AGE_OF_MAJORITY,
  AGE_TO_TAKE_PART,
  ageOn,
  type MinorsPolicy,
  type SensitiveDatum,
} from './age.ts';

export interface Participant {
  /** Whole years; undefined while she has not said when she was born. */
  readonly age: number | undefined;
  /** Undefined while the age is. */
  readonly isMinor: boolean | undefined;
  /**
   * `by-oneself` from 14 on; `with-consent` below it, in what `consentedTo` names and nothing else;
   * `too-young` without any consent; `age-unknown` until the birth date is declared.
   */
  readonly mayTakePart: 'by-oneself' | 'with-consent' | 'too-young' | 'age-unknown';
  /** Subjects of the standing consents of a child's guardian. */
  readonly consentedTo: readonly string[];
  /** What is known of her that must be treated as sensitive; all of it while her age is unknown. */
  readonly sensitiveData: readonly SensitiveDatum[];
}

/** `consentedTo` counts only below 14; `today` in Chile, `YYYY-MM-DD`. */
export function participantOf(
  {
    birthDate,
    consentedTo,
  }: {
    readonly birthDate: string | undefined;
    readonly consentedTo: readonly string[];
  },
  today: string,
  policy: MinorsPolicy,
): Participant {
  const { sensitiveData } = policy;
  if (birthDate === undefined) {
    const unknown = { age: undefined, isMinor: undefined, mayTakePart: 'age-unknown' } as const;
    return { ...unknown, consentedTo: [], sensitiveData };
  }
  const age = ageOn(birthDate, today);
  const isByOneself = age >= AGE_TO_TAKE_PART;
  const consents = isByOneself ? [] : consentedTo;
  const withGuardian = consents.length > 0 ? 'with-consent' : 'too-young';
  return {
    age,
    isMinor: age < AGE_OF_MAJORITY,
    mayTakePart: isByOneself ? 'by-oneself' : withGuardian,
    consentedTo: consents,
    sensitiveData: age < policy.sensitiveBelowAge ? sensitiveData : [],
  };
}
