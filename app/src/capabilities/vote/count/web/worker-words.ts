// What is said between the page and its counting worker.
import type { Choice } from '../rules/choice.ts';
import type { Advance } from '../rules/counted.ts';
import type { BallotAsked } from '../rules/report/ballot-words.ts';
import type { ReportBallot, ReportExplanation } from '../rules/report/measures.ts';
import type {
  CountReport,
  ProblemWords,
  ReportLocale,
  VoteReport,
} from '../rules/report/report.ts';
import type { ResultFormat } from '../rules/upload.ts';
import type { ShownStep } from './asking.ts';

export interface WorkerOrder {
  readonly file: File;
  readonly choice: Choice;
  readonly locale: ReportLocale;
}

/** A count by its place in the report: that of a contest; 0 when the vote is counted as one. */
interface About {
  readonly contest: number;
}

/** What can be asked once a file was counted. */
export type WorkerQuestion =
  | (About & { readonly kind: 'explain'; readonly project: number })
  /** The explanation that is being looked for is not wanted any more. */
  | { readonly kind: 'leave' }
  | (About & { readonly kind: 'ballot'; readonly which: BallotAsked });

/** Why a count goes without the rest: what finds it could not be fetched, or broke off. */
export type CutOff = 'unexplained' | 'broken-off';

export type ResultBlobs = Readonly<Record<ResultFormat, Blob>>;

export type WorkerMessage =
  | { readonly kind: 'advance'; readonly advance: Advance }
  | { readonly kind: 'refused'; readonly problems: ProblemWords }
  | { readonly kind: 'counted'; readonly report: VoteReport }
  /** After `counted`: more of each count, as it is found; or that no more will come. */
  | { readonly kind: 'more'; readonly counts: readonly Partial<CountReport>[] }
  | { readonly kind: CutOff }
  /** At last: the files to take away, which can be large. */
  | { readonly kind: 'files'; readonly files: ResultBlobs }
  | (About & {
      readonly kind: 'explaining';
      readonly project: number;
      readonly step: ShownStep;
    })
  | (About & { readonly kind: 'explained'; readonly explanation: ReportExplanation })
  /** Absent when there is no such ballot. */
  | (About & { readonly kind: 'ballot'; readonly ballot?: ReportBallot })
  | { readonly kind: 'unreadable' }
  /** Nothing was counted: out of memory, or a fault of ours, told apart by nobody. */
  | { readonly kind: 'crashed' };
