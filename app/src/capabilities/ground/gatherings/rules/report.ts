// The report that follows an encounter or a workshop: by when it is due, and when whoever called is reminded of it.
import { addDays } from '../../territories/rules/index.ts';

/** Days after the end until which it is on time. */
export const REPORT_DAYS = 15;
/** Days between one reminder and the next, the first on the day on which it is due. */
const REMINDER_DAYS = 7;

/** Days are civil, where it was held. */
export function reportDueOn(endedOn: string): string {
  return addDays(endedOn, REPORT_DAYS);
}

/** On its day it is not late yet. */
export function isReportLate(dueOn: string, today: string): boolean {
  return dueOn < today;
}

/** The day of the last reminder that was due by today; undefined before the first. */
export function reminderDay(dueOn: string, today: string): string | undefined {
  if (today < dueOn) return undefined;
  let day = dueOn;
  for (let next = day; next <= today; next = addDays(next, REMINDER_DAYS)) day = next;
  return day;
}

/** What is known of a gathering once it was held, as it stood when its report was published. */
export interface ReportFigures {
  /** People who said that they come, with those of delegations. */
  readonly enrolled: number;
  readonly attended: number;
  /** Accepted. */
  readonly papers: number;
  readonly delegations: number;
  /** How many answered its survey; null while nothing of it is public. */
  readonly survey_answers: number | null;
}
