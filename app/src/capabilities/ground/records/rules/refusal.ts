// Why this room says no: one union, so that each reason has its sentence and its status.

import type { ActRefusal } from './two-person.ts';

export type Refusal =
  | ActRefusal
  /** Not in this institution: as if it were not at all. */
  | { readonly code: 'records/not-here' }
  | { readonly code: 'records/already-annulled' }
  | { readonly code: 'records/lot-label-taken' }
  | { readonly code: 'records/lot-too-soon' }
  | { readonly code: 'records/lot-not-yet' }
  | { readonly code: 'records/lot-begun' }
  | { readonly code: 'records/lot-withdrawn' }
  | { readonly code: 'records/lot-drawn' }
  | { readonly code: 'records/lot-not-drawn' }
  | { readonly code: 'records/lot-of-another-kind' }
  | { readonly code: 'records/throw-taken'; readonly position: number; readonly face: number }
  | { readonly code: 'records/throw-out-of-turn'; readonly position: number }
  | { readonly code: 'records/sheet-there' }
  | { readonly code: 'records/paper-entered' }
  | { readonly code: 'records/paper-void' }
  | { readonly code: 'records/paper-unscanned' }
  /** No account is found by that document: she has to be identified first. */
  | { readonly code: 'records/paper-nobody' }
  /** The desk has not looked at her document yet. */
  | { readonly code: 'records/paper-unidentified' }
  /** Nobody enters what is her own. */
  | { readonly code: 'records/paper-own' }
  /** The room of the step says no, in a sentence of its own. */
  | { readonly code: 'records/paper-refused'; readonly sentence: string };
