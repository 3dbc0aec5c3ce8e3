// What is said between the page and its counting worker.
import type { Choice } from '../rules/choice.ts';
import type { Advance } from '../rules/counted.ts';
import type { ExplanationStep } from '../rules/explanation.ts';
import type { BallotAsked } from '../rules/report/ballot-words.ts';
import type { ReportBallot, ReportExplanation, ReportMeasures } from '../rules/report/measures.ts';
import type { CountReport, ProblemWords, ReportLocale } from '../rules/report/report.ts';
import type { ResultFormat } from '../rules/upload.ts';

export interface WorkerOrder {
  readonly file: File;
  readonly choice: Choice;
  readonly locale: ReportLocale;
}

/** What can be asked once a file was counted. */
export type WorkerQuestion =
  | { readonly kind: 'explain'; readonly project: number }
  /** The explanation that is being looked for is not wanted any more. */
  | { readonly kind: 'leave' }
  | { readonly kind: 'ballot'; readonly asked: BallotAsked };

export type WorkerMessage =
  | { readonly kind: 'advance'; readonly advance: Advance }
  | { readonly kind: 'refused'; readonly problems: ProblemWords }
  | { readonly kind: 'counted'; readonly report: CountReport }
  /** After `counted`: what the outcome gave to whom; or that what explains could not be fetched. */
  | { readonly kind: 'measured'; readonly measures: ReportMeasures }
  | { readonly kind: 'unexplained' }
  /** After `measured`: the files to take away, which can be large. */
  | { readonly kind: 'files'; readonly files: Readonly<Record<ResultFormat, Blob>> }
  | { readonly kind: 'explaining'; readonly project: number; readonly step: ExplanationStep }
  | { readonly kind: 'explained'; readonly explanation: ReportExplanation }
  /** Absent when there is no such ballot. */
  | { readonly kind: 'ballot'; readonly ballot?: ReportBallot }
  | { readonly kind: 'unreadable' }
  /** Out of memory, or a fault of ours: told apart by nobody. */
  | { readonly kind: 'crashed' };
