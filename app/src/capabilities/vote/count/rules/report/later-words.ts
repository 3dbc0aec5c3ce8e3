// What is told of a count after its outcome, in the browser once the part that finds it has come.
import type { Measured } from '../measured.ts';
import { detailWords } from './detail-words.ts';
import { measureWords } from './measure-words.ts';
import type { CountReport } from './report.ts';
import { roundWords } from './round-words.ts';
import type { Telling } from './telling.ts';

/** Details and measures; and the rounds anew, where somebody has to be told what nobody paid in them. */
export function laterWords(telling: Telling, measured: Measured): Partial<CountReport> {
  const { unpaid } = measured;
  return {
    details: detailWords(telling),
    measures: measureWords(telling, measured),
    ...(unpaid.size > 0 && { rounds: roundWords(telling, unpaid) }),
  };
}
