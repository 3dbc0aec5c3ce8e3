// The part of the counting worker that explains and writes files: fetched after the count, asked one thing at a time.
import type { Counted } from '../rules/counted.ts';
import { explainProject, type Ordered } from '../rules/explanation.ts';
import { type Measured, measureCount } from '../rules/measured.ts';
import { type BallotAsked, ballotWords, findBallot } from '../rules/report/ballot-words.ts';
import { explanationWords } from '../rules/report/explanation-words.ts';
import { figureTextOf } from '../rules/report/figure-text.ts';
import { measureWords } from '../rules/report/measure-words.ts';
import type { ReportBallot, ReportMeasures } from '../rules/report/measures.ts';
import type { ReportLocale } from '../rules/report/report.ts';
import type { Telling } from '../rules/report/telling.ts';
import { withoutTurns } from '../rules/work.ts';
import type { WorkerMessage } from './worker-words.ts';

export { resultFiles } from '../rules/result-files.ts';

/** How long the worker looks for an answer before it listens whether the answer is still wanted. */
const SLICE_MS = 60;

const ordered: Ordered = {};
/** Grows with each question: an answer that is not to the last one is not looked for any more. */
let asked = 0;

export async function measure(
  counted: Counted,
  bytes: Uint8Array,
  locale: ReportLocale,
): Promise<{ readonly measures: ReportMeasures; readonly hashes?: Measured['hashes'] }> {
  const measured = await measureCount(counted, bytes);
  const measures = withoutTurns(measureWords(tellingOf(counted, locale), measured));
  return { measures, hashes: measured.hashes };
}

export function leave(): void {
  asked += 1;
}

/** Looks for the answer in slices; says how far it is, and nothing once it is left or something else is asked. */
export async function explain(
  counted: Counted,
  project: number,
  locale: ReportLocale,
  tell: (message: WorkerMessage) => void,
): Promise<void> {
  asked += 1;
  const mine = asked;
  const steps = explainProject(counted, project, ordered);
  let until = performance.now() + SLICE_MS;
  for (;;) {
    const step = steps.next();
    if (step.done) {
      const words = explanationWords(tellingOf(counted, locale), step.value);
      tell({ kind: 'explained', explanation: withoutTurns(words) });
      return;
    }
    if (performance.now() < until) continue;
    tell({ kind: 'explaining', project, step: step.value });
    await listen();
    if (asked !== mine) return;
    until = performance.now() + SLICE_MS;
  }
}

/** Lets the messages that wait be heard. */
function listen(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

export function tellBallot(
  counted: Counted,
  which: BallotAsked,
  locale: ReportLocale,
): ReportBallot | undefined {
  const index = findBallot(counted.election, which);
  if (index === undefined) return undefined;
  return withoutTurns(ballotWords(tellingOf(counted, locale), index));
}

function tellingOf(counted: Counted, locale: ReportLocale): Telling {
  return { counted, text: figureTextOf(counted.election, locale), say: { locale } };
}
