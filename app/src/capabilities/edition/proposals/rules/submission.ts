// Whether an edition takes proposals now, and whether this person may send one under its bases.
import { err, ok, type Result } from '@minga/basics';
import { addBusinessDays, dayIn } from '../../../ground/territories/rules/index.ts';
import { haltedBy, type PhasePlan, type Rulebook, type Tie } from '../../editions/rules/index.ts';
import type { Channel } from './proposal-filter.ts';
import type { Refusal } from './refusal.ts';

/** What of an edition says whether it takes proposals. */
export interface TakesProposals {
  readonly rules: Pick<Rulebook, 'operational'>;
  readonly interruptions: Parameters<typeof haltedBy>[0]['interruptions'];
  readonly isArchived: boolean;
  readonly place: { readonly timeZone: string };
}

/**
 * The days of the submission, which goes on until the last second of its last day where the territory is. Asked with
 * a contest, that one must go on too.
 */
export function decideOpen(
  edition: TakesProposals,
  now: Date,
  contestId: string | null = null,
): Result<PhasePlan, Refusal> {
  return decideDay(edition, dayIn(edition.place.timeZone, now), contestId);
}

function decideDay(
  edition: TakesProposals,
  day: string,
  contestId: string | null,
): Result<PhasePlan, Refusal> {
  if (edition.isArchived) return err({ code: 'proposals/archived' });
  const halted = haltedBy(edition, contestId);
  if (halted !== undefined) return err({ code: `proposals/${halted}` });
  const plan = edition.rules.operational.calendar.find(({ phase }) => phase === 'submission');
  if (plan === undefined) return err({ code: 'proposals/no-submission' });
  if (day < plan.from) return err({ code: 'proposals/not-yet', from: plan.from });
  if (day > plan.until) return err({ code: 'proposals/is-over', until: plan.until });
  return ok(plan);
}

/** How long the desk has to enter what was handed in on the last day: paper has the same last day as the site. */
export const PAPER_BUSINESS_DAYS = 3;

/** The last day on which a sheet is entered that was received until `day`. */
export function lastPaperDay(day: string): string {
  return addBusinessDays(day, PAPER_BUSINESS_DAYS);
}

export interface SheetReceived {
  /** `YYYY-MM-DD`, as the desk signed it when the sheet was handed in. */
  readonly receivedOn: string;
  /** Whether what came in until the last day has gone into review. */
  readonly isReviewed: boolean;
}

/** A sheet is judged by the day on which it was received, and entered some days later at most. */
export function decideSheet(
  edition: TakesProposals,
  now: Date,
  { receivedOn, isReviewed }: SheetReceived,
  contestId: string | null = null,
): Result<PhasePlan, Refusal> {
  const today = dayIn(edition.place.timeZone, now);
  if (receivedOn > today) return err({ code: 'proposals/received-later' });
  const open = decideDay(edition, receivedOn, contestId);
  if (!open.ok || today <= open.value.until) return open;
  const until = lastPaperDay(open.value.until);
  if (today > until) return err({ code: 'proposals/paper-is-over', until });
  return isReviewed ? err({ code: 'proposals/review-began' }) : open;
}

/** Whether sheets are still entered: as long as one may have been received in time. */
export function areSheetsEntered(edition: TakesProposals, now: Date): boolean {
  const open = decideOpen(edition, now);
  return open.ok || isWithinPaperDays(edition, open.error, now);
}

function isWithinPaperDays({ place }: TakesProposals, refusal: Refusal, now: Date): boolean {
  return (
    refusal.code === 'proposals/is-over' &&
    dayIn(place.timeZone, now) <= lastPaperDay(refusal.until)
  );
}

/** Whether whoever was asked may still say yes: to what came on a sheet, as long as sheets are entered. */
export function decideConsent(
  edition: TakesProposals,
  { channel }: { readonly channel: Channel },
  now: Date,
): Result<void, Refusal> {
  const open = decideOpen(edition, now);
  const isOpen = open.ok || (channel === 'paper' && isWithinPaperDays(edition, open.error, now));
  return isOpen ? ok(undefined) : open;
}

/** Whether nobody can say yes any more to what waits for a consent: then it lapses. */
export function areConsentsOver(
  edition: TakesProposals,
  proposal: { readonly channel: Channel },
  now: Date,
): boolean {
  const may = decideConsent(edition, proposal, now);
  return !may.ok && ['proposals/is-over', 'proposals/annulled'].includes(may.error.code);
}

export const whos = ['person', 'group', 'organization'] as const;
export type Who = (typeof whos)[number];

export interface Proposer {
  readonly who: Who;
  /** Whole years, as her birth date says; undefined while she has not said it. */
  readonly age: number | undefined;
  /** What ties her to the territory, as she declares; an organisation is of the comuna by itself. */
  readonly tie: Tie | null;
  /** Of hers, or of her organisation, that count. */
  readonly sentCount: number;
}

export function decideProposer(
  { who, age, tie, sentCount }: Proposer,
  { operational }: Pick<Rulebook, 'operational'>,
): Result<void, Refusal> {
  const { proposers } = operational;
  if (!proposers.who.includes(who)) return err({ code: 'proposals/who-not-allowed' });
  if (age === undefined) return err({ code: 'proposals/age-unknown' });
  const { minAge, maxAge, maxPerPerson: most } = proposers;
  if (age < minAge) return err({ code: 'proposals/too-young', minAge });
  if (maxAge !== null && age > maxAge) return err({ code: 'proposals/too-old', maxAge });
  if (who !== 'organization' && (tie === null || !proposers.ties.includes(tie))) {
    return err({ code: 'proposals/tie-missing' });
  }
  if (most !== null && sentCount >= most) return err({ code: 'proposals/limit-reached', most });
  return ok(undefined);
}
