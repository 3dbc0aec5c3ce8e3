// The browser's counting worker: one file, one count, and what is asked about it; nothing leaves it but its answers.
import type { Advance, Counted } from '../rules/counted.ts';
import { workOn } from '../rules/work.ts';
import type { WorkerMessage, WorkerOrder, WorkerQuestion } from './worker-words.ts';

/** Between two words of progress. */
const ADVANCE_EVERY_MS = 100;

type Explanations = typeof import('./worker-explanations.ts');

/** What was counted, and the part of this worker that explains it. */
interface Known {
  readonly counted: Counted;
  readonly locale: WorkerOrder['locale'];
  readonly explanations: Explanations;
}

let known: Known | undefined;

addEventListener('message', ({ data }: MessageEvent<WorkerOrder | WorkerQuestion>) => {
  const task = 'file' in data ? work(data) : answer(data);
  task.catch(() => tell({ kind: 'crashed' }));
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
    return;
  }
  const { counted } = done;
  const report = done.reports[locale];
  if (report !== undefined) tell({ kind: 'counted', report });
  const explanations = await loadExplanations();
  if (explanations === undefined) {
    tell({ kind: 'unexplained' });
    return;
  }
  const { measures, hashes } = await explanations.measure(counted, bytes, locale);
  known = { counted, locale, explanations };
  tell({ kind: 'measured', measures });
  const { json, csv, pb } = explanations.resultFiles(counted, locale, hashes);
  const files = { json: new Blob([json]), csv: new Blob([csv]), pb: new Blob([pb]) };
  tell({ kind: 'files', files });
}

/** Not needed to count: it comes after, so that the count is not kept waiting, and a count without it is whole. */
async function loadExplanations(): Promise<Explanations | undefined> {
  try {
    return await import('./worker-explanations.ts');
  } catch {
    return undefined;
  }
}

async function answer(question: WorkerQuestion): Promise<void> {
  if (known === undefined) return;
  const { explanations, counted, locale } = known;
  if (question.kind === 'ballot') {
    const ballot = explanations.tellBallot(counted, question.asked, locale);
    tell({ kind: 'ballot', ...(ballot && { ballot }) });
  } else if (question.kind === 'leave') {
    explanations.leave();
  } else {
    await explanations.explain(counted, question.project, locale, tell);
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
