// The whole work on one file, the same in the browser's worker and in the server's child: read, count, report.
import type { Choice } from './choice.ts';
import { type Advance, type CountedVote, countByChoice } from './counted.ts';
import { partsOf } from './parts.ts';
import { describeVote } from './report/describe-vote.ts';
import { errorWords, warningWords } from './report/problem-words.ts';
import type { ProblemWords, ReportLocale, VoteReport } from './report/report.ts';
import { readVoteFile, type VoteFile } from './vote-file.ts';

export interface WorkOrder {
  readonly bytes: Uint8Array;
  readonly choice: Choice;
}

export type InLocales<T> = Partial<Readonly<Record<ReportLocale, T>>>;

export type WorkDone =
  | { readonly kind: 'refused'; readonly problems: InLocales<ProblemWords> }
  | {
      readonly kind: 'counted';
      readonly vote: CountedVote;
      readonly reports: InLocales<VoteReport>;
    };

/** Reads and counts; words come only in the languages asked for. */
export async function workOn(
  order: WorkOrder,
  locales: readonly ReportLocale[],
  onAdvance: (advance: Advance) => void = () => {},
): Promise<WorkDone> {
  const file = await readVoteFile(order.bytes);
  if (file.election === undefined) return refused(file, locales);
  const counted = countByChoice(file.election, order.choice, onAdvance);
  if (!counted.ok) {
    return refused({ problems: counted.error, more: noMore }, locales);
  }
  const vote = counted.value;
  const reports = inEach(locales, (locale) =>
    describeVote(vote, warningWords(file, locale), locale),
  );
  return { kind: 'counted', vote, reports };
}

/** Reads only: what stands in the way of counting, in the file or in the settings. */
export async function checkFile(
  { bytes, choice }: WorkOrder,
  locales: readonly ReportLocale[],
): Promise<InLocales<ProblemWords> | undefined> {
  const file = await readVoteFile(bytes);
  if (file.election === undefined) return refused(file, locales).problems;
  const parts = partsOf(choice, file.election);
  if (parts.ok) return undefined;
  return refused({ problems: parts.error, more: noMore }, locales).problems;
}

const noMore = { errors: 0, warnings: 0 };

function refused(
  file: Pick<VoteFile, 'problems' | 'more'>,
  locales: readonly ReportLocale[],
): Extract<WorkDone, { kind: 'refused' }> {
  return { kind: 'refused', problems: inEach(locales, (locale) => errorWords(file, locale)) };
}

function inEach<T>(
  locales: readonly ReportLocale[],
  tell: (locale: ReportLocale) => T,
): InLocales<T> {
  return Object.fromEntries(locales.map((locale) => [locale, withoutTurns(tell(locale))]));
}

/** Plain data without the characters by which a text of the file would turn the words around it backwards. */
export function withoutTurns<T>(told: T): T {
  return JSON.parse(JSON.stringify(told).replace(/\p{Bidi_Control}/gu, ''));
}
