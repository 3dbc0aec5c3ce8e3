// A survey: who it asks, when it is open, and what may still be done with it.
import { type Brand, err, ok, type Result } from '@minga/basics';
import { addBusinessDays, dayIn, endOfDay } from '../../territories/rules/index.ts';
import type { Refusal } from './refusal.ts';
import type { Wording } from './wording.ts';

export type SurveyId = Brand<string, 'SurveyId'>;

/** What a survey is about, named by the room that asks: a workshop, an edition, a case. */
export interface Subject {
  readonly kind: string;
  readonly key: string;
}

export interface SurveyWritten {
  readonly title: Wording;
  /** What it is for and who will decide what with it. */
  readonly purpose: Wording;
  /** Named: one answer for each account. Else no account is kept. */
  readonly isNamed: boolean;
  readonly takesPaper: boolean;
}

/** When it opens and closes, and until when sheets of paper are entered. */
export interface Hours {
  readonly opensAt: Date;
  readonly closesAt: Date;
  /** The results are public from then on. */
  readonly resultsAt: Date;
}

/**
 * `draft`: only its team sees it. `announced`: published, not open yet. `open`: answered. `counting`: closed,
 * and sheets of paper are still entered. `closed`: its results are public.
 */
export const surveyStates = ['draft', 'announced', 'open', 'counting', 'closed'] as const;
export type SurveyState = (typeof surveyStates)[number];

/** `hours` are undefined while it is a draft. An instant at which something ends is after it. */
export function stateAt(hours: Hours | undefined, now: Date): SurveyState {
  if (hours === undefined) return 'draft';
  if (now < hours.opensAt) return 'announced';
  if (now < hours.closesAt) return 'open';
  return now < hours.resultsAt ? 'counting' : 'closed';
}

/** Longest that a survey may stay open: beyond a year nobody remembers what was asked. */
const LONGEST_MS = 366 * 24 * 3_600_000;

export interface Publication {
  readonly opensAt: Date;
  readonly closesAt: Date;
  /** The end of the days in which paper is entered; that of closing when the survey takes none. */
  readonly resultsAt: Date;
  readonly questionsCount: number;
  readonly now: Date;
}

export function mayPublish(given: Publication): Result<Hours, Refusal> {
  const { opensAt, closesAt, resultsAt, questionsCount, now } = given;
  if (questionsCount === 0) return err({ code: 'surveys/no-questions' });
  if (closesAt <= opensAt || closesAt <= now) return err({ code: 'surveys/closes-too-soon' });
  if (closesAt.getTime() - opensAt.getTime() > LONGEST_MS) {
    return err({ code: 'surveys/closes-too-late' });
  }
  return ok({ opensAt, closesAt, resultsAt });
}

/** Whether a form may be answered now: on the web while it is open, on paper until its results are public. */
export function mayAnswer(state: SurveyState, isPaper: boolean): Result<void, Refusal> {
  if (state === 'open' || (isPaper && state === 'counting')) return ok(undefined);
  if (state === 'announced') return err({ code: 'surveys/not-open-yet' });
  return err({ code: isPaper ? 'surveys/results-public' : 'surveys/closed' });
}

/** Days of work after its closing in which the desk enters the sheets of paper. */
const PAPER_BUSINESS_DAYS = 3;

interface Collected {
  readonly takesPaper: boolean;
  readonly timeZone: string;
}

/** When the results of a survey that closes then are public: with paper, at the end of the last day of entering it. */
export function resultsAfter(closesAt: Date, { takesPaper, timeZone }: Collected): Date {
  if (!takesPaper) return closesAt;
  return endOfDay(timeZone, addBusinessDays(dayIn(timeZone, closesAt), PAPER_BUSINESS_DAYS));
}

/** The hours of a survey that is closed now, before its time. */
export function closedAt({ opensAt }: Hours, collected: Collected, now: Date): Hours {
  return {
    opensAt: opensAt < now ? opensAt : now,
    closesAt: now,
    resultsAt: resultsAfter(now, collected),
  };
}

const SLUG_LENGTH = 60;
/** Segments of an address that lead to a place of the room and can name no survey. */
const TAKEN = ['nueva', 'new'];

/** Names for the address of a survey, the best first; `plainTitle` has only small letters, digits and single spaces. */
export function* slugsFor(plainTitle: string): Generator<string> {
  const cut = plainTitle.slice(0, SLUG_LENGTH).trim().replaceAll(' ', '-');
  const name = cut === '' ? 'encuesta' : cut;
  if (!TAKEN.includes(name)) yield name;
  for (let number = 2; ; number += 1) yield `${name}-${number}`;
}
