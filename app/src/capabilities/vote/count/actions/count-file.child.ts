// The server's counting child: checks a file or counts it, telling how far it is, and ends.
import type { Advance } from '../rules/counted.ts';
import { finishReport, finishVote } from '../rules/finished.ts';
import { serverOrderMs } from '../rules/limits.ts';
import type { VoteReport } from '../rules/report/report.ts';
import { resultFiles } from '../rules/result-files.ts';
import { checkFile, type InLocales, workOn } from '../rules/work.ts';
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
  const { vote } = done;
  const until = performance.now() + serverOrderMs;
  const finished = await finishVote(vote, order.bytes, () => performance.now() > until);
  const reports: InLocales<VoteReport> = Object.fromEntries(
    locales.map((locale) => {
      const report = done.reports[locale];
      return [locale, report && finishReport(report, vote, finished, locale)];
    }),
  );
  const warnings = done.reports[order.locale]?.warnings.listed ?? [];
  return { kind: 'counted', reports, files: resultFiles(vote, finished, warnings, order.locale) };
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

/** A count whose server has died has nobody to count for. */
function tellAdvance({ share }: Advance): void {
  if (process.ppid !== parent) process.exit(1);
  const now = performance.now();
  if (now - toldAt < ADVANCE_EVERY_MS) return;
  toldAt = now;
  process.send?.({ kind: 'advance', percent: share * 100 } satisfies ChildMessage);
}
