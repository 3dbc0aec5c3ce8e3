// What is said between the page and its counting worker.
import type { Choice } from '../rules/choice.ts';
import type { Advance } from '../rules/counted.ts';
import type { CountReport, ProblemWords, ReportLocale } from '../rules/report/report.ts';
import type { ResultFormat } from '../rules/upload.ts';

export interface WorkerOrder {
  readonly file: File;
  readonly choice: Choice;
  readonly locale: ReportLocale;
}

export type WorkerMessage =
  | { readonly kind: 'advance'; readonly advance: Advance }
  | { readonly kind: 'refused'; readonly problems: ProblemWords }
  | { readonly kind: 'counted'; readonly report: CountReport }
  /** After `counted`: the files to take away, which can be large. */
  | { readonly kind: 'files'; readonly files: Readonly<Record<ResultFormat, Blob>> }
  | { readonly kind: 'unreadable' }
  /** Out of memory, or a fault of ours: told apart by nobody. */
  | { readonly kind: 'crashed' };
