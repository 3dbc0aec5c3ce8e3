// Every way in which the domain says no, by its code.
import type { BreadthRefusal } from './breadth.ts';
import type { ExtensionRefusal, PlanRefusal } from './calendar-plan.ts';
import type { ResolutionRefusal } from './commitment.ts';
import type { GateRefusal } from './gates.ts';
import type { RulebookProblem } from './rulebook-problems.ts';

export type Refusal =
  | RulebookProblem
  | BreadthRefusal
  | PlanRefusal
  | ExtensionRefusal
  | GateRefusal
  | ResolutionRefusal
  | { readonly code: 'editions/unknown' }
  | { readonly code: 'editions/address-taken' }
  /** The vote opens in its phase. */
  | { readonly code: 'editions/vote-not-yet'; readonly from: string }
  /** Somebody else saved the bases in between. */
  | { readonly code: 'editions/changed-meanwhile' }
  /** Something is missing in the bases: `problemsOf` says what. */
  | { readonly code: 'editions/not-whole' }
  /** The bases are those of the last closed version. */
  | { readonly code: 'editions/nothing-changed' }
  | { readonly code: 'editions/body-not-set' }
  | { readonly code: 'editions/quorum-below-body'; readonly quorum: number }
  | { readonly code: 'editions/sitting-ahead' }
  /** No seat of the committee that is held, or it was taken after that day. */
  | { readonly code: 'editions/seat-unknown' }
  | { readonly code: 'editions/gathering-unknown' }
  /** It belongs to an edition already. */
  | { readonly code: 'editions/gathering-taken' }
  /** No minutes of it are approved. */
  | { readonly code: 'editions/minutes-missing' }
  /** Both sides of the committee did. */
  | { readonly code: 'editions/minutes-signed' }
  /** An act about them waits for its second person. */
  | { readonly code: 'editions/minutes-waiting' };
