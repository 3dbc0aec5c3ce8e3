// Who decides a second review: somebody else of the institution, and after its term, or where nobody else is there, a national body.
import { addBusinessDays, dayIn } from '../../../ground/territories/rules/index.ts';

/** Of the institution, before a national body may decide too. */
const REVIEW_BUSINESS_DAYS = 5;

export interface Waiting {
  readonly askedAt: Date;
  /** Whether at the institution somebody moderates who neither hid the observation nor wrote it. */
  readonly hasSomebodyElse: boolean;
}

/** `dueOn` is the last civil day of the institution's term. */
export type Decider =
  | { readonly kind: 'institution'; readonly dueOn: string }
  | { readonly kind: 'nation'; readonly why: 'nobody-else' }
  | { readonly kind: 'nation'; readonly why: 'term-over'; readonly dueOn: string };

/** In the time zone of the institution. */
export function deciderOf(
  { askedAt, hasSomebodyElse }: Waiting,
  timeZone: string,
  now: Date,
): Decider {
  if (!hasSomebodyElse) return { kind: 'nation', why: 'nobody-else' };
  const dueOn = addBusinessDays(dayIn(timeZone, askedAt), REVIEW_BUSINESS_DAYS);
  return dayIn(timeZone, now) > dueOn
    ? { kind: 'nation', why: 'term-over', dueOn }
    : { kind: 'institution', dueOn };
}
