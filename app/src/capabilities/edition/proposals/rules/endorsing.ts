// Who may stand behind a proposal, on the site or with a signature on paper: what the bases ask of whoever endorses.
import { err, ok, type Result } from '@minga/basics';
import type { Eligibility, Rulebook, Tie } from '../../editions/rules/index.ts';
import type { ProposalState } from './states.ts';
import { lastPaperDay } from './submission.ts';

export type EndorsingRefusal =
  | { readonly code: 'proposals/endorse-unknown' }
  | { readonly code: 'proposals/endorse-closed'; readonly state: ProposalState }
  | { readonly code: 'proposals/endorse-halted'; readonly halted: 'annulled' | 'suspended' }
  | { readonly code: 'proposals/endorse-archived' }
  | { readonly code: 'proposals/endorse-age-unknown' }
  | { readonly code: 'proposals/endorse-too-young'; readonly minAge: number }
  | { readonly code: 'proposals/endorse-too-old'; readonly maxAge: number }
  | { readonly code: 'proposals/endorse-tie-missing' }
  /** The bases ask to see a document before: where that is done. */
  | { readonly code: 'proposals/endorse-at-office'; readonly where: string }
  /** Of a sheet: received before proposals were taken, from `from` on, or in days to come. */
  | { readonly code: 'proposals/sheet-day-wrong'; readonly from: string }
  | { readonly code: 'proposals/endorse-own' }
  | { readonly code: 'proposals/endorsed-already' }
  | { readonly code: 'proposals/endorsed-on-paper' }
  | { readonly code: 'proposals/endorse-limit'; readonly most: number }
  | { readonly code: 'proposals/endorse-too-many'; readonly minutes: number };

/** While nobody has decided about it: from when it is sent until its review is published. */
export function takesEndorsements(state: ProposalState): boolean {
  return state === 'sent' || state === 'in-review' || state === 'correcting';
}

export interface EndorsedEdition {
  readonly endorsements: Rulebook['operational']['endorsements'];
  readonly halted: 'annulled' | 'suspended' | undefined;
  readonly isArchived: boolean;
}

/** Whether endorsements of it are taken at all. */
export function mayTakeEndorsements(
  state: ProposalState,
  { halted, isArchived }: EndorsedEdition,
): Result<void, EndorsingRefusal> {
  if (isArchived) return err({ code: 'proposals/endorse-archived' });
  if (halted !== undefined) return err({ code: 'proposals/endorse-halted', halted });
  return takesEndorsements(state)
    ? ok(undefined)
    : err({ code: 'proposals/endorse-closed', state });
}

const answered: ReadonlySet<ProposalState> = new Set([
  'not-admitted',
  'not-feasible',
  'appealed',
  'feasible',
]);

/** Civil days `YYYY-MM-DD` of the place. */
export interface SheetDays {
  readonly receivedOn: string;
  readonly today: string;
  /** The first on which its edition took proposals. */
  readonly from: string;
  /** On which its review was published; undefined while it is open. */
  readonly closedOn: string | undefined;
}

/** A sheet that was received while endorsements were taken is entered some days later at most. */
export function mayTakeSheet(
  state: ProposalState,
  edition: EndorsedEdition,
  { receivedOn, today, from, closedOn }: SheetDays,
): Result<void, EndorsingRefusal> {
  if (receivedOn > today || receivedOn < from)
    return err({ code: 'proposals/sheet-day-wrong', from });
  const may = mayTakeEndorsements(state, edition);
  if (may.ok || may.error.code !== 'proposals/endorse-closed') return may;
  const isInTime =
    answered.has(state) &&
    closedOn !== undefined &&
    receivedOn <= closedOn &&
    today <= lastPaperDay(closedOn);
  return isInTime ? ok(undefined) : may;
}

export interface Endorser {
  /** Whole years; undefined while it is not known. */
  readonly age: number | undefined;
  readonly tie: Tie | undefined;
  readonly isAuthor: boolean;
}

/** Age, tie, and that nobody counts twice for her own. `where`: the office at which documents are seen. */
export function mayEndorse(
  { age, tie, isAuthor }: Endorser,
  asked: Eligibility,
  where: string,
): Result<Tie, EndorsingRefusal> {
  if (isAuthor) return err({ code: 'proposals/endorse-own' });
  const byAge = ageRefusal(age, asked);
  if (byAge !== undefined) return err(byAge);
  if (asked.proof === 'document' && asked.checkedAt !== 'afterwards') {
    return err({ code: 'proposals/endorse-at-office', where });
  }
  return tie === undefined || !asked.ties.includes(tie)
    ? err({ code: 'proposals/endorse-tie-missing' })
    : ok(tie);
}

function ageRefusal(
  age: number | undefined,
  { minAge, maxAge }: Eligibility,
): EndorsingRefusal | undefined {
  if (age === undefined) return { code: 'proposals/endorse-age-unknown' };
  if (age < minAge) return { code: 'proposals/endorse-too-young', minAge };
  if (maxAge !== null && age > maxAge) return { code: 'proposals/endorse-too-old', maxAge };
  return undefined;
}
