// When everybody who may still vote is reminded: once, a day before the end, at an hour that the page of the vote says beforehand.
const DAY_MS = 24 * 3_600_000;

export interface Casting {
  readonly vote_from: string;
  readonly cast_until: string;
}

/** A day before casting ends, and never before it begins. */
export function reminderAt({ vote_from, cast_until }: Casting): Date {
  return new Date(Math.max(Date.parse(vote_from), Date.parse(cast_until) - DAY_MS));
}

/** Whether it is the time of the reminder: from its hour until nobody can cast any more. */
export function isReminding(casting: Casting, now: Date): boolean {
  return reminderAt(casting) <= now && now < new Date(casting.cast_until);
}
