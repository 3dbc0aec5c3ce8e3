// What is said between the server and its counting child.
import type { Choice } from '../rules/choice.ts';
import type { ProblemWords, ReportLocale, VoteReport } from '../rules/report/report.ts';
import type { ResultFiles } from '../rules/upload.ts';
import type { InLocales } from '../rules/work.ts';

export interface ChildOrder {
  /** `check` only reads: it answers while the person waits. */
  readonly task: 'check' | 'count';
  readonly bytes: Uint8Array;
  readonly choice: Choice;
  /** Language of the files to take away; the page is told in both. */
  readonly locale: ReportLocale;
}

export type ChildMessage =
  | { readonly kind: 'sound' }
  | { readonly kind: 'refused'; readonly problems: InLocales<ProblemWords> }
  | { readonly kind: 'advance'; readonly percent: number }
  | {
      readonly kind: 'counted';
      readonly reports: InLocales<VoteReport>;
      readonly files: ResultFiles;
    };
