// Every way in which the domain says no, by its code.
import type { ProposalState } from './states.ts';

export type Refusal =
  | { readonly code: 'proposals/unknown' }
  | {
      readonly code: 'proposals/cannot-move';
      readonly from: ProposalState;
      readonly to: ProposalState;
    }
  /** The submission has not begun, is over, or the calendar has none; days `YYYY-MM-DD`. */
  | { readonly code: 'proposals/not-yet'; readonly from: string }
  | { readonly code: 'proposals/is-over'; readonly until: string }
  | { readonly code: 'proposals/no-submission' }
  /** Of a sheet of paper; the last day on which one is entered. */
  | { readonly code: 'proposals/received-later' }
  | { readonly code: 'proposals/paper-is-over'; readonly until: string }
  | { readonly code: 'proposals/review-began' }
  | { readonly code: 'proposals/suspended' }
  | { readonly code: 'proposals/annulled' }
  | { readonly code: 'proposals/archived' }
  | { readonly code: 'proposals/age-unknown' }
  | { readonly code: 'proposals/too-young'; readonly minAge: number }
  | { readonly code: 'proposals/too-old'; readonly maxAge: number }
  | { readonly code: 'proposals/tie-missing' }
  | { readonly code: 'proposals/no-own-organization' }
  | { readonly code: 'proposals/who-not-allowed' }
  | { readonly code: 'proposals/organization-may-not-act' }
  | { readonly code: 'proposals/interest-missing' }
  | { readonly code: 'proposals/notice-not-acknowledged' }
  | { readonly code: 'proposals/incomplete' }
  | { readonly code: 'proposals/limit-reached'; readonly most: number }
  /** `number`: of the first, that stands. */
  | { readonly code: 'proposals/sent-already'; readonly number: number }
  | { readonly code: 'proposals/saved-elsewhere' }
  | { readonly code: 'proposals/too-many-drafts'; readonly most: number }
  | { readonly code: 'proposals/changed-meanwhile' }
  | { readonly code: 'proposals/nothing-changed' }
  | { readonly code: 'proposals/reason-missing' }
  | { readonly code: 'proposals/not-yours' }
  | { readonly code: 'proposals/text-is-settled' }
  | { readonly code: 'proposals/is-voted' }
  | { readonly code: 'proposals/is-author' }
  | { readonly code: 'proposals/invitation-unknown' }
  | { readonly code: 'proposals/answered-already' }
  | { readonly code: 'proposals/too-many-coauthors'; readonly most: number }
  | { readonly code: 'proposals/sponsor-unknown' }
  | { readonly code: 'proposals/sponsor-already' }
  | { readonly code: 'proposals/name-missing' };
