// Ages that count: 14 to take part by oneself, and until when the data of minors are sensitive.
import { parseDay } from '../../territories/rules/index.ts';

/** From 14 one may join a neighbourhood council (Ley 19.418) and consents for oneself (Ley 21.719). */
export const AGE_TO_TAKE_PART = 14;
export const AGE_OF_MAJORITY = 18;

/** Which data of minors are treated as sensitive: configuration, because the law is young. */
export interface MinorsPolicy {
  /** Below this age: what is named here is sensitive, and never leaves the room people. */
  readonly sensitiveBelowAge: number;
  readonly sensitiveData: readonly SensitiveDatum[];
}

export type SensitiveDatum = 'names' | 'birth-date' | 'comuna' | 'email';

/** The policy of an installation. */
export function minorsPolicy(sensitiveBelowAge: number): MinorsPolicy {
  return { sensitiveBelowAge, sensitiveData: ['names', 'birth-date', 'comuna', 'email'] };
}

/**
 * A birth date as `parseDay` reads it, in the form `YYYY-MM-DD`. Undefined for one that does not exist, lies ahead or
 * is over 120 years ago.
 */
export function parseBirthDate(given: string, today: string): string | undefined {
  const born = parseDay(given);
  return born === undefined || born > today || ageOn(born, today) > 120 ? undefined : born;
}

/** Whole years from a birth date to a day, both `YYYY-MM-DD`; who was born on 29 February turns on 1 March. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
