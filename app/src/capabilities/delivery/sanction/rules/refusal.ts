// Every way in which the sanction says no, by its code.
import type { ResolutionRefusal } from '../../../edition/editions/rules/index.ts';

/** What keeps a vote of the body from being a resolution, about the project that it names. */
export type VoteRefusal = {
  readonly code: 'sanction/no-resolution';
  readonly project: string;
  readonly why: ResolutionRefusal;
};

export type Refusal =
  | VoteRefusal
  /** Its approval is said not to have carried, and by these votes it did. */
  | { readonly code: 'sanction/carried-after-all'; readonly project: string }
  /** There is no such submission, sitting, project or question there. */
  | { readonly code: 'sanction/unknown' }
  | { readonly code: 'sanction/not-allowed' }
  | { readonly code: 'sanction/edition-halted' | 'sanction/edition-over' }
  | { readonly code: 'sanction/body-not-set' }
  /** Nothing is certified that the body does not have already. */
  | { readonly code: 'sanction/nothing-to-submit' }
  /** Of one sealed vote: after the sanction of a contest its log takes no objection or result of another. */
  | { readonly code: 'sanction/log-waits'; readonly contests: readonly string[] }
  /** The body cannot have received it before it was certified, nor in days to come. */
  | { readonly code: 'sanction/received-before-certified'; readonly from: string }
  | { readonly code: 'sanction/received-ahead' }
  /** The day of reception is put right before a vote, to another day, with its reason. */
  | { readonly code: 'sanction/reception-voted' | 'sanction/reception-same' }
  | { readonly code: 'sanction/reception-without-reason' }
  /** A sitting would be outside the days in which the body has it. */
  | { readonly code: 'sanction/reception-and-sitting'; readonly heldOn: string }
  /** The order without those who left could not be found. */
  | { readonly code: 'sanction/recount-failed' }
  /** The result was corrected, or found wrong: it is submitted again once another is certified. */
  | { readonly code: 'sanction/stale' }
  | { readonly code: 'sanction/lapsed' }
  | { readonly code: 'sanction/no-term' }
  | { readonly code: 'sanction/body-voted' }
  | { readonly code: 'sanction/term-not-over'; readonly until: string }
  /** The days of a regional council are over without a vote. */
  | { readonly code: 'sanction/term-over'; readonly until: string }
  | { readonly code: 'sanction/sitting-open' | 'sanction/sitting-suspended' }
  | { readonly code: 'sanction/sitting-closed' | 'sanction/sitting-not-suspended' }
  | { readonly code: 'sanction/suspension-without-reason' }
  | { readonly code: 'sanction/sitting-ahead' }
  | { readonly code: 'sanction/sitting-too-early'; readonly from: string }
  | { readonly code: 'sanction/quorum-below-body'; readonly quorum: number }
  /** Votes were taken on that day already. */
  | { readonly code: 'sanction/sitting-voted' }
  /** Somebody else saved in between. */
  | { readonly code: 'sanction/changed-meanwhile' }
  | { readonly code: 'sanction/member-unknown' }
  /** Whoever recuses says which interest she has, and whoever does not has none. */
  | { readonly code: 'sanction/interest-missing'; readonly name: string }
  /** Somebody who was absent from the sitting votes in it. */
  | { readonly code: 'sanction/absent-votes'; readonly name: string }
  | { readonly code: 'sanction/not-drafted' }
  | { readonly code: 'sanction/voted-already' }
  | { readonly code: 'sanction/nothing-corrected' }
  | { readonly code: 'sanction/correction-without-reason' }
  /** With that vote the decision would be another: the body has to take it again. */
  | { readonly code: 'sanction/correction-changes-decision' }
  /** The body has decided it, or waits for what was returned. */
  | { readonly code: 'sanction/decided-already' }
  | { readonly code: 'sanction/returned-until'; readonly until: string }
  | { readonly code: 'sanction/reason-missing'; readonly projects: readonly string[] }
  | { readonly code: 'sanction/changes-missing' }
  | { readonly code: 'sanction/return-incomplete' }
  | { readonly code: 'sanction/return-in-the-past' }
  | { readonly code: 'sanction/amount-invalid' }
  /** As it was voted is its cost; another amount is a change. */
  | { readonly code: 'sanction/amount-is-a-change' }
  | { readonly code: 'sanction/nothing-decided' }
  /** The amount reaches them and the body said nothing of them. */
  | { readonly code: 'sanction/reached-undecided'; readonly projects: readonly string[] }
  | { readonly code: 'sanction/above-amount'; readonly overClp: number; readonly contest: string }
  | { readonly code: 'sanction/above-envelope'; readonly overClp: number }
  | { readonly code: 'sanction/same-place'; readonly projects: readonly string[] }
  /** At most one of these is built; all of these are built or none. */
  | { readonly code: 'sanction/in-conflict'; readonly projects: readonly string[] }
  | { readonly code: 'sanction/only-together'; readonly projects: readonly string[] }
  | { readonly code: 'sanction/resolution-number-missing' }
  | { readonly code: 'sanction/not-returned' }
  | { readonly code: 'sanction/mended-already' | 'sanction/mending-empty' }
  | { readonly code: 'sanction/question-empty' | 'sanction/answer-empty' }
  | { readonly code: 'sanction/answered-already' };
