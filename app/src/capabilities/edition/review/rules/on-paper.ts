// An answer on a sheet of paper: the day on which it was received counts, and it is entered some business days later at most.
import { err, ok, type Result } from '@minga/basics';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { lastPaperDay, type ProposalState } from '../../proposals/rules/index.ts';
import type { Refusal } from './refusal.ts';
import { lastInstantOf } from './terms.ts';

export interface Sheet {
  readonly id: string;
  /** `YYYY-MM-DD` there, as the desk signed it when the sheet was handed in. */
  readonly receivedOn: string;
}

export interface Term {
  /** From when there was something to answer. */
  readonly from: Date;
  /** The last instant at which it can be answered. */
  readonly until: Date;
  readonly timeZone: string;
}

/**
 * The instant that counts for the term. Of a sheet that was received on an earlier day it is the last one of that day;
 * a day before there was anything to answer, or one that has not come, is a mistake of whoever enters it.
 */
export function decideReceived(
  { from, until, timeZone }: Term,
  sheet: Pick<Sheet, 'receivedOn'> | undefined,
  now: Date,
): Result<Date, Refusal> {
  if (sheet === undefined) return ok(now);
  const { receivedOn } = sheet;
  const today = dayIn(timeZone, now);
  if (receivedOn > today) return err({ code: 'review/received-later' });
  if (receivedOn < dayIn(timeZone, from)) return err({ code: 'review/received-before' });
  const at = receivedOn === today ? now : lastInstantOf(timeZone, receivedOn);
  const last = lastEntryDay({ until, timeZone });
  return at <= until && today > last ? err({ code: 'review/paper-is-over', until: last }) : ok(at);
}

const published: ReadonlySet<ProposalState> = new Set([
  'not-admitted',
  'not-feasible',
  'feasible',
  'appealed',
  'listed',
]);

/** What an answer finds: the review going on, a result that is signed and told to nobody, or one that everybody read. */
export type Standing = 'open' | 'signed' | 'published';

/**
 * Only a sheet that was received in time comes when the review went on without it. A signature that nobody was told of
 * gives way to it; a result that was published stays, and the sheet is kept beside it.
 */
export function decideStanding(
  { state, isSigned }: { readonly state: ProposalState; readonly isSigned: boolean },
  sheet: Pick<Sheet, 'receivedOn'> | undefined,
): Result<Standing, Refusal> {
  const isReviewed = state === 'in-review' || state === 'correcting';
  if (isReviewed && !isSigned) return ok('open');
  if (sheet === undefined) return err({ code: isSigned ? 'review/signed-off' : 'review/not-open' });
  if (isReviewed) return ok('signed');
  return published.has(state) ? ok('published') : err({ code: 'review/not-open' });
}

/** The last day on which what was received in time is entered. */
function lastEntryDay({ until, timeZone }: Omit<Term, 'from'>): string {
  return lastPaperDay(dayIn(timeZone, until));
}

/** Whether sheets are still entered. */
export function areSheetsEntered(term: Omit<Term, 'from'>, now: Date): boolean {
  return dayIn(term.timeZone, now) <= lastEntryDay(term);
}
