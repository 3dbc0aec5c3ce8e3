// What a person can ask about a count, and how far each answer is.
import type { BallotAsked } from '../rules/report/ballot-words.ts';
import type { ReportBallot, ReportExplanation } from '../rules/report/measures.ts';

/** While an answer is looked for: that all projects are put in order, or how many recounts there were. */
export type ExplanationStep =
  | { readonly phase: 'ordering' }
  | { readonly phase: 'recounting'; readonly recounts: number };

export type ExplanationState =
  | { readonly kind: 'looking'; readonly step?: ExplanationStep }
  | { readonly kind: 'told'; readonly explanation: ReportExplanation };

export type BallotState =
  | { readonly kind: 'none' }
  | { readonly kind: 'told'; readonly ballot: ReportBallot };

/** What was asked about one count. */
export interface Asked {
  /** By project; absent where nothing was asked. */
  readonly explanations: ReadonlyMap<number, ExplanationState>;
  readonly ballot?: BallotState;
}

export interface Asking extends Asked {
  explain(project: number): void;
  leave(): void;
  showBallot(which: BallotAsked): void;
}
