// What is wrong with the calendar of an edition, and what people should know about it.
import { addDays, holidaysKnownUntil, parseDay } from '../../../ground/territories/rules/index.ts';
import { SATURDAY, SUNDAY, sanctionDeadline, weekdayOf } from './calendar-plan.ts';
import { requiredPhases, turnOf } from './phases.ts';
import { type Operational, type Phase, type PhasePlan, phases } from './rulebook.ts';

export type CalendarProblem =
  | { readonly code: 'editions/phase-missing'; readonly phase: Phase }
  | { readonly code: 'editions/phase-repeated'; readonly phase: Phase }
  | { readonly code: 'editions/phase-day-unknown'; readonly phase: Phase; readonly found: string }
  | { readonly code: 'editions/phase-ends-before-it-begins'; readonly phase: Phase }
  /** It stands or begins before a phase that comes first. */
  | { readonly code: 'editions/phase-out-of-order'; readonly phase: Phase; readonly after: Phase }
  /** It begins while another goes on that must be over. */
  | { readonly code: 'editions/phases-overlap'; readonly phase: Phase; readonly other: Phase }
  | { readonly code: 'editions/phase-in-the-past'; readonly phase: Phase; readonly from: string };

export type CalendarWarning =
  /** Terms after that day are counted without knowing the holidays. */
  | {
      readonly code: 'editions/holidays-unknown';
      readonly phase: Phase;
      readonly knownUntil: string;
    }
  /** The projects wait for a change of the budget, or for the year after. */
  | {
      readonly code: 'editions/sanction-too-late';
      readonly until: string;
      readonly deadline: string;
      readonly fiscalYear: number;
    }
  | { readonly code: 'editions/voting-without-weekend' }
  | { readonly code: 'editions/phase-in-freeze'; readonly phase: Phase; readonly election: string };

/**
 * All that keeps a calendar from being carried out. `publishedOn`: the day on which it is published for the
 * first time, when nothing but the commitment may have begun; undefined for a change of a published one.
 */
export function calendarProblems(
  calendar: readonly PhasePlan[],
  publishedOn: string | undefined,
): readonly CalendarProblem[] {
  const given = calendar.map(({ phase }) => phase);
  const missing = requiredPhases
    .filter((phase) => !given.includes(phase))
    .map((phase) => ({ code: 'editions/phase-missing', phase }) as const);
  const repeated = phases
    .filter((phase) => given.indexOf(phase) !== given.lastIndexOf(phase))
    .map((phase) => ({ code: 'editions/phase-repeated', phase }) as const);
  const unreadable = calendar.flatMap(({ phase, from, until }) =>
    [from, until]
      .filter((day) => parseDay(day) !== day)
      .map((found) => ({ code: 'editions/phase-day-unknown', phase, found }) as const),
  );
  if (repeated.length > 0 || unreadable.length > 0) return [...missing, ...repeated, ...unreadable];
  return [
    ...missing,
    ...calendar.flatMap((plan, place) => problemsOfPhase(plan, calendar.slice(0, place))),
    ...calendar
      .filter(({ phase, from }) => {
        return publishedOn !== undefined && phase !== 'commitment' && from < publishedOn;
      })
      .map(({ phase, from }) => ({ code: 'editions/phase-in-the-past', phase, from }) as const),
  ];
}

function problemsOfPhase(
  { phase, from, until }: PhasePlan,
  before: readonly PhasePlan[],
): readonly CalendarProblem[] {
  const found: CalendarProblem[] = [];
  if (until < from) found.push({ code: 'editions/phase-ends-before-it-begins', phase });
  const disorder = before.find((one) => {
    return phases.indexOf(one.phase) > phases.indexOf(phase) || one.from > from;
  });
  if (disorder !== undefined) {
    found.push({ code: 'editions/phase-out-of-order', phase, after: disorder.phase });
    return found;
  }
  const overlap = before.find((one) => {
    if (turnOf[one.phase] === turnOf[phase]) return false;
    // Urns are opened in the evening on which the vote ends.
    return one.phase === 'voting' && phase === 'count' ? from < one.until : from <= one.until;
  });
  if (overlap !== undefined) {
    found.push({ code: 'editions/phases-overlap', phase, other: overlap.phase });
  }
  return found;
}

/** What a calendar without problems still means for those who decide it. */
export function calendarWarnings(
  calendar: readonly PhasePlan[],
  fiscalYear: number,
  freeze: Operational['options']['freeze'],
): readonly CalendarWarning[] {
  const found: CalendarWarning[] = [];
  const unknown = calendar.find(({ until }) => until > holidaysKnownUntil);
  if (unknown !== undefined) {
    const { phase } = unknown;
    found.push({ code: 'editions/holidays-unknown', phase, knownUntil: holidaysKnownUntil });
  }
  const sanction = calendar.find(({ phase }) => phase === 'sanction');
  const deadline = sanctionDeadline(fiscalYear);
  if (sanction !== undefined && sanction.until > deadline) {
    const { until } = sanction;
    found.push({ code: 'editions/sanction-too-late', until, deadline, fiscalYear });
  }
  const voting = calendar.find(({ phase }) => phase === 'voting');
  if (voting !== undefined && !hasSaturdayAndSunday(voting)) {
    found.push({ code: 'editions/voting-without-weekend' });
  }
  const isSeen = (phase: Phase) => turnOf[phase] >= turnOf.call && turnOf[phase] <= turnOf.voting;
  const frozen = calendar.filter(({ phase, from, until }) => {
    return freeze !== null && isSeen(phase) && from <= freeze.until && freeze.from <= until;
  });
  return [
    ...found,
    ...frozen.map(({ phase }) => {
      return { code: 'editions/phase-in-freeze', phase, election: freeze?.election ?? '' } as const;
    }),
  ];
}

function hasSaturdayAndSunday({ from, until }: PhasePlan): boolean {
  const weekdays = [0, 1, 2, 3, 4, 5, 6]
    .map((count) => addDays(from, count))
    .filter((day) => day <= until)
    .map(weekdayOf);
  return weekdays.includes(SUNDAY) && weekdays.includes(SATURDAY);
}
