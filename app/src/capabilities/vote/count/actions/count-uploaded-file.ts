// Counts one upload in a child process and keeps what came of it; asked twice for the same one, it counts once.
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { UploadFailure, UploadId } from '../rules/upload.ts';
import {
  findFile,
  findUpload,
  markCounting,
  saveFailure,
  saveProgress,
  saveResult,
} from '../store/uploads.ts';
import { type ChildAnswer, countInChild } from './count-in-child.ts';

/** Progress is written no more often than this. */
const progressEveryMs = 1000;

/** Throws when the database does not take what came of it; if it takes that much, the page says so at once. */
export async function countUploadedFile(db: Database, id: UploadId): Promise<void> {
  const upload = await findUpload(db, id);
  const bytes = await findFile(db, id);
  if (upload === undefined || bytes === undefined) return;
  const isMine = await inTransaction(db, (tx) => markCounting(tx, id));
  if (!isMine) return;
  const order = { task: 'count', bytes, choice: upload.choice, locale: upload.locale } as const;
  const answer = await countInChild(order, progressWriter(db, id));
  try {
    await inTransaction(db, (tx) => saveAnswer(tx, id, answer));
  } catch (fault) {
    await inTransaction(db, (tx) => saveFailure(tx, id, 'broken'));
    throw fault;
  }
}

function saveAnswer(tx: Tx, id: UploadId, answer: ChildAnswer): Promise<void> {
  return answer.kind === 'counted'
    ? saveResult(tx, id, answer)
    : saveFailure(tx, id, failureOf(answer));
}

/** The file was found sound before it was taken: if it is not now, the fault is ours. */
function failureOf(answer: Exclude<ChildAnswer, { kind: 'counted' }>): UploadFailure {
  return answer.kind === 'failed' ? answer.failure : 'broken';
}

function progressWriter(db: Database, id: UploadId): (percent: number) => void {
  let writtenAt = 0;
  return (percent) => {
    const now = performance.now();
    if (now - writtenAt < progressEveryMs) return;
    writtenAt = now;
    // A progress that cannot be written is no reason to lose the count: the end will tell.
    saveProgress(db, id, Math.floor(percent)).catch(() => {});
  };
}
