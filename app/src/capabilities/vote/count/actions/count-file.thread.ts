// The server's counting thread: checks a file or counts it, telling how far it is, and ends.
import { parentPort, workerData } from 'node:worker_threads';
import type { Advance } from '../rules/counted.ts';
import { checkFile, resultFiles, workOn } from '../rules/work.ts';
import type { ThreadMessage, ThreadOrder } from './thread-words.ts';

const locales = ['es-CL', 'en'] as const;
const { task, bytes, choice, locale } = workerData as ThreadOrder;

function tell(message: ThreadMessage): void {
  parentPort?.postMessage(message);
}

function tellAdvance({ phase, percent }: Advance): void {
  tell({ kind: 'advance', percent: phase === 'counting' ? percent / 2 : 50 + percent / 2 });
}

if (task === 'check') {
  const problems = await checkFile({ bytes, choice }, locales);
  tell(problems === undefined ? { kind: 'sound' } : { kind: 'refused', problems });
} else {
  const done = await workOn({ bytes, choice }, locales, tellAdvance);
  tell(
    done.kind === 'refused'
      ? done
      : { kind: 'counted', reports: done.reports, files: resultFiles(done.counted, locale) },
  );
}
