// A notice: one sentence to one person, with the page where it is seen, and the ways in which she is told.
import type { Locale } from '../../../../platform/words.ts';
import { beginningOfDay, dayIn, instantThere } from '../../territories/rules/index.ts';

export interface Notice {
  readonly personId: string;
  /** `ROOM/WHAT`: what a person may stop. */
  readonly kind: `${string}/${string}`;
  /** With the kind, what makes it one and the same: it is told once. */
  readonly key: string;
  /** One sentence in each language, without anything that only some may read. */
  readonly titles: Readonly<Record<Locale, string>>;
  readonly paths: Readonly<Record<Locale, string>>;
  /** Whether the page can be read without signing in: then the letter to whoever has no e-mail carries its address. */
  readonly isPublic?: boolean;
  /** Whose unit tells it to whoever has no e-mail; undefined where nobody has to. */
  readonly institutionId?: string;
  /** Told at once, and not with the digest of the day: a deadline, or something that must not wait. */
  readonly isUrgent?: boolean;
  /** By when the person must act; her term runs from the day on which she was told. */
  readonly dueAt?: Date;
}

/** How a unit told somebody. */
export const waysOfTelling = ['phone', 'letter', 'in-person', 'other'] as const;
export type WayOfTelling = (typeof waysOfTelling)[number];

/** Where the day of a digest is counted. */
export const DIGEST_ZONE = 'America/Santiago';
const DIGEST_HOUR = '08:00';

export interface DigestDay {
  /** `YYYY-MM-DD` in Chile. */
  readonly day: string;
  /** What was known by then is in it; what came later waits for the next day. */
  readonly until: Date;
}

/** The digest that is due; undefined before its hour. */
export function digestDue(now: Date): DigestDay | undefined {
  const day = dayIn(DIGEST_ZONE, now);
  // No clock of Chile leaps at eight; should one ever do, the day begins its digest.
  const until = instantThere(DIGEST_ZONE, day, DIGEST_HOUR) ?? beginningOfDay(DIGEST_ZONE, day);
  return now < until ? undefined : { day, until };
}

/** What keeps whoever has seen notices from being shown all that ever were. */
export const NOTICES_KEPT_DAYS = 365;
