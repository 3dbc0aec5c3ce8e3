// What a person can ask about a count, and how far each answer is.
import type { ExplanationStep } from '@minga/counting/explain';
import type { BallotAsked } from '../rules/report/ballot-words.ts';
import type { ReportBallot, ReportExplanation } from '../rules/report/measures.ts';

/** How far an answer is; not how far each of its recounts is. */
export type ShownStep = Exclude<ExplanationStep, { readonly kind: 'counting' }>;

export type ExplanationState =
  | { readonly kind: 'looking'; readonly step?: ShownStep }
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
