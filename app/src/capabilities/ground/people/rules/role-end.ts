// The end of a role: who may end it, when, and what must not be left without anybody.
import { err, ok, type Result } from '@minga/basics';
import type { Grant } from '../../../../platform/access.ts';
import { addDays, dayIn, parseDay } from '../../territories/rules/index.ts';
import { firstRoles, mayGive } from './invitation.ts';
import type { Role } from './roles.ts';

/** At once, at the end of a day, or when whoever follows begins. */
export type EndsWhen = 'now' | 'on-day' | 'with-successor';

const MAX_REASON = 500;
/** Nobody knows of a leave further ahead. */
const MAX_DAYS_AHEAD = 366;
const HOUR_MS = 3_600_000;

export interface PlannedEnd {
  readonly when: EndsWhen;
  /** The last day, `YYYY-MM-DD`. */
  readonly lastDay: string | undefined;
  readonly reason: string;
}

export type EndProblem =
  | { readonly field: 'reason'; readonly code: 'reason-missing' | 'reason-too-long' }
  | { readonly field: 'when'; readonly code: 'when-missing' }
  | { readonly field: 'last-day'; readonly code: 'day-wrong' };

/** Reads the form; `today` in the institution's own time, `YYYY-MM-DD`. */
export function parseEnd(
  typed: URLSearchParams,
  today: string,
): Result<PlannedEnd, readonly EndProblem[]> {
  const reason = (typed.get('reason') ?? '').normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  const when = (['now', 'on-day', 'with-successor'] as const).find(
    (one) => one === typed.get('when'),
  );
  const lastDay = when === 'on-day' ? parseDay(typed.get('last-day') ?? '') : undefined;
  const problems: EndProblem[] = [];
  if (reason === '') problems.push({ field: 'reason', code: 'reason-missing' });
  if (reason.length > MAX_REASON) problems.push({ field: 'reason', code: 'reason-too-long' });
  if (when === undefined) problems.push({ field: 'when', code: 'when-missing' });
  if (when === 'on-day' && !isAhead(lastDay, today)) {
    problems.push({ field: 'last-day', code: 'day-wrong' });
  }
  if (problems.length > 0 || when === undefined) return err(problems);
  return ok({ when, lastDay, reason });
}

function isAhead(day: string | undefined, today: string): boolean {
  return day !== undefined && day >= today && day <= addDays(today, MAX_DAYS_AHEAD);
}

export type EndRefusal =
  /** Nobody holds it any more, or not in this institution. */
  | { readonly code: 'people/grant-not-there' }
  | { readonly code: 'people/role-beyond-power' }
  /** The last officer or certifying officer of an institution ends only when whoever follows begins. */
  | { readonly code: 'people/last-of-role' };

export interface RoleToEnd {
  readonly role: Role;
  readonly personId: string;
  /** Who else holds it there with no end in sight. */
  readonly othersCount: number;
}

export function decideEnd(
  held: RoleToEnd,
  planned: Pick<PlannedEnd, 'when'>,
  by: {
    readonly personId: string;
    readonly grants: readonly Grant[];
    readonly placeId: string;
    /** The national team, which answers for an institution that is left without anybody. */
    readonly isNational: boolean;
  },
): Result<void, EndRefusal> {
  const isOwn = held.personId === by.personId;
  if (!isOwn && !mayGive(held.role, by.grants, by.placeId)) {
    return err({ code: 'people/role-beyond-power' });
  }
  const leavesNobody = firstRoles.includes(held.role) && held.othersCount === 0;
  const isRefused = leavesNobody && planned.when !== 'with-successor' && !by.isNational;
  return isRefused ? err({ code: 'people/last-of-role' }) : ok(undefined);
}

/** The first instant after a day, in a zone west of Greenwich as all of Chile's are. */
export function endOfDay(day: string, timeZone: string): Date {
  const next = addDays(day, 1);
  let instant = new Date(`${next}T00:00:00Z`);
  while (dayIn(timeZone, instant) < next) instant = new Date(instant.getTime() + HOUR_MS);
  return instant;
}
