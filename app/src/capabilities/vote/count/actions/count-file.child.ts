// The server's counting child: checks a file or counts it, telling how far it is, and ends.
import type { Advance } from '../rules/counted.ts';
import { checkFile, resultFiles, workOn } from '../rules/work.ts';
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
  const { reports, counted } = done;
  return { kind: 'counted', reports, files: resultFiles(counted, order.locale) };
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
