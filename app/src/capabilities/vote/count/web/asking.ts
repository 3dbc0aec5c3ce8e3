// What a person can ask about a count, and how far each answer is.
import type { ExplanationStep } from '../rules/explanation.ts';
import type { BallotAsked } from '../rules/report/ballot-words.ts';
import type { ReportBallot, ReportExplanation } from '../rules/report/measures.ts';

export type ExplanationState =
  | { readonly kind: 'looking'; readonly step?: ExplanationStep }
  | { readonly kind: 'told'; readonly explanation: ReportExplanation };

export type BallotState =
  | { readonly kind: 'none' }
  | { readonly kind: 'told'; readonly ballot: ReportBallot };

export interface Asking {
  /** By project; absent where nothing was asked. */
  readonly explanations: ReadonlyMap<number, ExplanationState>;
  readonly ballot: BallotState | undefined;
  explain(project: number): void;
  leave(): void;
  showBallot(asked: BallotAsked): void;
}
