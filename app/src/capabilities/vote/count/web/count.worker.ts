// The browser's counting worker: one file, one count, and what is asked about it; nothing leaves it but its answers.
import type { Advance } from '../rules/counted.ts';
import { workOn } from '../rules/work.ts';
import type { Explainer } from './worker-explanations.ts';
import type { WorkerMessage, WorkerOrder, WorkerQuestion } from './worker-words.ts';

/** Between two words of progress. */
const ADVANCE_EVERY_MS = 100;

/** Of what was counted; absent until the part of this worker that explains has come. */
let explainer: Explainer | undefined;

addEventListener('message', ({ data }: MessageEvent<WorkerOrder | WorkerQuestion>) => {
  const task = 'file' in data ? work(data) : explainer?.answer(data);
  task?.catch(() => tell({ kind: 'crashed' }));
});

function tell(message: WorkerMessage): void {
  postMessage(message);
}

async function work({ file, choice, locale }: WorkerOrder): Promise<void> {
  const bytes = await readBytes(file);
  if (bytes === undefined) {
    tell({ kind: 'unreadable' });
    return;
  }
  const done = await workOn({ bytes, choice }, [locale], advanceTeller());
  if (done.kind === 'refused') {
    tell({ kind: 'refused', problems: done.problems[locale] ?? { listed: [] } });
    return;
  }
  const report = done.reports[locale];
  if (report !== undefined) tell({ kind: 'counted', report });
  const explanations = await loadExplanations();
  if (explanations === undefined) {
    tell({ kind: 'unexplained' });
    return;
  }
  const warnings = report?.warnings.listed ?? [];
  explainer = explanations.createExplainer(done.vote, { bytes, warnings, locale }, tell);
  await explainer.tellRest();
}

/** Not needed to count: it comes after, so that the count is not kept waiting, and a count without it is whole. */
async function loadExplanations(): Promise<typeof import('./worker-explanations.ts') | undefined> {
  try {
    return await import('./worker-explanations.ts');
  } catch {
    return undefined;
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
