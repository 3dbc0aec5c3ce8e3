// What is said between the server and its counting thread.
import type { Choice } from '../rules/choice.ts';
import type { ProblemWords } from '../rules/report/problem-words.ts';
import type { CountReport, ReportLocale } from '../rules/report/report.ts';
import type { ResultFiles } from '../rules/upload.ts';
import type { InLocales } from '../rules/work.ts';

export interface ThreadOrder {
  /** `check` only reads: it answers while the person waits. */
  readonly task: 'check' | 'count';
  readonly bytes: Uint8Array;
  readonly choice: Choice;
  /** Language of the files to take away; the page is told in both. */
  readonly locale: ReportLocale;
}

export type ThreadMessage =
  | { readonly kind: 'sound' }
  | { readonly kind: 'refused'; readonly problems: InLocales<ProblemWords> }
  | { readonly kind: 'advance'; readonly percent: number }
  | {
      readonly kind: 'counted';
      readonly reports: InLocales<CountReport>;
      readonly files: ResultFiles;
    };
