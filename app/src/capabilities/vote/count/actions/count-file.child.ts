// The server's counting child: checks a file or counts it, telling how far it is, and ends.
import type { Advance } from '../rules/counted.ts';
import { measureCount } from '../rules/measured.ts';
import { figureTextOf } from '../rules/report/figure-text.ts';
import { measureWords } from '../rules/report/measure-words.ts';
import type { CountReport, ReportLocale } from '../rules/report/report.ts';
import { resultFiles } from '../rules/result-files.ts';
import { checkFile, type InLocales, withoutTurns, workOn } from '../rules/work.ts';
import type { ChildMessage, ChildOrder } from './child-words.ts';

const locales = ['es-CL', 'en'] as const;
const parent = process.ppid;

process.once('message', async (order: ChildOrder) => {
  await tell(order.task === 'check' ? await check(order) : await count(order));
  process.disconnect();
});

async function check(order: ChildOrder): Promise<ChildMessage> {
  const problems = await checkFile(order, locales);
  return problems === undefined ? { kind: 'sound' } : { kind: 'refused', problems };
}

async function count(order: ChildOrder): Promise<ChildMessage> {
  const done = await workOn(order, locales, tellAdvance);
  if (done.kind === 'refused') return done;
  const { counted } = done;
  const measured = await measureCount(counted, order.bytes);
  const withMeasures = (locale: ReportLocale): InLocales<CountReport> => {
    const report = done.reports[locale];
    const telling = { counted, text: figureTextOf(counted.election, locale), say: { locale } };
    const measures = withoutTurns(measureWords(telling, measured));
    return report === undefined ? {} : { [locale]: { ...report, measures } };
  };
  const reports = Object.assign({}, ...locales.map(withMeasures));
  return { kind: 'counted', reports, files: resultFiles(counted, order.locale, measured.hashes) };
}

function tell(message: ChildMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    const heard = (error: Error | null) => (error ? reject(error) : resolve());
    process.send?.(message, undefined, undefined, heard);
  });
}

/** Between two words of progress. */
const ADVANCE_EVERY_MS = 100;
let toldAt = 0;

/** Half of the bar for each of the two counts. A count whose server has died has nobody to count for. */
function tellAdvance({ phase, percent }: Advance): void {
  if (process.ppid !== parent) process.exit(1);
  const now = performance.now();
  if (now - toldAt < ADVANCE_EVERY_MS) return;
  toldAt = now;
  const whole = phase === 'counting' ? percent / 2 : 50 + percent / 2;
  process.send?.({ kind: 'advance', percent: whole } satisfies ChildMessage);
}
