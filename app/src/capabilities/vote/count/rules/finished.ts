// What is found of a vote after its count, to the end and in one go: for whoever need not listen meanwhile.
import { type RankedProject, rankProjects } from '@minga/counting/explain';
import { type Compared, compareCount } from './compared.ts';
import type { CountedVote } from './counted.ts';
import { hashFile, type Measured, measureCount } from './measured.ts';
import { officialProjects } from './official-result.ts';
import { comparisonWords } from './report/comparison-words.ts';
import { laterWords } from './report/later-words.ts';
import type { ReportLocale, VoteReport } from './report/report.ts';
import { tellingOf } from './report/telling.ts';
import { withoutTurns } from './work.ts';

export interface FinishedCount {
  readonly measured: Measured;
  readonly compared: Compared;
  /** All projects in order; absent when it was too late for that. */
  readonly ranking?: readonly RankedProject[] | undefined;
}

/** Of each count, in their order. `bytes`: the file. `isLate`: whether there is no more time to put projects in order. */
export async function finishVote(
  { election, counts }: CountedVote,
  bytes: Uint8Array,
  isLate: () => boolean = () => false,
): Promise<readonly FinishedCount[]> {
  const input = await hashFile(bytes);
  const hasOfficial = officialProjects(election).length > 0;
  const finished: FinishedCount[] = [];
  for (const counted of counts) {
    finished.push({
      measured: await measureCount(counted, input),
      compared: finish(compareCount(counted, hasOfficial)),
      ranking: finishInTime(rankProjects(counted.election, counted.outcome), isLate),
    });
  }
  return finished;
}

/** The report with what was found of each count. */
export function finishReport(
  report: VoteReport,
  { counts }: CountedVote,
  finished: readonly FinishedCount[],
  locale: ReportLocale,
): VoteReport {
  const told = counts.map((counted, place) => {
    const telling = tellingOf(counted, locale);
    const { measured, compared, ranking } = finished[place] ?? {};
    return {
      ...(measured && laterWords(telling, measured)),
      ...(compared && { comparisons: comparisonWords(telling, compared) }),
      ...(ranking && { order: ranking.map(({ project }) => project) }),
    };
  });
  const later = withoutTurns(told);
  return { ...report, counts: report.counts.map((one, place) => ({ ...one, ...later[place] })) };
}

function finish<T>(steps: Generator<unknown, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Undefined when it gets late. */
function finishInTime<T>(steps: Generator<unknown, T, void>, isLate: () => boolean): T | undefined {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (isLate()) return undefined;
  }
}
