// The browser's counting worker: one file, one count; nothing that it reads leaves it but its answer to the page.
import type { Advance } from '../rules/counted.ts';
import { resultFiles, workOn } from '../rules/work.ts';
import type { WorkerMessage, WorkerOrder } from './worker-words.ts';

/** Between two words of progress. */
const ADVANCE_EVERY_MS = 100;

addEventListener('message', (event: MessageEvent<WorkerOrder>) => {
  work(event.data).catch(() => tell({ kind: 'crashed' }));
});

function tell(message: WorkerMessage): void {
  postMessage(message);
}

async function work({ file, choice, locale }: WorkerOrder): Promise<void> {
  const bytes = await readBytes(file);
  if (bytes === undefined) tell({ kind: 'unreadable' });
  else await countBytes(bytes, choice, locale);
}

async function countBytes(
  bytes: Uint8Array,
  choice: WorkerOrder['choice'],
  locale: WorkerOrder['locale'],
): Promise<void> {
  const done = await workOn({ bytes, choice }, [locale], advanceTeller());
  if (done.kind === 'refused') {
    tell({ kind: 'refused', problems: done.problems[locale] ?? { listed: [] } });
  } else {
    const report = done.reports[locale];
    if (report !== undefined) tell({ kind: 'counted', report });
    const { json, csv, pb } = resultFiles(done.counted, locale);
    const files = { json: new Blob([json]), csv: new Blob([csv]), pb: new Blob([pb]) };
    tell({ kind: 'files', files });
  }
}

async function readBytes(file: File): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}

function advanceTeller(): (advance: Advance) => void {
  let toldAt = 0;
  return (advance) => {
    const now = performance.now();
    if (now - toldAt < ADVANCE_EVERY_MS) return;
    toldAt = now;
    tell({ kind: 'advance', advance });
  };
}
