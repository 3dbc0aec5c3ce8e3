// A vote of a test counted and told to the end, as the server does it.
import { assert } from '@minga/basics';
import type { Choice } from '../rules/choice.ts';
import type { CountedVote } from '../rules/counted.ts';
import { type FinishedCount, finishReport, finishVote } from '../rules/finished.ts';
import type {
  CountReport,
  ReportComparisons,
  ReportDetails,
  ReportLocale,
  VoteReport,
} from '../rules/report/report.ts';
import { type Telling, tellingOf } from '../rules/report/telling.ts';
import { workOn } from '../rules/work.ts';
import { bytesOf } from './small-votes.ts';

/** All that is told of a vote that is counted as one. */
export type Told = VoteReport & CountReport & ReportDetails & ReportComparisons;

export interface ToldVote {
  readonly vote: CountedVote;
  readonly finished: readonly FinishedCount[];
  readonly spanish: Told;
  readonly english: Told;
}

/** `file`: text or bytes of a sound vote. */
export async function tellVote(file: string | Uint8Array, choice: Choice = {}): Promise<ToldVote> {
  const bytes = typeof file === 'string' ? bytesOf(file) : file;
  const done = await workOn({ bytes, choice }, ['es-CL', 'en']);
  assert(done.kind === 'counted', 'the vote of a test is sound');
  const { vote, reports } = done;
  const finished = await finishVote(vote, bytes);
  const toldIn = (locale: ReportLocale): Told => {
    const report = reports[locale];
    assert(report !== undefined, 'both languages were asked for');
    return flat(finishReport(report, vote, finished, locale));
  };
  return { vote, finished, spanish: toldIn('es-CL'), english: toldIn('en') };
}

function flat(report: VoteReport): Told {
  const [count] = report.counts;
  assert(count?.details !== undefined, 'a vote has a count, and its details were told');
  return { ...report, ...count, ...count.details, ...count.comparisons };
}

/** The first count, ready to be told of. */
export async function tellingOfVote(
  text: string,
  choice: Choice = {},
  locale: ReportLocale = 'es-CL',
): Promise<Telling> {
  const done = await workOn({ bytes: bytesOf(text), choice }, []);
  assert(done.kind === 'counted', 'the vote of a test is sound');
  const [counted] = done.vote.counts;
  assert(counted !== undefined, 'a vote has a count');
  return tellingOf(counted, locale);
}
